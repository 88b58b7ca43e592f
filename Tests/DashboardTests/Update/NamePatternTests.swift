import Testing

@testable import Dashboard

/// Regular expressions for names.
@Suite struct NamePatternTests {
    @Test(
        "a pattern finds what other engines find",
        arguments: [
            ("^xl[a-k]$", "XLF", true), ("^xl[a-k]$", "XLV", false), ("^xl[a-k]$", "XXLF", false),
            ("ru.*ll", "Russell 2000", true), ("^russell \\d+$", "Russell 2000", true), ("a|b|c$", "xxb", true),
            ("^(a|b)+c$", "ababc", true), ("^(a|b)+c$", "abac d", false), ("^(ab?|c)*$", "aabcc", true),
            ("^(ab?|c)*$", "aabbcc", false), ("colou?r", "COLOR", true), ("[^a-z ]", "s&p 500", true),
            ("[^a-z ]", "russell", false), ("s\\.p", "s&p", false), ("s.p", "s&p", true), ("\\ws\\s", "is x", true),
            ("[]x]", "]", true), ("[a-]$", "x-", true), ("", "anything", true), ("^$", "", true), ("^$", "a", false),
            ("é+", "CAFÉÉ", true), ("a**b", "aab", true), ("(^a|b$)", "xb", true), ("x*", "", true),
        ])
    func found(pattern: String, text: String, isFound: Bool) throws {
        #expect(try NamePattern(pattern).isFound(in: text) == isFound)
    }

    @Test(
        "what is wrong is told with its position",
        arguments: [
            ("(ab", 3, "expected “)”"), ("ab)", 2, "unexpected “)”"), ("*a", 0, "expected a character before it"),
            ("a[bc", 4, "expected “]”"), ("a\\", 2, "expected a character after “\\”"), ("\\q", 0, "known are"),
            ("[z-a]", 2, "ends before it begins"),
        ])
    func wrong(pattern: String, position: Int, message: String) throws {
        let failure = try #require(throws: FilterFailure.self) { try NamePattern(pattern) }
        #expect(failure.position == position && failure.message.contains(message), "\(failure)")
    }

    @Test("patterns that take other engines for ever are searched in no time, and very deep ones are refused")
    func hostile() throws {
        let nested = String(repeating: "(", count: 20) + "a*" + String(repeating: ")*", count: 20) + "b$"
        #expect(try !NamePattern(nested).isFound(in: String(repeating: "a", count: 60)))
        #expect(try !NamePattern("^(a|a|aa)*$").isFound(in: String(repeating: "a", count: 200) + "b"))
        #expect(throws: FilterFailure.self) { try NamePattern(String(repeating: "(", count: 5000)) }
    }
}

import Testing

@testable import Reports

struct NumberPatternTests {
    /// The same as Python 3.13's `format(1234.5678, pattern)`, but with U+2212 for minus.
    @Test(
        "numbers are written as Python writes them",
        arguments: [
            (".2f", "1234.57"), ("+.1f", "+1234.6"), (",.0f", "1,235"), ("10.1f", "    1234.6"),
            ("<10.1f", "1234.6    "),
            ("^10.1f", "  1234.6  "), ("*>10.1f", "****1234.6"), (" .0f", " 1235"), ("+,.2f", "+1,234.57"),
        ])
    func numbers(pattern: String, text: String) throws {
        let pattern = try #require(NumberPattern(pattern))
        #expect(pattern.text(1234.5678, decimals: 6) == text)
    }

    @Test("a number that rounds to zero has no sign, and a missing one is a dash")
    func special() throws {
        let pattern = try #require(NumberPattern("+.1"))
        #expect(pattern.text(-0.04, decimals: 2) == "0.0")
        #expect(pattern.text(-0.06, decimals: 2) == "\u{2212}0.1")
        #expect(pattern.text(nil, decimals: 2) == "—")
        #expect(pattern.text(.nan, decimals: 2) == "—")
        #expect(try #require(NumberPattern("6.1%")).text(7.74, decimals: 2) == "  7.7%")
        #expect(try #require(NumberPattern("5")).text("ab") == "ab   ")
        #expect(try #require(NumberPattern("")).text(2.345, decimals: 2) == "2.35")
    }

    @Test(
        "anything else is no pattern", arguments: ["x", "+-", ".", ".x", "999", ".13", "1.2.3", "d", "5,", "%%", "=5"])
    func invalid(pattern: String) {
        #expect(pattern == "5," ? NumberPattern(pattern)?.isGrouped == true : NumberPattern(pattern) == nil)
    }
}

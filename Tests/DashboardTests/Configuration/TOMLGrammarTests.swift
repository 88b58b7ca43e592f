import Model
import TOMLKit
import TestSupport
import Testing
import Thesis

@testable import ballast

/// Invalid TOML must be detected before the library reads it, because its assertions end the program.
@Suite("The grammar of TOML") struct TOMLGrammarTests {
    private func error(_ text: String) -> TOMLSyntaxError? {
        do throws(TOMLSyntaxError) {
            _ = try TOMLTable.checked(text)
            return nil
        } catch {
            return error
        }
    }

    /// Invalid texts, each with the line and column of its error. The first eight crash the library or overflow its
    /// stack.
    private static let wrong: [(text: String, line: Int, column: Int)] = [
        ("[(", 1, 2), ("[\u{202E}", 1, 2), ("a = 1\n  [\u{1}]", 2, 4), ("a=[}", 1, 4), ("a=[1,}", 1, 6),
        ("a=2024-01-01T:", 1, 3), ("a=2024-01-01 1]", 1, 3), ("[[()]]", 1, 3),
        ("[", 1, 2), ("[]", 1, 2), ("[a", 1, 3), ("[a]]", 1, 4), ("[[a]", 1, 5), ("[a] b", 1, 5), ("[a.]", 1, 4),
        ("[.a]", 1, 2), ("[a b]", 1, 4), ("[\"a]", 1, 2), ("[\"\"\"a\"\"\"]", 1, 2), ("= 1", 1, 1), ("a", 1, 2),
        ("a.", 1, 3), ("a..b = 1", 1, 3), ("a b = 1", 1, 3), ("é = 1", 1, 1), ("a = 1 b = 2", 1, 7), ("a =", 1, 4),
        ("a = # x", 1, 5), ("a = b", 1, 5), ("a = True", 1, 5), ("a = 01", 1, 5), ("a = 1_", 1, 5), ("a = 1__0", 1, 5),
        ("a = _1", 1, 5), ("a = +0x1", 1, 5), ("a = 0xG", 1, 5), ("a = 0b2", 1, 5), ("a = 0o8", 1, 5), ("a = 1.", 1, 5),
        ("a = .5", 1, 5), ("a = 1.e5", 1, 5), ("a = 1e", 1, 5), ("a = 1e5.0", 1, 5), ("a = ++1", 1, 5),
        ("a = infinity", 1, 5), ("a = 2024-1-1", 1, 5), ("a = 2024-01-01T", 1, 5), ("a = 12:00", 1, 5),
        ("a = 12:00:00.", 1, 5), ("a = 2024-01-01T12:00:00+1", 1, 5), ("a = \"x", 1, 5), ("a = 'x", 1, 5),
        ("a = \"x\ny\"", 1, 5), ("a = \"\"\"x\"\"", 1, 5), ("a = '''x''", 1, 5), ("a = '''x''''''", 1, 9),
        ("a = \"\\q\"", 1, 6), ("a = \"\\u00G0\"", 1, 6), ("a = \"\\uD800\"", 1, 6), ("a = \"\\U00110000\"", 1, 6),
        ("a = \"\\ x\"", 1, 6), ("a = \"\u{1}\"", 1, 6), ("a = '\u{7F}'", 1, 6), ("a = [1 2]", 1, 8), ("a = [,]", 1, 6),
        ("a = [1,,2]", 1, 8), ("a = [1", 1, 7), ("a = [\n1\n", 3, 1), ("a = {b}", 1, 7), ("a = {b = 1,}", 1, 12),
        ("a = {b = 1\n}", 1, 11), ("a = {,}", 1, 6), ("a = {b = 1 c = 2}", 1, 12), ("a = }", 1, 5),
        ("# \u{1}", 1, 3), ("# \u{0}", 1, 3), ("a = 1 # \r x", 1, 9), ("a = 1\rb = 2", 1, 6), ("\u{A0}a = 1", 1, 1),
        ("a = 1\na = 2", 2, 5), ("a = 1979-13-01", 1, 12),
    ]

    @Test("invalid TOML is reported with line and column", arguments: wrong.indices)
    func refused(index: Int) {
        let (text, line, column) = Self.wrong[index]
        #expect(
            error(text)?.location == ThesisSource.SourceLocation(line: line, column: column),
            "\(text): \(error(text)?.message ?? "no error")")
    }

    @Test("an error names the key or table that is being read")
    func key() {
        #expect(error("[a.b]\nc = [1, }")?.key == "a.b.c")
        #expect(error("[sources.yahoo]\n= 1")?.key == "sources.yahoo")
        #expect(error("(")?.key == nil)
    }

    @Test(
        "valid TOML is accepted",
        arguments: [
            "", "\n\r\n", "# é\u{2028}\n", "\u{FEFF}a = 1", "[a]", " [ a . \"b c\" . 'd' ] # x", "[[a]]\n[[a]]",
            "a.b.c = 1",
            "\"\" = 1", "'a=b' = 1", "1 = 2", "a = +1_000", "a = -0", "a = 0xdead_BEEF", "a = 0o17", "a = 0b1_0",
            "a = 1.5e-3",
            "a = -inf", "a = +nan", "a = true", "a = 1979-05-27", "a = 1979-05-27T07:32:00Z",
            "a = 1979-05-27 07:32:00.5-07:00",
            "a = 07:32:00", "a = \"\\u00e9\\n\\\"\"", "a = \"\"\"\nx\\\n   y\"\"\"\"\"", "a = '''\nx''y'''''", "a = []",
            "a = {}",
            "a = [ # x\n 1,\n 2, # y\n]", "a = [[1], [\"x\", { b = [2] }]]", "a = { b.c = 1, 'd' = [\n2\n] }",
        ])
    func accepted(text: String) { #expect(error(text) == nil, "\(error(text)?.message ?? "")") }

    @Test("nesting too deep for the stack and names that are too long are refused")
    func deep() {
        for text in [
            "a = " + String(repeating: "[", count: 100_000), "a = " + String(repeating: "{a=", count: 100_000),
            String(repeating: "a.", count: 300_000) + "a = 1", "[" + String(repeating: "a.", count: 300_000) + "a]",
        ] { #expect(error(text) != nil) }
        #expect(error("a = " + String(repeating: "[", count: 32) + String(repeating: "]", count: 32)) == nil)
        #expect(error(String(repeating: "x", count: 500_000) + " = 1") == nil)
    }

    @Test("any mutation of a text is either read or refused")
    func mutated() {
        let seeds = [
            "[a]\nb = 1\nc=\"x\"\n[[d]]\ne = [1,2,{f=1}]\n",
            "a = 2024-01-01 00:00:00Z\n\"q r\"='s'\n[t.\"u v\".w]\nm='''\na\n'''\n",
            "a=1e5\nb=-inf\nc=0x1F\ng=12:00:00.5\nh={a=1,b={c=2}}\n",
        ].map { Array($0.unicodeScalars) }
        let pieces: [Unicode.Scalar] = Array(
            "[]{}=.,\"'#\n\r \tabex01-+_TZ:\\u()!\u{202E}é\u{FEFF}\u{1}\u{2028}😀".unicodeScalars)
        var random = SplitMix(seed: 7)
        func next(_ count: Int) -> Int { Int.random(in: 0..<max(count, 1), using: &random) }
        var refused = 0
        for _ in 0..<6_000 {
            var scalars = seeds[next(seeds.count)]
            for _ in 0...next(3) {
                let index = next(scalars.count)
                switch next(3) {
                case 0: scalars.insert(pieces[next(pieces.count)], at: index)
                case 1: scalars.removeSubrange(index..<min(scalars.count, index + 1 + next(4)))
                default:
                    scalars.replaceSubrange(index..<min(scalars.count, index + 1), with: [pieces[next(pieces.count)]])
                }
            }
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars)
            if error(String(view)) != nil { refused += 1 }
        }
        #expect((1_000..<6_000).contains(refused))
    }
}

import Testing

@testable import ballast

@Suite("Roff") struct RoffTests {
    @Test(
        "characters that roff interprets are escaped, and hyphens can be copied where they are typed",
        arguments: [
            ("small-cap", "small-cap"), ("use --as-of here", "use \\-\\-as\\-of here"), ("(-1y)", "(\\-1y)"),
            ("`a-b`", "\\fBa\\-b\\fR"), ("‹a-b› c", "\\fIa-b\\fR c"), ("2024-05-16", "2024\\-05\\-16"),
            ("a\\nb", "a\\(rsnb"), (".so x", "\\&.so x"), ("'quoted'", "\\&'quoted'"), ("`'`", "\\fB\\(aq\\fR"),
            ("~/a ^b", "\\(ti/a \\(hab"), ("≥ “a”", "\\[u2265] \\[u201C]a\\[u201D]"),
            ("\"high-contrast\"", "\"high\\-contrast\""),
        ])
    func escapes(text: String, roff: String) {
        #expect(RoffText.line(text) == roff)
        #expect(PageText.plain(RoffText.line(text)) == text.filter { !"`‹›".contains($0) })
    }

    @Test("no line of a paragraph begins with a request, wherever it is broken")
    func lineStarts() {
        let lines = RoffText.lines(String(repeating: "word .so 'x' ", count: 60)).split(separator: "\n")
        #expect(lines.count > 5)
        #expect(lines.allSatisfy { $0.first != "." && $0.first != "'" && $0.first != " " })
        #expect(lines.contains { $0.hasPrefix("\\&.so") || $0.hasPrefix("\\&'x'") })
    }

    @Test("an example keeps its lines, blank ones and those that look like requests too")
    func example() {
        var page = Roff("a-b", section: 5, date: "2024-05-16", source: "Ballast \"1\"")
        page.section("EXAMPLE")
        page.example(["  .x = 'y'", "", "'z'", ".a"])
        #expect(
            page.text == """
                .TH A\\-B 5 2024-05-16 "Ballast \\(dq1\\(dq"
                .SH "EXAMPLE"
                .RS 4
                .EX
                  .x = \\(aqy\\(aq

                \\(aqz\\(aq
                \\&.a
                .EE
                .RE

                """)
    }

    @Test("a paragraph after a heading needs no macro, and a term precedes its explanation")
    func entries() {
        var page = Roff("a", section: 1, date: "2024-05-16", source: "B")
        page.section("S")
        page.paragraph("one")
        page.entry("`-x`", "two\nthree")
        page.paragraph("four")
        #expect(page.text.hasSuffix("one\n.TP\n\\fB\\-x\\fR\ntwo\n.br\nthree\n.PP\nfour\n"))
    }
}

import Testing

@testable import Model
@testable import Reports

struct RecapFormatTests {
    private func recap() throws -> Recap {
        try RecapFixtures.market([
            RecapFixtures.deal(RecapFixtures.day - 200, 1),
            RecapFixtures.deal(RecapFixtures.day, 850, to: "a*b|c_d [e] <f>"),
        ]).recap()
    }

    @Test(
        "characters with a meaning in Markdown are escaped",
        arguments: [
            ("S&P 500", "S&P 500"), ("a*b_c", "a\\*b\\_c"), ("[x](y)", "\\[x\\](y)"), ("a|b", "a\\|b"),
            ("<i>", "\\<i\\>"),
            ("`x`", "\\`x\\`"), ("a\\b", "a\\\\b"), ("# x", "\\# x"), ("~~x~~", "\\~\\~x\\~\\~"), ("&lt;", "\\&lt;"),
            ("&#42;", "\\&\\#42;"), ("AT&T; x", "AT\\&T; x"), ("a\nb", "a b"),
        ])
    func escaping(text: String, escaped: String) {
        #expect(Markdown.escape(text) == escaped)
    }

    @Test("an address is a link, and any other source is text")
    func sources() {
        #expect(Markdown.source("https://example.com/a_b*c") == "<https://example.com/a_b*c>")
        #expect(Markdown.source("https://example.com/a b") == "https://example.com/a b")
        #expect(Markdown.source("javascript:alert(1)") == "javascript:alert(1)")
        #expect(Markdown.source("ETF *Trends*") == "ETF \\*Trends\\*")
    }

    @Test("Markdown has a heading, paragraphs, one regular table and a list of sources")
    func markdown() throws {
        let text = try recap().markdown
        #expect(text.hasPrefix("# Thu 16 May 2024: "))
        #expect(text.contains("to buy a\\*b\\|c\\_d \\[e\\] \\<f\\> ($850m upfront)"))
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("|") }
        #expect(rows.count == 4)
        #expect(Set(rows.map { $0.count { $0 == "|" } }).count == 1)
        #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
        #expect(text.contains("\n\nSources:\n\n- tables\n"))
    }

    @Test("rows are no wider than requested, except for an address", arguments: [20, 40, 48, 60, 80, 120])
    func widths(width: Int) throws {
        let recap = try recap()
        let rows = recap.rows(width: width)
        let wide = rows.filter { $0.line.count > width && ($0.kind != .cells || width > 30) }
        #expect(wide.allSatisfy { $0.kind == .source || !$0.line.contains(" ") }, "\(wide.map(\.line))")
        let words = rows.filter { $0.kind == .prose }.flatMap { $0.text.split(separator: " ") }
        let prose = [recap.scope] + recap.sections.flatMap(\.sentences)
        #expect(words == prose.flatMap { $0.text.split(separator: " ") })
        #expect(rows.allSatisfy { $0.line.last != " " })
    }

    @Test("a figure is not separated from its unit, nor a day from its month")
    func unbroken() throws {
        for width in 48...90 {
            let rows = try recap().rows(width: width).filter { $0.kind == .prose }
            #expect(
                !rows.contains { ["%", "pp", "bp", "May", "500"].contains($0.text.prefix { $0 != " " && $0 != "," }) })
        }
    }

    @Test("the data contain every figure in a sentence, with its definition, inputs and source")
    func data() throws {
        let recap = try recap()
        let json = recap.json()
        #expect(json["date"] == "2024-05-16")
        #expect(json["base"] == "2024-05-15")
        #expect(json["words"] == JSON(recap.wordCount))
        guard case .array(let figures)? = json["figures"] else {
            Issue.record("the JSON has no figures")
            return
        }
        #expect(figures.count == recap.figures.count)
        let names = Set(figures.compactMap { $0["id"] })
        #expect(names.count == figures.count)
        for sentence in recap.sections.flatMap(\.sentences) {
            #expect(sentence.figures.allSatisfy { names.contains(.string($0.id)) })
        }
        #expect(json["sections"]?[0]?["heading"] == "Indexes")
    }

    @Test("parts are omitted only if the prose exceeds 200 words")
    func budget() throws {
        let long = (1...120).map { "word\($0)" }.joined(separator: " ")
        let deals = [
            RecapFixtures.deal(RecapFixtures.day - 200, 1), RecapFixtures.deal(RecapFixtures.day, 850, to: long),
        ]
        let market = RecapFixtures.market(deals)
        let short = try market.recap()
        #expect(short.wordCount <= Recap.mostWords)
        #expect(short.prose("Deals").hasPrefix("One health-care deal was announced."))
        #expect(short.prose("Sectors") == "")
        #expect(try recap().prose("Sectors") != "")
    }
}

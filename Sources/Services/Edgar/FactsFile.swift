import Formats
import Model

/// The cached format of company facts: a list of rows, each figure with its day, period and tag.
enum FactsFile {
    /// The facts as bytes that `read(_:)` parses.
    static func text(of companies: [CompanyFacts]) -> [UInt8] {
        let rows = companies.map { company -> JSON in
            [
                "cik": JSON(company.cik), "name": .string(company.name),
                "tickers": .array(company.tickers.map { .string($0.name) }),
                "facts": .array(FactsPlan.Figure.allCases.map { json(company[keyPath: $0.keyPath]) }),
            ]
        }
        return Array(JSON.array(rows).text(indented: false).utf8)
    }

    static func read(_ bytes: [UInt8]) throws(FeedError) -> [CompanyFacts] {
        try JSONFile<[Row]>(bytes, source: "edgar").content.compactMap { row in
            guard let cik = row.cik, EDGARNumber.isCompany(cik) else { return nil }
            var company = CompanyFacts(
                cik: cik, tickers: SubmissionsFile.tickers(row.tickers ?? []),
                name: PlainText.clean(row.name ?? "", limit: 120))
            for (figure, fact) in zip(FactsPlan.Figure.allCases, row.facts?.values ?? []) {
                company[keyPath: figure.keyPath] = fact?.fact
            }
            return company
        }
    }

    private static func json(_ fact: CompanyFact?) -> JSON {
        guard let fact else { return .null }
        return ["value": JSON(fact.value), "start": JSON(fact.start), "end": JSON(fact.end), "tag": .string(fact.tag)]
    }

    private struct Row: JSONField {
        @Lenient var cik: Int?
        @Lenient var name: String?
        @Lenient var tickers: [String]?
        @Lenient var facts: JSONColumn<Fact>?
    }

    fileprivate struct Fact: JSONField {
        @Lenient var value: Double?
        @Lenient var start: String?
        @Lenient var end: String?
        @Lenient var tag: String?

        var fact: CompanyFact? {
            guard let value, let tag, let end = end.flatMap({ Day($0) }) else { return nil }
            return CompanyFact(
                value, start: start.flatMap { Day($0) }, end: end, tag: PlainText.clean(tag, limit: 80))
        }
    }
}

import GRDB
import Model

/// The size and debt that companies have reported.
struct CompanyRows {
    /// The figures, by name in the table.
    private static let figures: [(name: String, path: any WritableKeyPath<CompanyFacts, CompanyFact?> & Sendable)] = [
        ("shares", \.shares), ("long-term debt", \.longTermDebt), ("interest expense", \.interestExpense),
        ("operating income", \.operatingIncome),
    ]

    let database: Database

    /// Writes reported figures; of each figure the one with the later end date is stored.
    func put(_ facts: [CompanyFacts], at receipt: Timestamp) throws {
        for company in facts {
            try database.run(
                """
                INSERT INTO companies VALUES (?, ?, ?, ?)
                ON CONFLICT (cik) DO UPDATE SET name = excluded.name,
                    tickers = iif(excluded.tickers = '', tickers, excluded.tickers), received_at = excluded.received_at
                WHERE excluded.received_at >= companies.received_at
                """, company.cik, company.name, company.tickers.map(\.name).joined(separator: " "),
                receipt.milliseconds)
            for (name, path) in CompanyRows.figures {
                if let fact = company[keyPath: path] { try put(fact, name, of: company.cik, at: receipt) }
            }
        }
    }

    private func put(_ fact: CompanyFact, _ figure: String, of cik: Int, at receipt: Timestamp) throws {
        guard fact.value.isFinite else { return }
        try database.run(
            """
            INSERT INTO company_facts VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (cik, figure) DO UPDATE SET value = excluded.value, start = excluded.start,
                "end" = excluded."end", tag = excluded.tag, received_at = excluded.received_at
            WHERE excluded."end" > company_facts."end"
                OR excluded."end" = company_facts."end" AND excluded.received_at >= company_facts.received_at
            """, cik, figure, fact.value, fact.start?.number, fact.end.number, fact.tag, receipt.milliseconds)
    }

    /// All companies, by CIK.
    func all() throws -> [CompanyFacts] {
        let rows = try database.rows(
            """
            SELECT c.cik, c.name, c.tickers, f.figure, f.value, f.start, f."end", f.tag
            FROM companies c LEFT JOIN company_facts f ON f.cik = c.cik AND \(RowChecks.companyFacts)
            ORDER BY c.cik
            """)
        var companies: [CompanyFacts] = []
        while let row = try rows.next() {
            let cik: Int = try row.value(0)
            if companies.last?.cik != cik {
                let tickers: String = try row.value(2)
                companies.append(
                    CompanyFacts(
                        cik: cik, tickers: tickers.split(separator: " ").map { Symbol($0) }, name: try row.value(1)))
            }
            let figure: String? = try row.value(3)
            if let path = CompanyRows.figures.first(where: { $0.name == figure })?.path {
                companies[companies.count - 1][keyPath: path] = try CompanyFact(row)
            }
        }
        return companies
    }
}

extension CompanyFact {
    fileprivate init(_ row: Row) throws {
        let start: Int32? = try row.value(5)
        self.init(
            try row.value(4), start: start.map { Day(number: $0) }, end: Day(number: try row.value(6)),
            tag: try row.value(7))
    }
}

import GRDB
import Model

/// Filings with the SEC about deals.
struct FilingRows {
    let database: Database

    /// Writes a filing, replacing an older version with the same accession number.
    func put(_ filing: Filing, at receipt: Timestamp) throws {
        try database.run(
            """
            INSERT INTO filings VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (accession) DO UPDATE SET form = excluded.form, accepted = excluded.accepted,
                items = excluded.items, link = excluded.link, near_merger_form = excluded.near_merger_form,
                received_at = excluded.received_at
            WHERE excluded.received_at >= filings.received_at
            """,
            filing.accession, filing.form, filing.accepted.milliseconds, filing.items.joined(separator: " "),
            filing.link, filing.isNearMergerForm, receipt.milliseconds)
        // No row has changed if a newer version is stored.
        guard database.changesCount > 0 else { return }
        try database.run("DELETE FROM filing_parties WHERE accession = ?", filing.accession)
        for (index, party) in filing.parties.enumerated() {
            try database.run(
                "INSERT INTO filing_parties VALUES (?, ?, ?, ?, ?, ?, ?)", filing.accession, index, party.cik,
                party.name, party.role.rawValue, party.industry?.code, party.ticker?.name)
        }
    }

    /// The newest filings, newest first.
    func newest(_ count: Int) throws -> [Filing] {
        let rows = try database.rows(
            """
            SELECT f.accession, f.form, f.accepted, f.items, f.link, f.near_merger_form, p.cik, p.name, p.role,
                p.industry, p.ticker
            FROM (SELECT * FROM filings WHERE \(RowChecks.filings) ORDER BY accepted DESC LIMIT ?) f
            LEFT JOIN filing_parties p ON p.accession = f.accession
            ORDER BY f.accepted DESC, f.accession, p.place
            """, count)
        var filings: [Filing] = []
        while let row = try rows.next() {
            let accession: String = try row.value(0)
            if filings.last?.accession != accession { filings.append(try Filing(row, accession)) }
            if let party = try Filing.Party(row) { filings[filings.count - 1].parties.append(party) }
        }
        return filings
    }
}

extension Filing {
    fileprivate init(_ row: Row, _ accession: String) throws {
        let items: String = try row.value(3)
        self.init(
            accession: accession, form: try row.value(1), parties: [],
            accepted: Timestamp(milliseconds: try row.value(2)), items: items.split(separator: " ").map(String.init),
            link: try row.value(4), isNearMergerForm: try row.value(5))
    }
}

extension Filing.Party {
    /// The company of a row; nil if there is none, or it has a value that this version does not support.
    fileprivate init?(_ row: Row) throws {
        guard let cik: Int = try row.value(6), let role = Filing.Role(rawValue: try row.value(8)) else { return nil }
        let industry: Int? = try row.value(9)
        let ticker: String? = try row.value(10)
        self.init(
            cik: cik, name: try row.value(7), role: role, industry: industry.flatMap { Industry(code: $0) },
            ticker: ticker.map { Symbol($0) })
    }
}

/// Headlines of news wires about deals.
struct HeadlineRows {
    let database: Database

    /// Writes a headline, replacing an older version with the same link.
    func put(_ headline: Headline, at receipt: Timestamp) throws {
        try database.run(
            """
            INSERT INTO headlines VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (link) DO UPDATE SET title = excluded.title, time = excluded.time, wire = excluded.wire,
                tickers = excluded.tickers, received_at = excluded.received_at
            WHERE excluded.received_at >= headlines.received_at
            """,
            headline.link, headline.title, headline.time.milliseconds, headline.wire,
            headline.tickers.map(\.name).joined(separator: " "), receipt.milliseconds)
    }

    /// The newest headlines, newest first.
    func newest(_ count: Int) throws -> [Headline] {
        let rows = try database.rows(
            "SELECT title, time, link, wire, tickers FROM headlines WHERE \(RowChecks.headlines) "
                + "ORDER BY time DESC, link LIMIT ?", count)
        var headlines: [Headline] = []
        while let row = try rows.next() {
            let tickers: String = try row.value(4)
            headlines.append(
                Headline(
                    try row.value(0), time: Timestamp(milliseconds: try row.value(1)), link: try row.value(2),
                    wire: try row.value(3), tickers: tickers.split(separator: " ").map { Symbol($0) }))
        }
        return headlines
    }
}

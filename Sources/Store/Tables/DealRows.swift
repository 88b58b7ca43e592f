import GRDB
import Model

/// Announced deals, one row per report: a market merges the reports of one deal.
struct DealRows {
    let database: Database

    /// Writes a report of a deal, replacing an older one with the same source, parties, date and kind.
    func put(_ deal: Deal, at receipt: Timestamp) throws {
        try database.run(
            """
            INSERT INTO deals (announced, precision, acquirer, acquirer_ticker, target, target_ticker, kind, area,
                upfront, maximum, source, other_sources, stage, received_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (announced, precision, acquirer, target, kind, source) DO UPDATE SET
                acquirer_ticker = excluded.acquirer_ticker, target_ticker = excluded.target_ticker,
                area = excluded.area, upfront = excluded.upfront, maximum = excluded.maximum,
                other_sources = excluded.other_sources, stage = excluded.stage, received_at = excluded.received_at
            WHERE excluded.received_at >= deals.received_at
            """,
            deal.announced.day.number, deal.announced.precision.rawValue, deal.acquirer, deal.acquirerTicker?.name,
            deal.target, deal.targetTicker?.name, deal.kind.rawValue, deal.area, deal.upfrontUSDMillions,
            deal.maximumUSDMillions, deal.source, deal.otherSources.joined(separator: "\n"), deal.stage.rawValue,
            receipt.milliseconds)
    }

    /// Records that the deals of some days are complete; spans that overlap or touch are merged.
    func addSpan(_ days: ClosedRange<Day>, at receipt: Timestamp) throws {
        let (first, last) = (days.lowerBound.number, days.upperBound.number)
        let touchingClause = "WHERE first <= ? + 1 AND last >= ? - 1"
        let covering = try database.rows(
            "SELECT 1 FROM deal_spans WHERE first <= ? AND last >= ? AND received_at >= ?", first, last,
            receipt.milliseconds)
        if try covering.next() != nil { return }
        let lowest: Int32? = try database.value("SELECT min(first) FROM deal_spans \(touchingClause)", last, first)
        let highest: Int32? = try database.value("SELECT max(last) FROM deal_spans \(touchingClause)", last, first)
        try database.run("DELETE FROM deal_spans \(touchingClause)", last, first)
        try database.run(
            "INSERT INTO deal_spans VALUES (?, ?, ?)", min(first, lowest ?? first), max(last, highest ?? last),
            receipt.milliseconds)
    }

    /// Marks the deals of some days as incomplete again.
    func removeSpans(_ days: [ClosedRange<Day>]) throws {
        for range in days {
            let (first, last) = (range.lowerBound.number, range.upperBound.number)
            let overlaps = "WHERE first <= ?2 AND last >= ?1"
            try database.run(
                "INSERT INTO deal_spans SELECT ?2 + 1, last, received_at FROM deal_spans \(overlaps) AND last > ?2",
                first,
                last)
            try database.run("DELETE FROM deal_spans WHERE first BETWEEN ?1 AND ?2", first, last)
            try database.run("UPDATE deal_spans SET last = ?1 - 1 \(overlaps) AND first < ?1", first, last)
        }
    }

    /// Deals, newest first.
    ///
    /// - Parameters:
    ///   - count: the maximum number; nil for all.
    ///   - skipped: the number of newest deals to leave out.
    func newest(_ count: Int? = nil, skipping skipped: Int = 0) throws -> [Deal] {
        let rows = try database.rows(
            """
            SELECT announced, precision, acquirer, acquirer_ticker, target, target_ticker, kind, area, upfront,
                maximum, source, other_sources, stage
            FROM deals WHERE \(RowChecks.deals) ORDER BY announced DESC, received_at, id LIMIT ? OFFSET ?
            """, count ?? -1, skipped)
        var deals: [Deal] = []
        while let row = try rows.next() {
            if let deal = try Deal(row) { deals.append(deal) }
        }
        return deals
    }

    /// The spans of days with complete deals, oldest first.
    func spans() throws -> [ClosedRange<Day>] {
        let rows = try database.rows("SELECT first, last FROM deal_spans WHERE \(RowChecks.dealSpans) ORDER BY first")
        var spans: [ClosedRange<Day>] = []
        while let row = try rows.next() {
            spans.append(Day(number: try row.value(0))...Day(number: try row.value(1)))
        }
        return spans
    }
}

extension Deal {
    /// A deal from a row; nil if it has a value that this version does not support.
    fileprivate init?(_ row: Row) throws {
        guard let precision = Dated.Precision(rawValue: try row.value(1)),
            let kind = Deal.Kind(rawValue: try row.value(6)), let stage = Deal.Stage(rawValue: try row.value(12))
        else { return nil }
        let acquirerTicker: String? = try row.value(3)
        let targetTicker: String? = try row.value(5)
        let otherSources: String = try row.value(11)
        self.init(
            announced: Dated(Day(number: try row.value(0)), precision: precision), acquirer: try row.value(2),
            acquirerTicker: acquirerTicker.map { Symbol($0) }, target: try row.value(4),
            targetTicker: targetTicker.map { Symbol($0) }, kind: kind, area: try row.value(7),
            upfrontUSDMillions: try row.value(8), maximumUSDMillions: try row.value(9), source: try row.value(10),
            otherSources: otherSources.split(separator: "\n").map(String.init), stage: stage)
    }
}

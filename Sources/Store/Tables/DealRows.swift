import GRDB
import Model

/// Deals as announced.
struct DealRows {
    let database: Database

    /// Keeps a deal in place of an older word of the same parties, date and kind.
    func put(_ deal: Deal, at receipt: Timestamp) throws {
        try database.run(
            """
            INSERT INTO deals (announced, precision, acquirer, acquirer_ticker, target, target_ticker, kind, area,
                upfront, maximum, source, received_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (announced, precision, acquirer, target, kind) DO UPDATE SET
                acquirer_ticker = excluded.acquirer_ticker, target_ticker = excluded.target_ticker,
                area = excluded.area, upfront = excluded.upfront, maximum = excluded.maximum,
                source = excluded.source, received_at = excluded.received_at
            WHERE excluded.received_at >= deals.received_at
            """,
            deal.announced.day.number, deal.announced.precision.rawValue, deal.acquirer, deal.acquirerTicker?.name,
            deal.target, deal.targetTicker?.name, deal.kind.rawValue, deal.area, deal.upfrontUSDMillions,
            deal.maximumUSDMillions, deal.source, receipt.milliseconds)
    }

    /// Deals from the newest on, as many as asked for; those behind the first `skipped` of them.
    func newest(_ count: Int? = nil, skipping skipped: Int = 0) throws -> [Deal] {
        let rows = try database.rows(
            """
            SELECT announced, precision, acquirer, acquirer_ticker, target, target_ticker, kind, area, upfront,
                maximum, source
            FROM deals ORDER BY announced DESC, id LIMIT ? OFFSET ?
            """, count ?? -1, skipped)
        var deals: [Deal] = []
        while let row = try rows.next() {
            if let deal = try Deal(row) { deals.append(deal) }
        }
        return deals
    }

    /// The days of the first and the last deal; nil where there is none.
    func span() throws -> ClosedRange<Day>? {
        let first: Int32? = try database.value("SELECT min(announced) FROM deals")
        let last: Int32? = try database.value("SELECT max(announced) FROM deals")
        return first.flatMap { first in last.map { Day(number: first)...Day(number: $0) } }
    }
}

extension Deal {
    /// A deal of a row; nil where a newer word stands in it that this version does not know.
    fileprivate init?(_ row: Row) throws {
        guard let precision = Dated.Precision(rawValue: try row.value(1)),
            let kind = Deal.Kind(rawValue: try row.value(6))
        else {
            return nil
        }
        let acquirerTicker: String? = try row.value(3)
        let targetTicker: String? = try row.value(5)
        self.init(
            announced: Dated(Day(number: try row.value(0)), precision: precision), acquirer: try row.value(2),
            acquirerTicker: acquirerTicker.map { Symbol($0) }, target: try row.value(4),
            targetTicker: targetTicker.map { Symbol($0) }, kind: kind, area: try row.value(7),
            upfrontUSDMillions: try row.value(8),
            maximumUSDMillions: try row.value(9), source: try row.value(10))
    }
}

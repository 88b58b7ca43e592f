import GRDB
import Model

/// Price-earnings ratios, and published statements about them.
struct ValuationRows {
    let database: Database

    func put(_ point: ValuationPoint, at receipt: Timestamp) throws {
        try database.run(
            """
            INSERT INTO valuations VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (day, measure, source) DO UPDATE SET large = excluded.large, mid = excluded.mid,
                small = excluded.small, received_at = excluded.received_at
            WHERE excluded.received_at >= valuations.received_at
            """,
            point.day.number, point.measure, point.source, point.large, point.mid, point.small, receipt.milliseconds)
    }

    func put(_ statement: ValuationStatement, at receipt: Timestamp) throws {
        try database.run(
            """
            INSERT INTO statements VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (day, measure, source) DO UPDATE SET discount = excluded.discount,
                average_premium = excluded.average_premium, since = excluded.since,
                received_at = excluded.received_at
            WHERE excluded.received_at >= statements.received_at
            """,
            statement.day.number, statement.measure, statement.source, statement.discount, statement.averagePremium,
            statement.since, receipt.milliseconds)
    }

    /// The points, oldest first.
    func points() throws -> [ValuationPoint] {
        let rows = try database.rows(
            "SELECT day, large, mid, small, measure, source FROM valuations "
                + "WHERE \(RowChecks.valuations) ORDER BY day")
        var points: [ValuationPoint] = []
        while let row = try rows.next() {
            points.append(
                ValuationPoint(
                    Day(number: try row.value(0)), large: try row.value(1), mid: try row.value(2),
                    small: try row.value(3), measure: try row.value(4), source: try row.value(5)))
        }
        return points
    }

    /// The statements, oldest first.
    func statements() throws -> [ValuationStatement] {
        let rows = try database.rows(
            "SELECT day, discount, average_premium, since, measure, source FROM statements "
                + "WHERE \(RowChecks.statements) ORDER BY day")
        var statements: [ValuationStatement] = []
        while let row = try rows.next() {
            statements.append(
                ValuationStatement(
                    Day(number: try row.value(0)), discount: try row.value(1), averagePremium: try row.value(2),
                    since: try row.value(3), measure: try row.value(4),
                    source: try row.value(5)))
        }
        return statements
    }
}

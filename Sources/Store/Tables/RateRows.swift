import GRDB
import Model

/// Treasury yields and the policy rate by day.
struct RateRows {
    /// The column of each tenor, in the order of `Tenor.allCases`: `y_1m` to `y_30y`.
    static let columns = Tenor.allCases.map { "y_" + $0.rawValue.lowercased() }

    let database: Database

    /// Writes a day's yields. The version received last wins; tenors that it lacks are retained, and an older version
    /// fills gaps.
    func put(_ curve: YieldCurve, at receipt: Timestamp) throws {
        let percent: [(any DatabaseValueConvertible)?] = Tenor.allCases.map { curve.percent[$0] }
        let arguments: [(any DatabaseValueConvertible)?] = [curve.day.number] + percent + [receipt.milliseconds]
        try database.cachedStatement(sql: RateRows.putCurve).execute(arguments: StatementArguments(arguments))
    }

    /// Writes the policy rate of a day, unless a newer version is stored.
    func put(policy percent: Double, on day: Day, at receipt: Timestamp) throws {
        try database.run(
            """
            INSERT INTO policy VALUES (?, ?, ?)
            ON CONFLICT (day) DO UPDATE SET percent = excluded.percent, received_at = excluded.received_at
            WHERE excluded.received_at >= policy.received_at
            """, day.number, percent, receipt.milliseconds)
    }

    /// Records the source of the yields; bundled data does not replace a newer source.
    func put(_ provenance: Provenance, at receipt: Timestamp) throws {
        let meta = MetaRows(database: database)
        let stored = try meta["yields freshness"]
        if provenance.freshness == .bundled, let stored, stored != Freshness.bundled.rawValue { return }
        try meta.put(provenance.source, for: "yields source")
        try meta.put(provenance.freshness.rawValue, for: "yields freshness")
    }

    /// The newest curves and policy rates with their source; all where the count is nil.
    func rates(curves: Int? = nil, policyDays: Int? = nil) throws -> Rates {
        var rates = Rates()
        rates.yields = try yields(newest: curves)
        rates.policy = try policy(newest: policyDays)
        let meta = MetaRows(database: database)
        if let source = try meta["yields source"], let freshness = try meta["yields freshness"] {
            rates.provenance = Provenance(stored: source, freshness)
        }
        return rates
    }

    private func yields(newest count: Int?) throws -> [Tenor: DatedValues] {
        let rows = try database.rows(
            "SELECT day, \(RateRows.columns.joined(separator: ", ")) FROM yields WHERE \(RowChecks.yields) "
                + "ORDER BY day DESC LIMIT ?",
            count ?? -1)
        var columns = [DatedColumn](repeating: DatedColumn(), count: Tenor.allCases.count)
        while let row = try rows.next() {
            let day = Day(number: try row.value(0))
            for index in columns.indices {
                if let percent: Double = try row.value(index + 1) { columns[index].append(percent, on: day) }
            }
        }
        let pairs = zip(Tenor.allCases, columns).filter { !$1.days.isEmpty }.map { ($0, $1.values(newestFirst: true)) }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    /// The newest policy rates: the given number, and enough more to show how long the newest has been in force.
    private func policy(newest count: Int?) throws -> DatedValues {
        let rows = try database.rows("SELECT day, percent FROM policy WHERE \(RowChecks.policy) ORDER BY day DESC")
        var column = DatedColumn()
        while let row = try rows.next() {
            let percent: Double = try row.value(1)
            column.append(percent, on: Day(number: try row.value(0)))
            guard let count, let newest = column.numbers.first else { continue }
            if column.days.count >= count, (percent - newest).magnitude > PolicyHold.tolerance { break }
        }
        return column.values(newestFirst: true)
    }

    private static let putCurve: String = {
        let names = columns.joined(separator: ", ")
        let placeholders = columns.map { _ in "?" }.joined(separator: ", ")
        let changes = columns.map { name in
            "\(name) = iif(excluded.received_at >= yields.received_at, coalesce(excluded.\(name), yields.\(name)), "
                + "coalesce(yields.\(name), excluded.\(name)))"
        }
        return """
            INSERT INTO yields (day, \(names), received_at) VALUES (?, \(placeholders), ?)
            ON CONFLICT (day) DO UPDATE SET \(changes.joined(separator: ", ")),
                received_at = max(excluded.received_at, yields.received_at)
            """
    }()
}

/// Values by date while they are read.
private struct DatedColumn {
    var days: [Day] = []
    var numbers: [Double] = []

    mutating func append(_ number: Double, on day: Day) {
        days.append(day)
        numbers.append(number)
    }

    func values(newestFirst: Bool) -> DatedValues {
        newestFirst
            ? DatedValues(days: days.reversed(), values: numbers.reversed()) : DatedValues(days: days, values: numbers)
    }
}

import GRDB
import Model

/// Treasury yields and the policy rate by day.
struct RateRows {
    /// The column of each tenor, in the order of `Tenor.allCases`: `y_1m` to `y_30y`.
    static let columns = Tenor.allCases.map { "y_" + $0.rawValue.lowercased() }

    let database: Database

    /// Keeps a day's yields. Those of a newer word win; tenors that it leaves out stay, and an older word fills gaps.
    func put(_ curve: YieldCurve, at receipt: Timestamp) throws {
        let percent: [(any DatabaseValueConvertible)?] = Tenor.allCases.map { curve.percent[$0] }
        let arguments: [(any DatabaseValueConvertible)?] = [curve.day.number] + percent + [receipt.milliseconds]
        try database.cachedStatement(sql: RateRows.putCurve).execute(arguments: StatementArguments(arguments))
    }

    /// Keeps the policy rate of a day unless a newer word is known of it.
    func put(policy percent: Double, on day: Day, at receipt: Timestamp) throws {
        try database.run(
            """
            INSERT INTO policy VALUES (?, ?, ?)
            ON CONFLICT (day) DO UPDATE SET percent = excluded.percent, received_at = excluded.received_at
            WHERE excluded.received_at >= policy.received_at
            """, day.number, percent, receipt.milliseconds)
    }

    /// Says where the yields come from, unless that is bundled and something newer is known.
    func put(_ provenance: Provenance, at receipt: Timestamp) throws {
        let meta = MetaRows(database: database)
        let known = try meta["yields freshness"]
        if provenance.freshness == .bundled, let known, known != Freshness.bundled.rawValue { return }
        try meta.put(provenance.source, for: "yields source")
        try meta.put(provenance.freshness.rawValue, for: "yields freshness")
    }

    /// The newest curves of all, or as many as asked for, with where they come from.
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
            "SELECT day, \(RateRows.columns.joined(separator: ", ")) FROM yields WHERE \(SoundRows.yields) "
                + "ORDER BY day DESC LIMIT ?",
            count ?? -1)
        var columns = [DatedColumn](repeating: DatedColumn(), count: Tenor.allCases.count)
        while let row = try rows.next() {
            let day = Day(number: try row.value(0))
            for place in columns.indices {
                if let percent: Double = try row.value(place + 1) { columns[place].append(percent, on: day) }
            }
        }
        let pairs = zip(Tenor.allCases, columns).filter { !$1.days.isEmpty }.map { ($0, $1.values(newestFirst: true)) }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    /// The newest policy rates: as many as asked for, and as many more as tell how long the newest has been held.
    private func policy(newest count: Int?) throws -> DatedValues {
        let rows = try database.rows("SELECT day, percent FROM policy WHERE \(SoundRows.policy) ORDER BY day DESC")
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
        let places = columns.map { _ in "?" }.joined(separator: ", ")
        let changes = columns.map { name in
            "\(name) = iif(excluded.received_at >= yields.received_at, coalesce(excluded.\(name), yields.\(name)), "
                + "coalesce(yields.\(name), excluded.\(name)))"
        }
        return """
            INSERT INTO yields (day, \(names), received_at) VALUES (?, \(places), ?)
            ON CONFLICT (day) DO UPDATE SET \(changes.joined(separator: ", ")),
                received_at = max(excluded.received_at, yields.received_at)
            """
    }()
}

/// Numbers by date while they are being read.
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

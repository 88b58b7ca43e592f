import GRDB
public import Model

/// Implausible figures in the store, and those that are withheld, found without writing.
public struct StoreAnomalies: Sendable {
    /// Price jumps that are not confirmed, by instrument.
    public let jumps: [(symbol: Symbol, jump: Jump)]
    /// A message about implausible figures; nil if there are none.
    public let implausible: String?

    /// Checks the newest sessions, yields and quotes of the store in a folder; nil if there is no store of this
    /// version.
    ///
    /// - Parameter now: the current time; later figures are implausible.
    public init?(folder: String, now: Timestamp) throws(StoreError) {
        let file = StoreFile(folder: folder), path = file.path
        let market: Market?
        do {
            let queue = try file.connect(timeout: 2, isReadOnly: true)
            market = try queue.read { database in
                guard try Schema.isComplete(database, path) else { return nil }
                let series = try TailRows(database: database).series(closesAlone: false)
                let listings = try InstrumentRows(database: database).entries().map { entry in
                    Listing(entry.instrument, series: series[entry.id] ?? Series(), provenance: entry.provenance)
                }
                let rates = try RateRows(database: database).rates(curves: 400, policyDays: 400)
                let day = now.wallClock(offsetMinutes: 0).day
                return Market(Moment(day, mode: .live), listings: listings, rates: rates)
            }
        } catch {
            throw StoreError(path, error)
        }
        guard let market else { return nil }
        var rules = UpdateRules(now: now)
        guard case .snapshot(let checked)? = rules.judge(.snapshot(market)) else { return nil }
        jumps = checked.doubtfulJumps
        implausible = rules.message
    }
}

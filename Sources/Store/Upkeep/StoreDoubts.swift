import GRDB
public import Model

/// What of a kept history cannot be, or is held back, as found by one who only reads.
public struct StoreDoubts: Sendable {
    /// Steps of prices that nothing has confirmed, by instrument.
    public let jumps: [(symbol: Symbol, jump: Jump)]
    /// What to say of figures that cannot be; nil where there is none.
    public let implausible: String?

    /// Looks at the newest sessions, yields and quotes of the store in a folder; nil where there is no store of this version.
    ///
    /// - Parameter now: the time that no figure can be later than.
    public init?(folder: String, now: Timestamp) throws(StoreError) {
        let file = StoreFile(folder: folder), path = file.path
        let market: Market?
        do {
            let queue = try file.connect(patience: 2, isReadOnly: true)
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
        guard case .picture(let plausible)? = rules.judge(.picture(market)) else { return nil }
        jumps = plausible.doubts
        implausible = rules.words
    }
}

import GRDB
public import Model

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension MarketStore {
    /// The number of free pages returned to the file system at a time, small enough not to block other work.
    private static let pagesPerVacuum = 2000

    /// Removes data past its retention, at most once a day (UTC); returns false if that has been done today.
    @discardableResult
    public func prune(_ retention: Retention, now: Timestamp) throws(StoreError) -> Bool {
        let today = now.wallClock(offsetMinutes: 0).day
        let isDue = try read { try MetaRows(database: $0)["pruned"] != today.description }
        guard isDue else { return false }
        try write { database in
            try Pruning(database: database, today: today).prune(retention)
            try MetaRows(database: database).put(today.description, for: "pruned")
        }
        try withoutTransaction { try $0.execute(sql: "PRAGMA incremental_vacuum(\(MarketStore.pagesPerVacuum))") }
        return true
    }

    /// Releases memory that the connections no longer need, for example after a large write.
    public func shrink() {
        // On failure the memory stays allocated, and the connections reuse it.
        _ = try? withoutTransaction { try $0.execute(sql: "PRAGMA shrink_memory") }
    }

    /// Moves recent writes from the write-ahead log into the database file, so that the next start does not have to
    /// read the log. Returns at once, with the log in place, if another program is reading or writing.
    public func checkpoint() {
        // On failure the writes stay in the log, and a later checkpoint moves them.
        _ = try? withoutTransaction { try $0.execute(sql: "PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE)") }
    }

    /// A cached response body, and when it was fetched.
    public func response(for key: String) throws(StoreError) -> (body: [UInt8], at: Timestamp)? {
        try read { database in
            let rows = try database.rows("SELECT value, fetched_at FROM cache WHERE key = ?", key)
            guard let row = try rows.next() else { return nil }
            let body = try row.withUnsafeData(atIndex: 0) { $0.map { [UInt8]($0) } ?? [] }
            return (body, Timestamp(milliseconds: try row.value(1)))
        }
    }

    /// Caches a response body under a key, unless a newer one is cached.
    public func store(_ body: [UInt8], for key: String, at time: Timestamp) throws(StoreError) {
        try write { database in
            try database.run(
                """
                INSERT INTO cache VALUES (?, ?, ?)
                ON CONFLICT (key) DO UPDATE SET value = excluded.value, fetched_at = excluded.fetched_at
                WHERE excluded.fetched_at >= cache.fetched_at
                """, key, Data(body), time.milliseconds)
        }
    }

    /// The stored validator for an address; nil if there is none, or if it was stored at `time` or later: another
    /// program may then have stored it together with data that this one has not read.
    public func validator(for address: String, before time: Timestamp) throws(StoreError) -> StoredValidator? {
        try read { database in
            let rows = try database.rows(
                "SELECT etag, last_modified FROM validators WHERE url = ? AND received_at < ?", address,
                time.milliseconds)
            guard let row = try rows.next() else { return nil }
            return StoredValidator(address: address, entityTag: try row.value(0), lastModified: try row.value(1))
        }
    }

    /// Stores validators. Call this only after storing the data from their responses.
    public func store(_ validators: [StoredValidator], at time: Timestamp) throws(StoreError) {
        if validators.isEmpty { return }
        try write { database in
            for validator in validators {
                try database.run(
                    """
                    INSERT INTO validators VALUES (?, ?, ?, ?)
                    ON CONFLICT (url) DO UPDATE SET etag = excluded.etag, last_modified = excluded.last_modified,
                        received_at = excluded.received_at
                    """, validator.address, validator.entityTag, validator.lastModified, time.milliseconds)
            }
        }
    }
}

/// The removal of data past its retention.
private struct Pruning {
    let database: Database
    let today: Day

    func prune(_ retention: Retention) throws {
        if let days = retention.historyDays { try pruneHistory(before: today - days) }
        if let days = retention.holdingsDays {
            try FundRows(database: database).thinHoldings(before: today - days)
        }
        if let days = retention.quoteDays {
            try database.run("DELETE FROM quotes WHERE session < ?", (today - days).number)
            try database.run("DELETE FROM intraday WHERE session < ?", (today - days).number)
        }
        if let days = retention.reportDays {
            let time = Timestamp(today - days, hour: 0, minute: 0)
            try database.run("DELETE FROM filings WHERE accepted < ?", time.milliseconds)
            try database.run("DELETE FROM headlines WHERE time < ?", time.milliseconds)
        }
        if let days = retention.cacheDays {
            let time = Timestamp(today - days, hour: 0, minute: 0)
            try database.run("DELETE FROM cache WHERE fetched_at < ?", time.milliseconds)
            try database.run("DELETE FROM validators WHERE received_at < ?", time.milliseconds)
        }
    }

    private func pruneHistory(before day: Day) throws {
        try pruneBars(before: day)
        try database.run("DELETE FROM yields WHERE day < ?", day.number)
        try database.run("DELETE FROM policy WHERE day < ?", day.number)
        try database.run("DELETE FROM deals WHERE announced < ?", day.number)
        try database.run("DELETE FROM deal_spans WHERE last < ?", day.number)
        try database.run("UPDATE deal_spans SET first = ?1 WHERE first < ?1", day.number)
        // The newest table of each fund and kind of content is retained.
        try database.run(
            """
            DELETE FROM fund_tables WHERE as_of < ? AND as_of < (
                SELECT max(n.as_of) FROM fund_tables n
                WHERE n.content = fund_tables.content AND n.fund = fund_tables.fund)
            """, day.number)
    }

    /// Removes bars, and refreshes what is derived from the newest bars of their instruments.
    private func pruneBars(before day: Day) throws {
        let rows = try database.rows("SELECT DISTINCT instrument FROM bars WHERE day < ?", day.number)
        var instruments: [Int64] = []
        while let row = try rows.next() { instruments.append(try row.value(0)) }
        try database.run("DELETE FROM bars WHERE day < ?", day.number)
        for instrument in instruments { try TailRows(database: database).refresh(instrument) }
    }
}

import GRDB
public import Model

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension MarketStore {
    /// So many pages of freed room go back to the disk at once, so that nobody waits for it.
    private static let pagesGivenBack = 2000

    /// Forgets what is older than it is to be kept, at most once a day, and says whether it has.
    @discardableResult
    public func prune(_ retention: Retention, now: Timestamp) throws(StoreError) -> Bool {
        let today = now.wallClock(offsetMinutes: 0).day
        let isDue = try read { try MetaRows(database: $0)["pruned"] != today.description }
        guard isDue else { return false }
        try write { database in
            try Pruning(database: database, today: today).prune(retention)
            try MetaRows(database: database).put(today.description, for: "pruned")
        }
        try tend { try $0.execute(sql: "PRAGMA incremental_vacuum(\(MarketStore.pagesGivenBack))") }
        return true
    }

    /// Gives back what memory the connections can do without, as after a large write.
    public func shrink() {
        // What is not given back now is used again later.
        _ = try? tend { try $0.execute(sql: "PRAGMA shrink_memory") }
    }

    /// Moves what was written lately to its place in the file, as at the end of a program, so that the next start does not
    /// have to look for it. Where another program reads or writes just now, that is left to it: nobody waits.
    public func checkpoint() {
        // What is not moved now is found, and moved later.
        _ = try? tend { try $0.execute(sql: "PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE)") }
    }

    /// A number that is another whenever something has been written, by this program or another one that shares the file.
    public func version() throws(StoreError) -> Int {
        try read { try $0.value("PRAGMA data_version") ?? 0 }
    }

    /// What was kept of an answer of a service under a key, and when.
    public func answer(for key: String) throws(StoreError) -> (body: [UInt8], at: Timestamp)? {
        try read { database in
            let rows = try database.rows("SELECT value, fetched_at FROM cache WHERE key = ?", key)
            guard let row = try rows.next() else { return nil }
            let body = try row.withUnsafeData(atIndex: 0) { $0.map { [UInt8]($0) } ?? [] }
            return (body, Timestamp(milliseconds: try row.value(1)))
        }
    }

    /// Keeps something of an answer of a service under a key.
    public func keep(_ body: [UInt8], for key: String, at time: Timestamp) throws(StoreError) {
        try write { database in
            try database.run(
                """
                INSERT INTO cache VALUES (?, ?, ?)
                ON CONFLICT (key) DO UPDATE SET value = excluded.value, fetched_at = excluded.fetched_at
                WHERE excluded.fetched_at >= cache.fetched_at
                """, key, Data(body), time.milliseconds)
        }
    }

    /// What a service gave with its last answer from an address, to ask whether it still holds; nil where that was kept
    /// later than `time`, for another program may have kept it with what this one has not read.
    public func mark(for address: String, before time: Timestamp) throws(StoreError) -> AnswerMark? {
        try read { database in
            let rows = try database.rows(
                "SELECT etag, last_modified FROM validators WHERE url = ? AND received_at < ?", address,
                time.milliseconds)
            guard let row = try rows.next() else { return nil }
            return AnswerMark(address: address, entityTag: try row.value(0), lastModified: try row.value(1))
        }
    }

    /// Keeps what services gave with answers. To be kept only once what was read from those answers is.
    public func keep(_ marks: [AnswerMark], at time: Timestamp) throws(StoreError) {
        if marks.isEmpty { return }
        try write { database in
            for mark in marks {
                try database.run(
                    """
                    INSERT INTO validators VALUES (?, ?, ?, ?)
                    ON CONFLICT (url) DO UPDATE SET etag = excluded.etag, last_modified = excluded.last_modified,
                        received_at = excluded.received_at
                    """, mark.address, mark.entityTag, mark.lastModified, time.milliseconds)
            }
        }
    }
}

/// The removal of what has been kept long enough.
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
        try database.run(
            """
            DELETE FROM fund_tables WHERE as_of < ? AND as_of < (
                SELECT max(n.as_of) FROM fund_tables n
                WHERE n.content = fund_tables.content AND n.fund = fund_tables.fund)
            """, day.number)
    }

    private func pruneBars(before day: Day) throws {
        let rows = try database.rows("SELECT DISTINCT instrument FROM bars WHERE day < ?", day.number)
        var instruments: [Int64] = []
        while let row = try rows.next() { instruments.append(try row.value(0)) }
        try database.run("DELETE FROM bars WHERE day < ?", day.number)
        for instrument in instruments { try TailRows(database: database).refresh(instrument) }
    }
}

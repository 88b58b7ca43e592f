import GRDB
import Model

extension ImportJournal {
    /// The changes that the journal recorded.
    ///
    /// - Parameter given: the number of closed sessions in the file, by instrument.
    func changes(given: [Symbol: Int]) throws -> ImportChanges {
        var changes = ImportChanges()
        changes.sessions = try sessions(given)
        changes.rows = try JournalTable.all.filter { $0.name != "bars" }.compactMap(rows)
        return changes
    }

    private func sessions(_ given: [Symbol: Int]) throws -> [ImportChanges.Sessions] {
        let rows = try database.rows(
            """
            SELECT i.symbol, b.day, b.existed, b.close, a.close
            FROM undo_bars b JOIN instruments i ON i.id = b.instrument
            LEFT JOIN undo_bars a ON a.import = b.import AND a.side = 1 AND a.instrument = b.instrument AND a.day = b.day
            WHERE b.import = ? AND b.side = 0 ORDER BY i.place, i.id, b.day
            """, id)
        var sessions: [ImportChanges.Sessions] = []
        while let row = try rows.next() {
            let symbol = Symbol(try row.value(0) as String)
            if sessions.last?.symbol != symbol { sessions.append(ImportChanges.Sessions(symbol)) }
            let isStored: Bool = try row.value(2)
            try sessions[sessions.count - 1].add(
                Day(number: row.value(1)), before: isStored ? row.value(3) : nil, after: row.value(4) ?? .nan)
        }
        try add(AddedSessions.records(of: id, database), to: &sessions)
        for index in sessions.indices {
            let given = given[sessions[index].symbol] ?? 0
            sessions[index].unchanged = max(0, given - sessions[index].added - sessions[index].changed)
        }
        let unchanged = given.filter { symbol, _ in !sessions.contains { $0.symbol == symbol } }
        for (symbol, count) in unchanged.sorted(by: { $0.key < $1.key }) {
            sessions.append(ImportChanges.Sessions(symbol))
            sessions[sessions.count - 1].unchanged = count
        }
        return sessions
    }

    /// Adds the sessions that were recorded in one row an instrument, and restores the order of the catalogue.
    private func add(_ records: [AddedSessions.Record], to sessions: inout [ImportChanges.Sessions]) throws {
        if records.isEmpty { return }
        var places: [Symbol: Int] = [:]
        let rows = try database.rows(
            """
            SELECT i.symbol, i.id FROM instruments i WHERE i.id IN (
                SELECT instrument FROM undo_bars WHERE import = ?1 UNION SELECT instrument FROM undo_added
                WHERE import = ?1) ORDER BY i.place, i.id
            """, id)
        var symbols: [Int64: Symbol] = [:]
        while let row = try rows.next() {
            let symbol = Symbol(try row.value(0) as String)
            symbols[try row.value(1)] = symbol
            places[symbol] = places.count
        }
        for record in records {
            guard let symbol = symbols[record.instrument] else { continue }
            let index = sessions.firstIndex { $0.symbol == symbol } ?? sessions.count
            if index == sessions.count { sessions.append(ImportChanges.Sessions(symbol)) }
            for day in record.days { sessions[index].add(day, before: nil, after: .nan) }
        }
        sessions.sort { places[$0.symbol] ?? 0 < places[$1.symbol] ?? 0 }
    }

    /// Counts the new, changed and removed rows of a table.
    private func rows(_ table: JournalTable) throws -> ImportChanges.Rows? {
        guard let nouns = table.nouns else { return nil }
        let isAfter = "a.import IS NOT NULL"
        let counts = try database.rows(
            """
            SELECT count(iif(b.existed = 0 AND \(isAfter), 1, NULL)),
                count(iif(b.existed = 1 AND \(isAfter), 1, NULL)),
                count(iif(b.existed = 1 AND NOT \(isAfter), 1, NULL))
            FROM \(table.journal) b
            LEFT JOIN \(table.journal) a ON a.import = b.import AND a.side = 1 AND \(table.sameKey("a", "b"))
            WHERE b.import = ? AND b.side = 0
            """, id)
        guard let row = try counts.next() else { return nil }
        let (added, changed, removed): (Int, Int, Int) = (try row.value(0), try row.value(1), try row.value(2))
        if added + changed + removed == 0 { return nil }
        return ImportChanges.Rows(
            noun: nouns.one, nouns: nouns.many, added: added, changed: changed, removed: removed)
    }
}

extension ImportChanges.Sessions {
    fileprivate mutating func add(_ day: Day, before: Double?, after: Double) {
        days = min(days?.lowerBound ?? day, day)...max(days?.upperBound ?? day, day)
        guard let before else { return added += 1 }
        changed += 1
        let correction = ImportChanges.Correction(day: day, before: before, after: after)
        if correction.size > largest?.size ?? -1 { largest = correction }
    }
}

extension ImportChanges.Correction {
    /// The relative change, as a fraction.
    var size: Double { before == 0 ? .infinity : (after / before - 1).magnitude }
}

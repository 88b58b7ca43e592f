import GRDB
public import Model

extension MarketStore {
    /// Keeps what a user's file says, all or nothing, and writes down what that changes, so that it can be taken back.
    ///
    /// - Parameters:
    ///   - file: the file's name.
    ///   - run: what `ImportChanges.run` said of the file before, where one command takes several.
    /// - Throws: where the file contradicts what is kept; all is then as it was.
    public func importFile(
        _ updates: [MarketUpdate], file: String, run: Int64? = nil, at receipt: Timestamp
    ) throws(StoreError) -> ImportChanges {
        try write { try FileImport(database: $0, receipt: receipt).take(updates, file: file, run: run) }
    }

    /// Tries imports one upon the other, and leaves everything as it was.
    public func rehearse(at receipt: Timestamp, _ body: (ImportRehearsal) throws -> Void) throws(StoreError) {
        do {
            try write { database in
                try body(ImportRehearsal(database: database, path: path, receipt: receipt))
                throw RehearsalEnd()
            }
        } catch {
            if error.kind != .rehearsed { throw error }
        }
    }
}

/// Imports that change nothing.
public struct ImportRehearsal {
    let database: Database
    let path: String
    let receipt: Timestamp

    /// What keeping a file would change, beside what those before it would.
    public func importFile(_ updates: [MarketUpdate], file: String) throws(StoreError) -> ImportChanges {
        do {
            var changes: ImportChanges?
            try database.inSavepoint {
                changes = try FileImport(database: database, receipt: receipt).take(updates, file: file, run: nil)
                return .commit
            }
            return changes ?? ImportChanges()
        } catch {
            throw StoreError(path, error)
        }
    }
}

/// Takes a rehearsal back.
struct RehearsalEnd: Error {}

/// One file on its way into the tables, inside of a transaction.
private struct FileImport {
    let database: Database
    let receipt: Timestamp

    func take(_ updates: [MarketUpdate], file: String, run: Int64?) throws -> ImportChanges {
        let journal = try ImportJournal(database, file: file, run: run, at: receipt)
        let saving = Saving(database, receipt: receipt)
        saving.isJoining = true
        for update in updates { try saving.take(update) }
        try saving.finish()
        let hasChanged = try journal.end()
        var given: [Symbol: Int] = [:]
        for case .series(let symbol, let series) in updates { given[symbol, default: 0] += series.closed.count }
        var changes = try journal.changes(given: given)
        changes.notes = saving.notes
        changes.omissions = saving.omissions
        changes.hasChanged = hasChanged
        changes.run = hasChanged ? journal.run : run
        return changes
    }
}

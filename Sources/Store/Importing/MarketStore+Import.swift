import GRDB
public import Model

extension MarketStore {
    /// Imports a user's file in one transaction, and records the changes so that they can be undone.
    ///
    /// - Parameters:
    ///   - file: the name of the file.
    ///   - run: `ImportChanges.run` of the previous file, if one command imports several.
    /// - Throws: `contradiction` if the file contradicts stored prices; the store is then unchanged.
    public func importFile(
        _ updates: [MarketUpdate], file: String, run: Int64? = nil, at receipt: Timestamp
    ) throws(StoreError) -> ImportChanges {
        try write { try FileImport(database: $0, receipt: receipt).run(updates, file: file, run: run) }
    }

    /// Runs imports one after another and rolls all of them back.
    public func rehearse(at receipt: Timestamp, _ body: (ImportRehearsal) throws -> Void) throws(StoreError) {
        do {
            try write { database in
                try body(ImportRehearsal(database: database, path: path, receipt: receipt))
                throw StoreFailure.rehearsalEnd
            }
        } catch {
            if error.kind != .rehearsed { throw error }
        }
    }
}

/// Imports that are rolled back.
public struct ImportRehearsal {
    let database: Database
    let path: String
    let receipt: Timestamp

    /// The changes that importing a file would make, after those of the files before it.
    public func importFile(_ updates: [MarketUpdate], file: String) throws(StoreError) -> ImportChanges {
        do {
            var changes: ImportChanges?
            try database.inSavepoint {
                changes = try FileImport(database: database, receipt: receipt).run(updates, file: file, run: nil)
                return .commit
            }
            return changes ?? ImportChanges()
        } catch {
            throw StoreError(path, error)
        }
    }
}

/// The import of one file, within a transaction.
private struct FileImport {
    let database: Database
    let receipt: Timestamp

    func run(_ updates: [MarketUpdate], file: String, run: Int64?) throws -> ImportChanges {
        let journal = try ImportJournal(database, file: file, run: run, at: receipt)
        let transaction = SaveTransaction(database, receipt: receipt)
        transaction.isJoining = true
        transaction.added = AddedSessions(database, import: journal.id)
        for update in updates { try transaction.apply(update) }
        try transaction.finish()
        let hasChanged = try journal.end(isFirst: run == nil)
        var given: [Symbol: Int] = [:]
        for case .series(let symbol, let series) in updates { given[symbol, default: 0] += series.closed.count }
        var changes = try journal.changes(given: given)
        changes.notes = transaction.notes
        changes.omissions = transaction.omissions
        changes.hasChanged = hasChanged
        changes.run = hasChanged ? journal.run : run
        return changes
    }
}

import GRDB
public import Model
import Synchronization

/// The market's history on disk: what the dashboard shows at start, before any source has responded.
///
/// One SQLite file in the user's data folder, which several programs may share; a reader never sees part of a write.
/// Every call blocks until the disk is done, so none belongs on the main thread once the first snapshot has been read.
///
/// A write is in the file when the call returns and survives a crash of the program. A power failure may lose the
/// writes of the last seconds, each as a unit, and the sources still have that data.
public final class MarketStore: Sendable {
    /// The name of the store where sources are listed.
    public static let name = "store"
    /// The name of the file inside its folder.
    public static let fileName = "market.sqlite"

    /// What happened when the file was opened.
    public enum Opening: Hashable, Sendable {
        /// The file existed.
        case found
        /// The file did not exist and was created.
        case created
        /// The file was damaged: it was renamed to `aside`, and an empty one created.
        case rebuilt(aside: String, reason: String)
    }

    /// The path of the file.
    public var path: String { file.path }
    /// The outcome of opening the file, or of checking it again after an error.
    public var opening: Opening { connections.withLock(\.opening) }

    /// A message with the number of rows that were out of range and skipped by the last full read; nil if there were
    /// none.
    public var skippedRows: String? { connections.withLock(\.leftOut) }

    private let file: StoreFile
    private let connections: Mutex<Connections>

    /// One connection for reading, so that a long write does not block the dashboard, and one for writing.
    private struct Connections {
        var reader: DatabaseQueue
        var writer: DatabaseQueue?
        var opening: Opening
        var leftOut: String?
    }

    private init(_ file: StoreFile, _ reader: DatabaseQueue, _ opening: Opening) {
        self.file = file
        connections = Mutex(Connections(reader: reader, opening: opening))
    }

    /// Opens the store in a folder, which is created if necessary. A damaged file is set aside and replaced by an empty
    /// one.
    ///
    /// - Parameter now: the current time, for the name of a file that is set aside.
    /// - Throws: if there can be no store: the folder cannot be written, the file belongs to another program or a newer
    ///   version, or SQLite is too old. The file is then unchanged.
    public static func open(folder: String, now: Timestamp) throws(StoreError) -> MarketStore {
        let file = StoreFile(folder: folder)
        try file.makeFolder()
        let (connection, opening) = try file.withLock { () throws(StoreError) in try file.open(now) }
        return MarketStore(file, connection, opening)
    }

    /// Opens the store in a folder for reading; nil if there is none. It does not wait for another program that is
    /// opening the store, creates no folder and sets no file aside; if neither the file nor the folder can be written,
    /// a copy is read.
    ///
    /// - Throws: if the file cannot be read: it is locked, damaged, not a store, of another version, or access is
    ///   denied.
    public static func openForReading(folder: String, now: Timestamp) throws(StoreError) -> MarketStore? {
        let file = StoreFile(folder: folder)
        guard file.exists else { return nil }
        if let connection = try file.openForReading() { return MarketStore(file, connection, .found) }
        // The first program with write access migrates the tables of an older version.
        do throws(StoreError) {
            return MarketStore(file, try file.withLock { () throws(StoreError) in try file.openMigrated() }, .found)
        } catch {
            guard error.kind == .readOnly || error.kind == .busy,
                let older = try file.openForReading(acceptsOlder: true)
            else {
                throw error
            }
            return MarketStore(file, older, .found)
        }
    }

    /// Checks the file after an error that reports damage: a damaged file is set aside and replaced by an empty one.
    /// Another program that shares the file may have done so already.
    @discardableResult
    public func rebuild(now: Timestamp) throws(StoreError) -> Opening {
        let old = connections.withLock { [$0.reader, $0.writer] }
        return try file.withLock { () throws(StoreError) in
            // The old connections belong to a discarded file; errors on closing them do not matter.
            for connection in old { try? connection?.close() }
            let (reader, opening) = try file.reopen(now)
            connections.withLock { $0 = Connections(reader: reader, opening: opening) }
            return opening
        }
    }

    func record(skippedRows message: String?) { connections.withLock { $0.leftOut = message } }

    /// Reads in one transaction.
    func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        let reader = connections.withLock(\.reader)
        do {
            return try reader.read(body)
        } catch {
            throw StoreError(path, error)
        }
    }

    /// Writes in one transaction.
    func write<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        let writer = try writer()
        do {
            return try writer.write(body)
        } catch {
            throw StoreError(path, error)
        }
    }

    /// Runs statements on the writing connection outside of a transaction, as some maintenance requires.
    func withoutTransaction<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        let writer = try writer()
        do {
            return try writer.writeWithoutTransaction(body)
        } catch {
            throw StoreError(path, error)
        }
    }

    /// The writing connection, opened on first use: start-up only reads.
    private func writer() throws(StoreError) -> DatabaseQueue {
        if let writer = connections.withLock(\.writer) { return writer }
        let opened = try file.connect()
        return connections.withLock { connections in
            let writer = connections.writer ?? opened
            connections.writer = writer
            return writer
        }
    }
}

import GRDB
public import Model
import Synchronization

/// The history on disk: what the dashboard knows when it starts, before any source has answered.
///
/// One SQLite file in the user's data folder. Several programs may share it; a reader never sees half of a write.
/// Every call blocks until the disk has done it, so none belongs on the main thread once the first picture is read.
///
/// A write is in the file when the call returns: the end of the program, however sudden, does not lose it. A loss of
/// power may lose what was written in the last seconds, but never half of it, and the sources have it still.
public final class MarketStore: Sendable {
    /// Its word beside its figures.
    public static let name = "store"
    /// The name of its file inside its folder.
    public static let fileName = "market.sqlite"

    /// How the file was found.
    public enum Opening: Hashable, Sendable {
        /// It was there.
        case found
        /// It was not there, and is empty now.
        case created
        /// It was damaged: it lies aside under another name, and an empty one took its place.
        case rebuilt(aside: String, reason: String)
    }

    /// The file.
    public var path: String { file.path }
    /// How it was found when it was opened, or looked at again after an error.
    public var opening: Opening { connections.withLock(\.opening) }

    /// How many of its rows can be no figures and were left out when all was read last, in words; nil where none was.
    public var leftOut: String? { connections.withLock(\.leftOut) }

    private let file: StoreFile
    private let connections: Mutex<Connections>

    /// One connection to read by, so that a long write does not keep the dashboard waiting, and one to write by.
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

    /// Opens the store in a folder, which is made where it is not there. A damaged file is set aside, and an empty one
    /// takes its place.
    ///
    /// - Parameter now: the time of day, for the name of a file that is set aside.
    /// - Throws: where there can be no store: the folder cannot be written, the file is another program's or a newer
    ///   version's, SQLite is too old. The file is then as it was.
    public static func open(folder: String, now: Timestamp) throws(StoreError) -> MarketStore {
        let file = StoreFile(folder: folder)
        try file.makeFolder()
        let (connection, opening) = try file.locked { () throws(StoreError) in try file.open(now) }
        return MarketStore(file, connection, opening)
    }

    /// Opens the store in a folder to be read; nil where there is none. It does not wait for another program that opens the
    /// store, makes no folder and sets no file aside; where neither file nor folder can be written, a copy is read.
    ///
    /// - Throws: where it cannot be read: it is locked, damaged, no store, another version's, or nobody's to read.
    public static func reading(folder: String, now: Timestamp) throws(StoreError) -> MarketStore? {
        let file = StoreFile(folder: folder)
        guard file.isThere else { return nil }
        if let connection = try file.reading() { return MarketStore(file, connection, .found) }
        // Tables of an older version are brought to this one's by whoever comes first and may write.
        do throws(StoreError) {
            return MarketStore(file, try file.locked { () throws(StoreError) in try file.prepared() }, .found)
        } catch {
            guard error.kind == .readOnly || error.kind == .busy, let older = try file.reading(acceptsOlder: true)
            else {
                throw error
            }
            return MarketStore(file, older, .found)
        }
    }

    /// Looks at the file after an error that says that it is damaged: where it is, it is set aside and an empty one takes
    /// its place. Another program that shares the file may have done that already.
    @discardableResult
    public func rebuild(now: Timestamp) throws(StoreError) -> Opening {
        let old = connections.withLock { [$0.reader, $0.writer] }
        return try file.locked { () throws(StoreError) in
            // They belong to a file that is given up, whatever is wrong with closing them.
            for connection in old { try? connection?.close() }
            let (reader, opening) = try file.reopen(now)
            connections.withLock { $0 = Connections(reader: reader, opening: opening) }
            return opening
        }
    }

    func note(leftOut words: String?) { connections.withLock { $0.leftOut = words } }

    /// Reads at one moment of the file.
    func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        let reader = connections.withLock(\.reader)
        do {
            return try reader.read(body)
        } catch {
            throw StoreError(path, error)
        }
    }

    /// Writes by one transaction.
    func write<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        let writer = try writer()
        do {
            return try writer.write(body)
        } catch {
            throw StoreError(path, error)
        }
    }

    /// The connection to write by outside of a transaction, as some upkeep needs.
    func tend<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        let writer = try writer()
        do {
            return try writer.writeWithoutTransaction(body)
        } catch {
            throw StoreError(path, error)
        }
    }

    /// The connection to write by, opened when it is first needed: a start only reads.
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

import GRDB

/// The history on disk: what the dashboard knows when it starts, before any source has answered.
///
/// One SQLite file in the user's data folder. Several programs may share it; a reader never sees half of a write.
/// Every call blocks until the disk has done it, so none belongs on the main thread once the first picture is read.
///
/// A write is in the file when the call returns: the end of the program, however sudden, does not lose it. What was
/// written in the last seconds before a loss of power may be lost, but never half of it; the sources have it still.
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
    public let path: String
    /// How it was found when it was opened.
    public let opening: Opening

    private let connection: DatabasePool

    init(path: String, opening: Opening, connection: DatabasePool) {
        self.path = path
        self.opening = opening
        self.connection = connection
    }

    /// Reads by one connection at one moment of the file.
    func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        do {
            return try connection.read(body)
        } catch {
            throw StoreError(path, error)
        }
    }

    /// Writes by one transaction.
    func write<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        do {
            return try connection.write(body)
        } catch {
            throw StoreError(path, error)
        }
    }
}

import Foundation
import GRDB
import TestSupport

/// A second connection to the file, as another program would have.
struct OtherProgram {
    let connection: DatabaseQueue

    init(_ path: String) throws { connection = try DatabaseQueue(path: path) }

    func run(_ sql: String) throws { try connection.writeWithoutTransaction { try $0.execute(sql: sql) } }

    func number(_ sql: String) throws -> Int? { try connection.read { try Int.fetchOne($0, sql: sql) } }

    /// Runs `body` while this connection holds a read transaction.
    func reading(_ body: () throws -> Void) throws {
        try connection.inTransaction(.deferred) { database in
            _ = try Int.fetchOne(database, sql: "SELECT count(*) FROM bars")
            try body()
            return .commit
        }
    }
}

extension TemporaryFolder {
    /// Overwrites bytes of the store's file from a byte offset on.
    func damage(at offset: Int, _ bytes: [UInt8]) throws {
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: file))
        try handle.seek(toOffset: UInt64(offset))
        try handle.write(contentsOf: bytes)
        try handle.close()
    }

    var size: Int { size(of: file) }

    /// The size of a file in bytes, or 0 if there is none.
    func size(of file: String) -> Int { (try? FileManager.default.attributesOfItem(atPath: file)[.size] as? Int) ?? 0 }
}

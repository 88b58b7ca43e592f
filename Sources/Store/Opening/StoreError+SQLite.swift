import GRDB

extension StoreError {
    /// Creates the store's error from an error of GRDB, SQLite or the system, for the store at `path`.
    init(_ path: String, _ error: any Error) {
        switch error {
        case let error as StoreError: self = error
        case let error as DatabaseError: self.init(StoreError.kind(of: error), path: path, reason: error.plainMessage)
        case is RowDecodingError: self.init(.corrupt, path: path, reason: "it is damaged (a value is of another type)")
        case let failure as StoreFailure: self.init(failure.kind, path: path, reason: failure.reason)
        default: self.init(path: path, reason: "\(error)")
        }
    }

    private static func kind(of error: DatabaseError) -> Kind {
        switch error.resultCode {
        // The log's shared-memory file cannot grow.
        case _ where error.extendedResultCode == .SQLITE_IOERR_SHMSIZE: .full
        case .SQLITE_FULL: .full
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: .readOnly
        case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: .corrupt
        default: .other
        }
    }
}

extension DatabaseError {
    /// A message for the user; SQLite's own for errors that are not distinguished here.
    fileprivate var plainMessage: String {
        switch resultCode {
        case _ where extendedResultCode == .SQLITE_IOERR_SHMSIZE: "the disk is full"
        case .SQLITE_FULL: "the disk is full"
        case .SQLITE_READONLY: "it cannot be written"
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: "it cannot be opened for writing"
        case .SQLITE_BUSY, .SQLITE_LOCKED: "another program is using it"
        case .SQLITE_CORRUPT: "it is damaged (\(message ?? "a page does not fit"))"
        case .SQLITE_NOTADB: "it is damaged (it has no database header)"
        default: message ?? "SQLite error \(extendedResultCode.rawValue)"
        }
    }
}

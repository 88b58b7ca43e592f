import Store

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension LocalStore {
    /// The store for a rehearsal: the existing one, or an empty one in a temporary folder that is removed afterwards.
    static func rehearsal(_ resolved: ResolvedOptions) throws -> LocalStore {
        guard let folder = folder(resolved), !ProcessEnvironment.exists("\(folder)/\(MarketStore.fileName)") else {
            return try required(resolved)
        }
        var template = Array("\(ProcessEnvironment.variable("TMPDIR") ?? "/tmp")/ballast-rehearsal-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw Failure(message: "ballast: no temporary folder: \(String(cString: strerror(errno)))")
        }
        return try temporary(String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self))
    }

    /// Removes the temporary folder of a rehearsal.
    func discardRehearsal() {
        guard let folder = temporaryFolder else { return }
        for suffix in ["", "-wal", "-shm"] { unlink(store.path + suffix) }
        rmdir(folder)
    }
}

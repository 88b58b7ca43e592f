import Model
import Store

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension LocalStore {
    /// The store for a rehearsal: the kept one, or where there is none an empty one in a folder that is removed afterwards.
    static func rehearsal(_ choices: Choices) throws -> LocalStore {
        guard let folder = folder(choices), !Surroundings.exists("\(folder)/\(MarketStore.fileName)") else {
            return try demanded(choices)
        }
        var template = Array("\(Surroundings.variable("TMPDIR") ?? "/tmp")/ballast-rehearsal-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw Failure(words: "ballast: no temporary folder: \(String(cString: strerror(errno)))")
        }
        return try temporary(String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self))
    }

    /// Removes the folder of a rehearsal.
    func discardRehearsal() {
        guard let folder = temporaryFolder else { return }
        for suffix in ["", "-wal", "-shm"] { unlink(store.path + suffix) }
        rmdir(folder)
    }
}

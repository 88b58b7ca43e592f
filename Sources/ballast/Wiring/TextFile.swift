#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file of a person's own words, read whole.
enum TextFile {
    /// The largest file that is read; nobody writes so long a one.
    private static let limit = 1 << 20

    /// The text of a file that is to be something: `a thesis`.
    static func read(_ path: String, as what: String) throws(Failure) -> String {
        guard let file = fopen(path, "r") else {
            throw Failure(words: "ballast: \(path): \(String(cString: strerror(errno)))")
        }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 16 << 10)
        while bytes.count <= limit {
            let count = fread(&chunk, 1, chunk.count, file)
            if count == 0 { break }
            bytes += chunk[..<count]
        }
        guard ferror(file) == 0 else { throw Failure(words: "ballast: \(path) cannot be read") }
        guard bytes.count <= limit else { throw Failure(words: "ballast: \(path) is too large for \(what)") }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Failure(words: "ballast: \(path) is not UTF-8")
        }
        return text
    }
}

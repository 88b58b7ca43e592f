#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Reads complete files by system calls: loading Foundation at start costs more than reading all tables.
package enum FileBytes {
    /// The maximum file size in bytes; far larger than any table.
    static let limit = 64 << 20

    /// The bytes of a file. `name` is the file's name in errors.
    package static func load(_ path: String, name: String) throws(FeedError) -> [UInt8] {
        // A pipe is opened without waiting for its writer, and then rejected like everything that is not a regular
        // file.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FeedError(name, expected: "a readable file", found: lastError) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw FeedError(name, expected: "a regular file", found: "something else")
        }
        guard status.st_size <= limit else {
            throw FeedError(name, expected: "at most \(limit) bytes", found: "\(status.st_size)")
        }
        var failure: String?
        let bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
            while count < buffer.count {
                let got = read(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
                if got < 0, errno == EINTR { continue }
                if got < 0 { failure = lastError }
                if got <= 0 { break }
                count += got
            }
        }
        if let failure { throw FeedError(name, expected: "a readable file", found: failure) }
        return bytes
    }

    /// Whether a path is a readable regular file.
    package static func exists(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, R_OK) == 0
    }

    private static var lastError: String { String(cString: strerror(errno)) }
}

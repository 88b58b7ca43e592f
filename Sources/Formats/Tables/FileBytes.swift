import Model

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
        try withFile(path, name) { descriptor, size throws(FeedError) in
            try bytes(of: descriptor, 0..<size, name)
        }
    }

    /// The first line of a file and its last lines, at most `length` bytes of them; the whole file where it is hardly
    /// longer. The second value is the size of the file.
    package static func loadEnd(
        _ path: String, name: String, length: Int
    ) throws(FeedError) -> (bytes: [UInt8], size: Int) {
        try withFile(path, name) { descriptor, size throws(FeedError) in
            let (lineEnd, mostHeader) = (UInt8(ascii: "\n"), 512)
            guard size > length + mostHeader else { return (try bytes(of: descriptor, 0..<size, name), size) }
            let start = try bytes(of: descriptor, 0..<mostHeader, name)
            let end = try bytes(of: descriptor, (size - length)..<size, name)
            guard let header = start.firstIndex(of: lineEnd), let first = end.firstIndex(of: lineEnd) else {
                return (try bytes(of: descriptor, 0..<size, name), size)
            }
            return (Array(start[...header] + end[(first + 1)...]), size)
        }
    }

    private static func withFile<Value>(
        _ path: String, _ name: String, _ body: (Int32, Int) throws(FeedError) -> Value
    ) throws(FeedError) -> Value {
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
            let expected = "at most \(megabytes(limit)), in several files where there is more"
            throw FeedError(name, expected: expected, found: megabytes(Int(status.st_size)))
        }
        return try body(descriptor, Int(status.st_size))
    }

    private static func megabytes(_ bytes: Int) -> String {
        "\(NumberText.fixed(Double(bytes) / 1e6, decimals: 1, grouped: true)) MB"
    }

    private static func bytes(
        of descriptor: Int32, _ range: Range<Int>, _ name: String
    ) throws(FeedError) -> [UInt8] {
        var failure: String?
        let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
            while count < buffer.count {
                let got = pread(
                    descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count,
                    off_t(range.lowerBound + count))
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

import CZlib

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Decompresses a file as far as it is read. A truncated file yields what is there.
final class GzipStream {
    /// Whether the file ended before its compressed stream did.
    private(set) var isCutOff = false
    private let path: String
    private let descriptor: Int32
    private let stream: UnsafeMutablePointer<z_stream>
    private var packed = [UInt8](repeating: 0, count: 1 << 16)
    private let scratch = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 16)
    private var bytes: [UInt8] = []
    private var position = 0
    /// The range of `packed` that is not yet decompressed.
    private var waiting = 0..<0
    private var hasEnded = false

    /// Opens a file. Throws if it cannot be opened or is not a regular file.
    init(_ path: String) throws(RecordingError) {
        self.path = path
        descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        let code = errno
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        _ = czlib_begin_gunzip(stream)
        if descriptor < 0 { throw RecordingError(.file, "\(path): \(String(cString: strerror(code)))") }
        // Only regular files can be rewound for playback, and a pipe could block the program.
        var attributes = stat()
        guard fstat(descriptor, &attributes) == 0, attributes.st_mode & S_IFMT == S_IFREG else {
            throw RecordingError(.file, "\(path) is not a file")
        }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
        inflateEnd(stream)
        scratch.deallocate()
        stream.deinitialize(count: 1)
        stream.deallocate()
    }

    /// The next `count` bytes; nil if fewer are left, and then none is consumed.
    func consume(_ count: Int) throws(RecordingError) -> ArraySlice<UInt8>? {
        while bytes.count - position < count {
            if hasEnded { return nil }
            try unpack()
        }
        defer { position += count }
        return bytes[position..<position + count]
    }

    /// Whether no bytes are left.
    func isAtEnd() throws(RecordingError) -> Bool {
        while bytes.count == position, !hasEnded { try unpack() }
        return bytes.count == position
    }

    private func unpack() throws(RecordingError) {
        if position > 1 << 18 {
            bytes.removeFirst(position)
            position = 0
        }
        if waiting.isEmpty { try fill() }
        if hasEnded { return }
        let (status, used, count) = packed.withUnsafeMutableBufferPointer { packed in
            stream.pointee.next_in = packed.baseAddress.map { $0 + waiting.lowerBound }
            stream.pointee.avail_in = UInt32(waiting.count)
            stream.pointee.next_out = scratch.baseAddress
            stream.pointee.avail_out = UInt32(scratch.count)
            let status = inflate(stream, Z_NO_FLUSH)
            stream.pointee.next_in = nil
            return (status, waiting.count - Int(stream.pointee.avail_in), scratch.count - Int(stream.pointee.avail_out))
        }
        waiting = waiting.lowerBound + used..<waiting.upperBound
        bytes.append(contentsOf: UnsafeMutableBufferPointer(rebasing: scratch[..<count]))
        switch status {
        case Z_OK, Z_BUF_ERROR: break
        case Z_STREAM_END: hasEnded = true
        default:
            hasEnded = true
            if bytes.count == position { throw RecordingError(.damaged, "\(path) is damaged, or not gzip") }
            isCutOff = true
        }
    }

    /// Reads more compressed bytes.
    private func fill() throws(RecordingError) {
        while true {
            let count = read(descriptor, &packed, packed.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw RecordingError(.file, "\(path): \(String(cString: strerror(errno)))") }
            waiting = 0..<count
            if count == 0 { (hasEnded, isCutOff) = (true, true) }
            return
        }
    }
}

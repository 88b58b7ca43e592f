import CZlib

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A packed file unpacked as far as somebody reads it. Of a file that is cut off it gives what is there.
final class GzipStream {
    /// Whether the file ended before its packed bytes did.
    private(set) var isCutOff = false
    private let path: String
    private let descriptor: Int32
    private let stream: UnsafeMutablePointer<z_stream>
    private var packed = [UInt8](repeating: 0, count: 1 << 16)
    private let scratch = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 16)
    private var bytes: [UInt8] = []
    private var at = 0
    /// What of the packed bytes is not unpacked yet.
    private var waiting = 0..<0
    private var hasEnded = false

    /// The file at a path.
    init(_ path: String) throws(RecordingError) {
        self.path = path
        descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        let code = errno
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        _ = czlib_begin_gunzip(stream)
        if descriptor < 0 { throw RecordingError(.file, "\(path): \(String(cString: strerror(code)))") }
        // What cannot be gone back in cannot be played, and a pipe could keep the viewer waiting.
        var about = stat()
        guard fstat(descriptor, &about) == 0, about.st_mode & S_IFMT == S_IFREG else {
            throw RecordingError(.file, "\(path) is no file")
        }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
        inflateEnd(stream)
        scratch.deallocate()
        stream.deinitialize(count: 1)
        stream.deallocate()
    }

    /// The next bytes, or nil where there are not so many; then none of them is taken.
    func take(_ count: Int) throws(RecordingError) -> ArraySlice<UInt8>? {
        while bytes.count - at < count {
            if hasEnded { return nil }
            try unpack()
        }
        defer { at += count }
        return bytes[at..<at + count]
    }

    /// Whether nothing is left.
    func isAtEnd() throws(RecordingError) -> Bool {
        while bytes.count == at, !hasEnded { try unpack() }
        return bytes.count == at
    }

    private func unpack() throws(RecordingError) {
        if at > 1 << 18 {
            bytes.removeFirst(at)
            at = 0
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
            if bytes.count == at { throw RecordingError(.damaged, "\(path) is damaged, or was never packed") }
            isCutOff = true
        }
    }

    /// Reads more packed bytes.
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

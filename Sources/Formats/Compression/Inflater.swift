import CZlib

/// Decompresses gzip part by part, up to a limit: a few bytes can expand to more than a machine has memory for.
package final class Inflater {
    /// Why decompression failed.
    package enum Failure: Error, Hashable {
        /// It is not gzip, or it is damaged.
        case notGzip
        /// The output exceeds the limit.
        case limit
    }

    /// The output so far.
    package private(set) var bytes: [UInt8] = []
    /// Whether the end of the gzip stream has been read.
    package private(set) var isComplete = false
    /// Whether something other than gzip follows the end of the stream, which is ignored up to its own end.
    private var hasTrailer = false
    private let limit: Int
    private let stream: UnsafeMutablePointer<z_stream>
    private let scratch = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 16)

    /// Creates an inflater with at most `limit` bytes of output.
    package init(limit: Int) {
        self.limit = limit
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        _ = czlib_begin_gunzip(stream)
    }

    deinit {
        inflateEnd(stream)
        scratch.deallocate()
        stream.deinitialize(count: 1)
        stream.deallocate()
    }

    /// Decompresses the next part.
    package func append(_ part: UnsafeRawBufferPointer) throws(Failure) {
        guard let start = part.bindMemory(to: UInt8.self).baseAddress else { return }
        stream.pointee.next_in = UnsafeMutablePointer(mutating: start)
        stream.pointee.avail_in = UInt32(part.count)
        defer { stream.pointee.next_in = nil }
        while try inflateStep() {}
    }

    /// Decompresses one step; false when more input is needed.
    private func inflateStep() throws(Failure) -> Bool {
        if isComplete {
            // Another gzip member may follow; anything else after the end is ignored.
            guard !hasTrailer, stream.pointee.avail_in > 0 else { return false }
            guard stream.pointee.next_in?.pointee == 0x1F, inflateReset(stream) == Z_OK else {
                hasTrailer = true
                return false
            }
            isComplete = false
        }
        stream.pointee.next_out = scratch.baseAddress
        stream.pointee.avail_out = UInt32(scratch.count)
        let status = inflate(stream, Z_NO_FLUSH)
        let count = scratch.count - Int(stream.pointee.avail_out)
        guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else { throw .notGzip }
        guard bytes.count + count <= limit else { throw .limit }
        bytes.append(contentsOf: UnsafeMutableBufferPointer(rebasing: scratch[..<count]))
        if status == Z_STREAM_END { isComplete = true }
        return isComplete ? stream.pointee.avail_in > 0 : count == scratch.count
    }
}

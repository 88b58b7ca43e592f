import CZlib

/// Unpacks gzip piece by piece, up to a limit. A few bytes can unpack to more than a machine has memory for.
final class Inflater {
    /// Why it stopped.
    enum Breach: Error, Hashable {
        /// It is not gzip, or it is damaged.
        case notGzip
        /// There is more than the limit.
        case limit
    }

    /// What is unpacked so far.
    private(set) var bytes: [UInt8] = []
    /// Whether nothing is missing at the end.
    private(set) var isWhole = false
    private let limit: Int
    private let stream: UnsafeMutablePointer<z_stream>
    private let scratch = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 16)

    /// An empty one that unpacks `limit` bytes at most.
    init(limit: Int) {
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

    /// Unpacks the next piece.
    func take(_ piece: UnsafeRawBufferPointer) throws(Breach) {
        guard let start = piece.bindMemory(to: UInt8.self).baseAddress else { return }
        stream.pointee.next_in = UnsafeMutablePointer(mutating: start)
        stream.pointee.avail_in = UInt32(piece.count)
        defer { stream.pointee.next_in = nil }
        while try inflateStep() {}
    }

    /// Unpacks up to one step; false where more bytes are needed.
    private func inflateStep() throws(Breach) -> Bool {
        if isWhole {
            // Another member may follow; anything else behind the end does not count.
            guard stream.pointee.avail_in > 0, stream.pointee.next_in?.pointee == 0x1F,
                inflateReset(stream) == Z_OK
            else { return false }
            isWhole = false
        }
        stream.pointee.next_out = scratch.baseAddress
        stream.pointee.avail_out = UInt32(scratch.count)
        let status = inflate(stream, Z_NO_FLUSH)
        let count = scratch.count - Int(stream.pointee.avail_out)
        guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else { throw .notGzip }
        guard bytes.count + count <= limit else { throw .limit }
        bytes.append(contentsOf: UnsafeMutableBufferPointer(rebasing: scratch[..<count]))
        if status == Z_STREAM_END { isWhole = true }
        return isWhole ? stream.pointee.avail_in > 0 : count == scratch.count
    }
}

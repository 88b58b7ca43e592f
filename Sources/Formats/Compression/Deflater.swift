import CZlib

/// Compresses bytes as gzip, piece by piece.
package final class Deflater {
    /// Whether the bytes given so far must be complete in the output.
    package enum Flush {
        /// Buffered as needed for the best compression.
        case none
        /// Flushed: the output so far can be decompressed completely.
        case sync
        /// Flushed, and the stream ends.
        case end
    }

    private let stream: UnsafeMutablePointer<z_stream>
    private let scratch = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 16)

    package init() {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        // Quotes repeat each other: the fastest levels compress them nearly as well as the best.
        _ = czlib_begin_gzip(stream, 3)
    }

    deinit {
        deflateEnd(stream)
        scratch.deallocate()
        stream.deinitialize(count: 1)
        stream.deallocate()
    }

    /// Compresses bytes that follow the previous ones and appends the output to `packed`.
    package func pack(_ bytes: [UInt8], _ flush: Flush, onto packed: inout [UInt8]) {
        bytes.withUnsafeBufferPointer { bytes in
            stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
            stream.pointee.avail_in = UInt32(bytes.count)
            let mode =
                switch flush {
                case .none: Z_NO_FLUSH
                case .sync: Z_SYNC_FLUSH
                case .end: Z_FINISH
                }
            repeat {
                stream.pointee.next_out = scratch.baseAddress
                stream.pointee.avail_out = UInt32(scratch.count)
                deflate(stream, mode)
                let count = scratch.count - Int(stream.pointee.avail_out)
                packed.append(contentsOf: UnsafeMutableBufferPointer(rebasing: scratch[..<count]))
            } while stream.pointee.avail_out == 0
            stream.pointee.next_in = nil
        }
    }
}

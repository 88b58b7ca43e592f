import CZlib

/// Packs bytes as gzip, piece by piece.
final class Deflater {
    /// When what was given is to be in the packed bytes.
    enum Flush {
        /// Whenever that packs best.
        case none
        /// Now: whoever has the bytes so far can unpack all of it.
        case sync
        /// Now, and nothing follows.
        case end
    }

    private let stream: UnsafeMutablePointer<z_stream>
    private let scratch = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 16)

    /// One to which nothing was given yet.
    init() {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        // Quotes repeat each other: the quickest level packs them nearly as well as the best.
        _ = czlib_begin_gzip(stream, 3)
    }

    deinit {
        deflateEnd(stream)
        scratch.deallocate()
        stream.deinitialize(count: 1)
        stream.deallocate()
    }

    /// Packs some bytes behind those before; what is packed is added to others.
    func pack(_ bytes: [UInt8], _ flush: Flush, onto packed: inout [UInt8]) {
        bytes.withUnsafeBufferPointer { bytes in
            stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
            stream.pointee.avail_in = UInt32(bytes.count)
            let how =
                switch flush {
                case .none: Z_NO_FLUSH
                case .sync: Z_SYNC_FLUSH
                case .end: Z_FINISH
                }
            repeat {
                stream.pointee.next_out = scratch.baseAddress
                stream.pointee.avail_out = UInt32(scratch.count)
                deflate(stream, how)
                let count = scratch.count - Int(stream.pointee.avail_out)
                packed.append(contentsOf: UnsafeMutableBufferPointer(rebasing: scratch[..<count]))
            } while stream.pointee.avail_out == 0
            stream.pointee.next_in = nil
        }
    }
}

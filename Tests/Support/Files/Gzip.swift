import CZlib

/// Compresses bodies as services do.
package enum Gzip {
    package static func pack(_ bytes: [UInt8]) -> [UInt8] {
        // zlib keeps a pointer to its state, so the state must not move.
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        _ = czlib_begin_gzip(stream, 9)
        defer {
            deflateEnd(stream)
            stream.deallocate()
        }
        var packed = [UInt8](repeating: 0, count: Int(deflateBound(stream, UInt(bytes.count))) + 64)
        var input = bytes
        let left = input.withUnsafeMutableBufferPointer { input in
            packed.withUnsafeMutableBufferPointer { output in
                stream.pointee.next_in = input.baseAddress
                stream.pointee.avail_in = UInt32(input.count)
                stream.pointee.next_out = output.baseAddress
                stream.pointee.avail_out = UInt32(output.count)
                _ = deflate(stream, Z_FINISH)
                return Int(stream.pointee.avail_out)
            }
        }
        packed.removeLast(left)
        return packed
    }
}

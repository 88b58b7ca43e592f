import CZlib

/// Compressed bodies for responses that are far larger once decompressed.
enum Deflated {
    /// Zeros in the gzip format: `count` rounded down to mebibytes, but at least one mebibyte.
    static func zeros(_ count: Int) -> [UInt8] {
        var stream = z_stream()
        guard czlib_begin_gzip(&stream, 9) == Z_OK else { return [] }
        defer { deflateEnd(&stream) }
        var block = [UInt8](repeating: 0, count: 1 << 20), room = [UInt8](repeating: 0, count: 1 << 16)
        var written: [UInt8] = []
        for number in 0..<max(1, count >> 20) {
            let flush = number + 1 == max(1, count >> 20) ? Z_FINISH : Z_NO_FLUSH
            block.withUnsafeMutableBufferPointer { block in
                stream.next_in = block.baseAddress
                stream.avail_in = UInt32(block.count)
                repeat {
                    room.withUnsafeMutableBufferPointer { room in
                        stream.next_out = room.baseAddress
                        stream.avail_out = UInt32(room.count)
                        deflate(&stream, flush)
                        written += room.prefix(room.count - Int(stream.avail_out))
                    }
                } while stream.avail_out == 0
            }
        }
        return written
    }
}

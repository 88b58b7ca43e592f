import Model

/// A quote in the format of Yahoo's stream, encoded independently of the library that decodes it.
enum StreamFrame {
    /// The text message with one price.
    static func text(_ name: String, cents: Int64, at time: Timestamp) -> String {
        var bytes: [UInt8] = []
        append(field: 1, Array(name.utf8), to: &bytes)
        bytes.append(2 << 3 | 5)
        withUnsafeBytes(of: Float(Double(cents) / 100).bitPattern.littleEndian) { bytes += $0 }
        append(field: 3, zigzag: time.milliseconds, to: &bytes)
        append(field: 5, Array("PCX".utf8), to: &bytes)
        append(field: 6, varint: 20, to: &bytes)
        append(field: 7, varint: 1, to: &bytes)
        append(field: 27, zigzag: 2, to: &bytes)
        return #"{"type":"pricing","message":"\#(base64(bytes))"}"#
    }

    private static func append(field: UInt64, _ text: [UInt8], to bytes: inout [UInt8]) {
        append(field << 3 | 2, to: &bytes)
        append(UInt64(text.count), to: &bytes)
        bytes += text
    }

    private static func append(field: UInt64, varint: UInt64, to bytes: inout [UInt8]) {
        append(field << 3, to: &bytes)
        append(varint, to: &bytes)
    }

    private static func append(field: UInt64, zigzag value: Int64, to bytes: inout [UInt8]) {
        append(field: field, varint: UInt64(bitPattern: value << 1 ^ value >> 63), to: &bytes)
    }

    private static func append(_ varint: UInt64, to bytes: inout [UInt8]) {
        var rest = varint
        while rest > 127 {
            bytes.append(UInt8(rest & 127) | 128)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = (0..<3).reduce(0) { $0 << 8 | ($1 < group.count ? Int(group[start + $1]) : 0) }
            for position in 0..<4 {
                text.append(position <= group.count ? digits[bits >> (18 - 6 * position) & 63] : UInt8(ascii: "="))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}

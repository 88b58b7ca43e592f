/// Encodes bytes as base64 (RFC 4648, with padding), the format of OSC 52 clipboard requests.
func base64(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in bytes {
        bits = bits << 8 | UInt32(byte)
        count += 1
        guard count == 3 else { continue }
        for shift in [18, 12, 6, 0] as [UInt32] { text.append(digits[Int(bits >> shift & 63)]) }
        bits = 0
        count = 0
    }
    guard count > 0 else { return text }
    bits <<= 8 * UInt32(3 - count)
    for index in 0..<4 {
        text.append(index <= count ? digits[Int(bits >> UInt32(18 - 6 * index) & 63)] : UInt8(ascii: "="))
    }
    return text
}

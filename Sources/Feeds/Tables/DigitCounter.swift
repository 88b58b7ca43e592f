/// Gathers the digits of a decimal number while its bytes go by.
struct DigitCounter {
    private var units: Int64 = 0
    private var digits = 0
    private var digitsBeforePoint = -1
    private var isNegative = false
    private var isPlain = true

    init() {}

    init(_ text: ArraySlice<UInt8>) {
        for (place, byte) in text.enumerated() { take(byte, first: place == 0) }
    }

    /// Goes over an unquoted field that begins at `start`, and returns the place of the comma, line feed or quote that
    /// ends it, or the count of bytes. The pointer is read below its count only.
    @inline(__always)
    mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var place = start
        while place < bytes.count {
            let byte = bytes[place]
            if byte <= .comma, byte == .comma || byte == .newline || byte == .quote { break }
            take(byte, first: place == start)
            place += 1
        }
        return place
    }

    /// Takes the next byte.
    @inline(__always)
    private mutating func take(_ byte: UInt8, first: Bool) {
        let digit = byte &- UInt8(ascii: "0")
        if digit < 10 {
            units = units &* 10 &+ Int64(digit)
            digits &+= 1
        } else if byte == UInt8(ascii: "."), digitsBeforePoint < 0 {
            digitsBeforePoint = digits
        } else if byte == UInt8(ascii: "-"), first {
            isNegative = true
        } else {
            isPlain = false
        }
    }

    /// The field of these digits. Digits on both sides of a point, 18 at most and no minus zero, make it plain.
    @inline(__always)
    func field(_ start: Int, _ end: Int, isQuoted: Bool) -> CSVField {
        let decimals = digitsBeforePoint < 0 ? 0 : digits - digitsBeforePoint
        let isWhole = digitsBeforePoint < 0 || (digitsBeforePoint > 0 && decimals > 0)
        let plain = isPlain && isWhole && digits > 0 && digits <= 18 && !(isNegative && units == 0)
        return CSVField(
            start: start, end: end, isQuoted: isQuoted, units: isNegative ? 0 &- units : units,
            decimals: plain ? Int8(decimals) : -1, digits: Int8(clamping: digits))
    }
}

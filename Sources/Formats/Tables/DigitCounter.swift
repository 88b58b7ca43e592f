/// Collects the digits of a decimal number byte by byte.
struct DigitCounter {
    private var units: Int64 = 0
    private var digits = 0
    private var digitsBeforePoint = -1
    private var isNegative = false
    private var isPlain = true

    init() {}

    init(_ text: ArraySlice<UInt8>) {
        for (index, byte) in text.enumerated() { add(byte, first: index == 0) }
    }

    /// Scans an unquoted field that begins at `start`, and returns the index of the comma, line feed or quote that ends
    /// it, or the count of bytes. The pointer is never read beyond its count.
    @inline(__always)
    mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if byte <= .comma, byte == .comma || byte == .newline || byte == .quote { break }
            add(byte, first: index == start)
            index += 1
        }
        return index
    }

    /// Adds the next byte.
    @inline(__always)
    private mutating func add(_ byte: UInt8, first: Bool) {
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

    /// The field of these digits. It is plain with digits on both sides of the point, if any, at most 18 digits, and no
    /// negative zero.
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

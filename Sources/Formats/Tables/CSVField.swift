/// A field of a row: the position of its text in the file, and its digits if it is a plain decimal number.
package struct CSVField {
    /// The range of the text without surrounding quotes. Files are far smaller than 2 GB, and small fields are fast to
    /// store.
    private let from, to: Int32
    /// Whether the field was quoted, so that doubled quotes stand for one.
    let isQuoted: Bool
    /// The digits without the point, negative after a minus sign; undefined if `decimals` is negative.
    package let units: Int64
    /// The number of digits after the point; −1 if the text is not a plain decimal number.
    package let decimals: Int8
    /// The number of digits.
    let digits: Int8

    init(start: Int, end: Int, isQuoted: Bool, units: Int64, decimals: Int8, digits: Int8) {
        from = Int32(truncatingIfNeeded: start)
        to = Int32(truncatingIfNeeded: end)
        self.isQuoted = isQuoted
        self.units = units
        self.decimals = decimals
        self.digits = digits
    }

    /// The index of the first byte of the text.
    var start: Int { Int(from) }
    /// The index after the last byte of the text.
    var end: Int { Int(to) }
    /// Whether the text is empty.
    package var isEmpty: Bool { start == end }

    /// The number if it is plain and short enough for one exact division, else nil.
    ///
    /// Units up to 2⁵³ and powers of ten up to 10²² are exact, so the quotient is correctly rounded (W. Clinger, "How
    /// to read floating point numbers accurately", 1990) and equal to `Double(text)`.
    package var exact: Double? {
        guard decimals >= 0, units.magnitude <= 1 << 53 else { return nil }
        return Double(units) / CSVField.power(decimals)
    }

    private static func power(_ exponent: Int8) -> Double {
        switch exponent {
        case 0: 1
        case 1: 10
        case 2: 100
        case 3: 1000
        case 4: 10_000
        case 5: 100_000
        case 6: 1_000_000
        default: (6..<exponent).reduce(1_000_000) { power, _ in power * 10 }
        }
    }
}

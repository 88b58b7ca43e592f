/// A field of a row: where its text stands in the file, and its digits where it is a plain decimal number.
struct CSVField {
    /// Its text, without the quotes around it. No file is as long as 32 bits reach; small fields are quick to store.
    private let from, to: Int32
    /// Whether quotes stood around it, so that doubled ones inside mean one.
    let isQuoted: Bool
    /// The digits without the point, negative after a minus sign; nothing where `decimals` is negative.
    let units: Int64
    /// How many digits stand behind the point; −1 where the text is no plain decimal number.
    let decimals: Int8
    /// How many digits there are.
    let digits: Int8

    init(start: Int, end: Int, isQuoted: Bool, units: Int64, decimals: Int8, digits: Int8) {
        from = Int32(truncatingIfNeeded: start)
        to = Int32(truncatingIfNeeded: end)
        self.isQuoted = isQuoted
        self.units = units
        self.decimals = decimals
        self.digits = digits
    }

    /// Where its text begins.
    var start: Int { Int(from) }
    /// Where its text ends.
    var end: Int { Int(to) }
    /// Whether it has no text.
    var isEmpty: Bool { start == end }

    /// The number where it is plain and short enough for one exact division, else nil.
    ///
    /// Units up to 2⁵³ and powers of ten up to 10²² are exact, so the quotient is the correctly rounded one
    /// (W. Clinger, "How to read floating point numbers accurately", 1990): the same as `Double(text)`.
    var exact: Double? {
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

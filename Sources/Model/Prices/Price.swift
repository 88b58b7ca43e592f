/// A price exactly as printed: `203.38` is 20338 units of 2 decimals.
///
/// Figures computed from prices are `Double`; this is the quoted value.
public struct Price: Hashable, Sendable {
    /// The digits without the decimal point.
    public let units: Int64
    /// The maximum number of decimals.
    public static let maximumDecimals = 18

    /// The number of digits after the decimal point, 0…18.
    public let decimals: UInt8

    /// A price of `units` × 10^−decimals.
    public init(units: Int64, decimals: Int) {
        precondition(
            (0...Price.maximumDecimals).contains(decimals), "a price has 0 to 18 decimals, not \(decimals)")
        self.units = units
        self.decimals = UInt8(decimals)
    }

    /// A number rounded to `decimals` places, half away from zero; nil where it is not finite or too large.
    public init?(rounding value: Double, decimals: Int) {
        guard let units = Int64(exactly: (value * Price.scale(decimals)).rounded()) else { return nil }
        self.init(units: units, decimals: decimals)
    }

    /// A number rounded by its shortest decimal representation, half away from zero: 2.675 becomes 2.68 whatever its
    /// binary value. For prices that arrive as binary floats; nil where it is not finite or too large.
    public init?(written value: Double, decimals: Int) {
        guard (0...Price.maximumDecimals).contains(decimals), let rounded = RoundedDecimal(value, decimals: decimals)
        else { return nil }
        let units = Int64(rounded.units)
        self.init(units: rounded.isNegative ? -units : units, decimals: decimals)
    }

    /// The number of decimals to show for a price where its source does not specify it: two; four below one; below a
    /// cent, enough for four significant digits; none from a million on.
    public static func decimals(for value: Double) -> Int {
        let size = value.magnitude
        guard size > 0, size.isFinite else { return 2 }
        if size >= 1_000_000 { return 0 }
        if size >= 1 { return 2 }
        var (rest, zeros) = (size, 0)
        while rest < 0.1, zeros < maximumDecimals - 4 {
            rest *= 10
            zeros += 1
        }
        return size >= 0.01 ? 4 : zeros + 4
    }

    /// The number of decimals of a price's shortest decimal representation; `most` where that has more.
    static func printedDecimals(of value: Double, atMost most: Int) -> Int {
        (0...most).first { Price(written: value, decimals: $0)?.value == value } ?? most
    }

    /// The price as a number to compute with.
    public var value: Double { Double(units) / Price.scale(Int(decimals)) }

    private static func scale(_ decimals: Int) -> Double {
        (0..<decimals).reduce(1) { scale, _ in scale * 10 }
    }
}

/// A price exactly as printed: `203.38` is 20338 units of 2 decimals.
///
/// What is computed from prices is `Double`; this keeps what was quoted.
public struct Price: Hashable, Sendable {
    /// The digits without the decimal point.
    public let units: Int64
    /// The most digits behind the decimal point.
    public static let mostDecimals = 18

    /// How many of them stand behind the decimal point, 0…18.
    public let decimals: UInt8

    /// A price of `units` in units of 10^−decimals.
    public init(units: Int64, decimals: Int) {
        precondition(
            (0...Price.mostDecimals).contains(decimals), "a price has 0 to 18 decimals, not \(decimals)")
        self.units = units
        self.decimals = UInt8(decimals)
    }

    /// A number rounded to `decimals` places, half away from zero; nil where it is not finite or too large.
    public init?(rounding value: Double, decimals: Int) {
        guard let units = Int64(exactly: (value * Price.scale(decimals)).rounded()) else { return nil }
        self.init(units: units, decimals: decimals)
    }

    /// A number rounded as its shortest decimal is written, half away from zero: 2.675 to 2.68, whatever binary holds. For
    /// prices that come as binary floats; nil where it is not finite or too large.
    public init?(written value: Double, decimals: Int) {
        guard (0...Price.mostDecimals).contains(decimals), let rounded = RoundedDecimal(value, decimals: decimals)
        else { return nil }
        let units = Int64(rounded.units)
        self.init(units: rounded.isNegative ? -units : units, decimals: decimals)
    }

    /// How many decimals a price of a size is shown with where its source does not say: two; below one four; below a
    /// cent as many as four digits that count need; from a million on none.
    public static func decimals(for value: Double) -> Int {
        let size = value.magnitude
        guard size > 0, size.isFinite else { return 2 }
        if size >= 1_000_000 { return 0 }
        if size >= 1 { return 2 }
        var (rest, zeros) = (size, 0)
        while rest < 0.1, zeros < mostDecimals - 4 {
            rest *= 10
            zeros += 1
        }
        return size >= 0.01 ? 4 : zeros + 4
    }

    /// How many decimals a price was printed with, by its shortest decimal; `most` where that has more.
    static func printedDecimals(of value: Double, atMost most: Int) -> Int {
        (0...most).first { Price(written: value, decimals: $0)?.value == value } ?? most
    }

    /// The price as a number to compute with.
    public var value: Double { Double(units) / Price.scale(Int(decimals)) }

    private static func scale(_ decimals: Int) -> Double {
        (0..<decimals).reduce(1) { scale, _ in scale * 10 }
    }
}

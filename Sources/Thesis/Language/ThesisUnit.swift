import Model

/// The unit of a number in an expression, which decides how it is converted and printed.
public enum ThesisUnit: Hashable, Sendable {
    /// A return: 0.0842 is printed `+8.42 %`.
    case fraction
    /// A difference of returns: 0.0211 is printed `+2.11 pp`.
    case points
    /// A share: 0.82 is printed `82.0 %`.
    case share
    /// A yield or rate in percent: 4.38 is printed `4.38 %`.
    case percent
    /// Basis points: `−21 bp`.
    case bp
    /// Basis points per session, to the hundredth: `−1.30 bp`.
    case slope
    /// Calendar days: `295 d`.
    case days
    /// A count: `13`.
    case count
    /// Millions of U.S. dollars: `$2.40bn`.
    case money
    /// A price or level: `2,096.25`.
    case price
    /// A correlation coefficient: `r −0.45`.
    case coefficient
    /// A plain number: `1.25`.
    case plain

    /// Units of one dimension convert into each other and can be compared and added.
    enum Dimension: Hashable, Sendable {
        case proportion, time, money, plain
    }

    var dimension: Dimension {
        switch self {
        case .fraction, .points, .share, .percent, .bp, .slope: .proportion
        case .days: .time
        case .money: .money
        case .count, .price, .coefficient, .plain: .plain
        }
    }

    /// Whether values are whole numbers only.
    var isDiscrete: Bool { self == .days || self == .count }

    /// The number of these units in 1.
    private var perOne: Double {
        switch self {
        case .percent: 100
        case .bp, .slope: 10_000
        default: 1
        }
    }

    /// Converts a number of this unit to another unit of the same dimension.
    func convert(_ value: Double, to unit: ThesisUnit) -> Double {
        let (mine, other) = (perOne, unit.perOne)
        return other >= mine ? value * (other / mine) : value / (mine / other)
    }

    /// A number of this unit as printed.
    public func text(_ value: Double) -> String {
        switch self {
        case .fraction: NumberText.percentWithUnit(value)
        case .points: NumberText.pp(value)
        case .share: NumberText.percentWithUnit(value, decimals: 1, sign: .negative)
        case .percent: NumberText.yield(value)
        case .bp: NumberText.bp(value)
        case .slope: NumberText.bp(value, decimals: 2)
        case .days: NumberText.fixed(value, decimals: 0, grouped: true) + " d"
        case .count: NumberText.fixed(value, decimals: 0, grouped: true)
        case .money: NumberText.money(usdMillions: value)
        case .price: NumberText.price(value)
        case .coefficient: "r " + NumberText.ratio(value)
        case .plain: NumberText.fixed(value, decimals: 2)
        }
    }

    /// The distance between two numbers of this unit as printed: without a sign, and in percentage points for percent.
    func distanceText(_ distance: Double) -> String {
        let size = distance.magnitude
        return switch self {
        case .fraction, .points, .share: NumberText.fixed(size * 100, decimals: 2) + " pp"
        case .percent: NumberText.fixed(size, decimals: 2) + " pp"
        case .bp: NumberText.fixed(size, decimals: 0) + " bp"
        case .slope: NumberText.fixed(size, decimals: 2) + " bp"
        case .coefficient: NumberText.ratio(size)
        default: text(size)
        }
    }

    /// How to write a number of this unit, for error messages and the manual.
    package var example: String {
        switch dimension {
        case .proportion: self == .bp || self == .slope ? "in basis points such as 10bp" : "in percent such as 8%"
        case .time: "in days such as 90 days"
        case .money: "in dollars such as $1bn"
        case .plain: "a plain number such as 20"
        }
    }
}

/// A number with its unit, as written in an expression.
public struct Quantity: Hashable, Sendable {
    /// The number, in `unit`.
    public let value: Double
    /// The unit.
    public let unit: ThesisUnit
    /// The number of decimals written.
    let decimals: Int
    /// How many of `unit` make up one of the unit written: 1000 for billions, because `.money` is in millions.
    let scale: Double

    /// Creates a quantity from the number written, each of which is worth `scale` of `unit`.
    init(_ written: Double, _ unit: ThesisUnit, decimals: Int = 0, scale: Double = 1) {
        value = written * scale
        self.unit = unit
        self.decimals = decimals
        self.scale = scale
    }

    /// Half a unit of the last digit written, with a margin for the rounding of binary fractions.
    var halfLastDigit: Double {
        (0..<decimals).reduce(scale / 2) { half, _ in half / 10 } * (1 + 1e-9)
    }

    /// The number with its sign reversed.
    var negated: Quantity { Quantity(-value / scale, unit, decimals: decimals, scale: scale) }
}

/// What a price from outside can be, and how the prices of a session stand to each other.
public struct PriceRules: Hashable, Sendable {
    /// The largest that anything has been quoted at is some billions, of a coin in a weak currency.
    public static let largest = 1e12
    /// The least of the dearest coins' fractions is larger.
    public static let least = 1e-15
    /// Adjusted and rounded prices may pass each other by so much, a fraction.
    static let slack = 0.002

    /// Whether a price can stand below zero, as that of a future.
    public let allowsNegative: Bool

    /// The rules of prices.
    public init(allowsNegative: Bool = false) { self.allowsNegative = allowsNegative }

    /// The rules of an instrument's prices: those of futures and undescribed instruments may stand below zero.
    public init(_ instrument: Instrument) {
        allowsNegative =
            instrument.kind == .future || instrument.symbol.name.hasSuffix("=F") || instrument.isUndescribed
            || instrument.group == Instrument.importGroup
    }

    /// What should stand there; nil for what can be a price. Zero is none: it stands for one that is missing.
    @inline(__always)
    public func breach(_ price: Double) -> String? {
        let size = price.magnitude
        if size <= PriceRules.largest, size >= PriceRules.least, price > 0 || allowsNegative { return nil }
        return words(price)
    }

    /// Whether it can be a price.
    public func allows(_ price: Double) -> Bool { breach(price) == nil }

    @inline(never)
    private func words(_ price: Double) -> String {
        if price.magnitude > PriceRules.largest { return "a price of a trillion at most" }
        return allowsNegative ? "a price" : "a price above zero"
    }
}

extension PriceRules {
    /// The parts of a session beside its close.
    public enum Part: String, CaseIterable, Hashable, Sendable {
        /// The first price.
        case open
        /// The highest price.
        case high
        /// The lowest price.
        case low
        /// Shares traded.
        case volume
    }

    /// A session whose close is a price, with what was wrong beside it: a close survives a bad open, high, low or volume.
    ///
    /// The high stands above all the others and the low below them. Where high and low have changed places, both are left
    /// out; else the one that does not hold. A volume is zero or more.
    ///
    /// - Returns: the session without its bad parts, and what should stand in their place.
    public func session(
        _ day: Day, open: Double?, high: Double?, low: Double?, close: Double, volume: Double?
    ) -> (bar: Bar, breaches: [(part: Part, expected: String)]) {
        var breaches: [(part: Part, expected: String)] = []
        func price(_ value: Double?, _ part: Part) -> Double? {
            guard let value, let words = breach(value) else { return value }
            breaches.append((part, words))
            return nil
        }
        let first = price(open, .open)
        var top = price(high, .high), bottom = price(low, .low)
        if let highest = top, let lowest = bottom, highest < lowest {
            breaches.append((.high, PriceRules.order))
            (top, bottom) = (nil, nil)
        }
        let slack = close.magnitude * PriceRules.slack
        if let highest = top, highest < max(first ?? close, close) - slack {
            breaches.append((.high, "a high above open and close"))
            top = nil
        }
        if let lowest = bottom, lowest > min(first ?? close, close) + slack {
            breaches.append((.low, "a low below open and close"))
            bottom = nil
        }
        var shares = volume
        if let volume, !(volume >= 0 && volume < PriceRules.mostShares) {
            breaches.append((.volume, "a number of shares"))
            shares = nil
        }
        return (Bar(day, open: first, high: top, low: bottom, close: close, volume: shares), breaches)
    }

    /// What is expected where high and low have changed places.
    public static let order = "a high above the low"
    private static let mostShares = 1e18
}

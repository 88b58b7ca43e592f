/// The valid range of an external price, and the relations between the prices of a session.
public struct PriceRules: Hashable, Sendable {
    /// The largest prices ever quoted are some billions, of a coin in a weak currency.
    public static let largest = 1e12
    /// Smaller than any quoted price: cheap coins are quoted in fractions of expensive ones.
    public static let smallest = 1e-15
    /// The relative tolerance between prices that have been adjusted and rounded.
    static let slack = 0.002

    /// Whether a price can be below zero, as for a future.
    public let allowsNegative: Bool

    /// The rules for prices.
    public init(allowsNegative: Bool = false) { self.allowsNegative = allowsNegative }

    /// The rules for an instrument's prices: those of futures and undescribed instruments may be below zero.
    public init(_ instrument: Instrument) {
        allowsNegative =
            instrument.kind == .future || instrument.symbol.name.hasSuffix("=F") || instrument.isUndescribed
            || instrument.group == Instrument.importGroup
    }

    /// The expected value; nil for a valid price. Zero is invalid, since sources use it for a missing price.
    @inline(__always)
    public func breach(_ price: Double) -> String? {
        allows(price) ? nil : message(price)
    }

    /// Whether it is a valid price.
    @inline(__always)
    public func allows(_ price: Double) -> Bool {
        let size = price.magnitude
        return size <= PriceRules.largest && size >= PriceRules.smallest && (price > 0 || allowsNegative)
    }

    @inline(never)
    private func message(_ price: Double) -> String {
        if price.magnitude > PriceRules.largest { return "a price of at most a trillion" }
        return allowsNegative ? "a price" : "a price above zero"
    }
}

extension PriceRules {
    /// The values of a session apart from its close.
    public enum Part: String, CaseIterable, Hashable, Sendable {
        /// The first price.
        case open
        /// The highest price.
        case high
        /// The lowest price.
        case low
        /// Shares traded.
        case volume
        /// The close as quoted, beside the adjusted one.
        case quotedClose = "quoted close"
    }

    /// A session whose close is valid, with the errors in its other values: a close remains usable with an invalid
    /// open, high, low or volume.
    ///
    /// The high must be at or above all others and the low at or below them. Where high and low are swapped, both are
    /// dropped; otherwise only the invalid one. A volume is zero or more. Without a valid quoted close, where one is
    /// given, the scale of open, high and low is unknown, and they are dropped with it.
    ///
    /// - Returns: The session without its invalid values, and a description of what was expected for each of them.
    public func session(
        _ day: Day, open: Double?, high: Double?, low: Double?, close: Double, quotedClose: Double? = nil,
        volume: Double?
    ) -> (bar: Bar, breaches: [(part: Part, expected: String)]) {
        var breaches: [(part: Part, expected: String)] = []
        func price(_ value: Double?, _ part: Part) -> Double? {
            guard let value, let message = breach(value) else { return value }
            breaches.append((part, message))
            return nil
        }
        let quoted = price(quotedClose, .quotedClose), hasScale = quoted != nil || quotedClose == nil
        let last = quoted ?? close
        let first = hasScale ? price(open, .open) : nil
        var top = hasScale ? price(high, .high) : nil, bottom = hasScale ? price(low, .low) : nil
        if let highest = top, let lowest = bottom, highest < lowest {
            breaches.append((.high, PriceRules.order))
            (top, bottom) = (nil, nil)
        }
        let slack = last.magnitude * PriceRules.slack
        if let highest = top, highest < max(first ?? last, last) - slack {
            breaches.append((.high, "a high above open and close"))
            top = nil
        }
        if let lowest = bottom, lowest > min(first ?? last, last) + slack {
            breaches.append((.low, "a low below open and close"))
            bottom = nil
        }
        var shares = volume
        if let volume, !(volume >= 0 && volume < PriceRules.maximumShares) {
            breaches.append((.volume, "a number of shares"))
            shares = nil
        }
        let bar = Bar(
            day, open: first, high: top, low: bottom, close: close, quotedClose: quoted, volume: shares)
        return (bar, breaches)
    }

    /// The expectation where high and low are swapped.
    public static let order = "a high above the low"
    private static let maximumShares = 1e18
}

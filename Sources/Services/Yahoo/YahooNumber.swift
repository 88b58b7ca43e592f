import Model

extension Double {
    /// The number without the rounding noise of a 32-bit float: 129.0399932861328 is 129.04. Numbers that are not
    /// 32-bit floats are unchanged.
    var withoutFloatNoise: Double {
        let float = Float(self)
        guard float.isFinite, abs(Double(float) - self) <= abs(self) * 1e-13 else { return self }
        return Double(float.description) ?? self
    }

    /// A price above zero, or nil if it is not a valid one.
    var asPrice: Double? { asPrice(PriceRules()) }

    /// A price allowed by the rules, or nil.
    func asPrice(_ rules: PriceRules) -> Double? { rules.allows(self) ? withoutFloatNoise : nil }
}

extension Price {
    /// A price as Yahoo states it, with as many decimals as Yahoo displays, at least four below one, and more below a
    /// cent. Nil if it is not a valid price.
    init?(yahoo value: Double?, hint: Int?, _ rules: PriceRules = PriceRules()) {
        guard let value = value?.asPrice(rules) else { return nil }
        let isSmall = value.magnitude < 1
        let minimum = isSmall ? max(Price.decimals(for: value), 4) : 0
        let decimals = max(hint ?? Price.decimals(for: value), minimum)
        self.init(written: value, decimals: min(decimals, isSmall ? Price.maximumDecimals : 6))
        if units == 0 { return nil }
    }
}

extension Timestamp {
    /// The instant in seconds since 1970; nil outside the range that a price can have, 1900 to 2200.
    init?(seconds: Double?) {
        guard let seconds, seconds.isFinite, (-2_208_988_800...7_258_118_400).contains(seconds) else { return nil }
        self.init(milliseconds: Int64((seconds * 1000).rounded()))
    }
}

import Model

extension Double {
    /// The number without the noise of a binary float of 32 bits: 129.0399932861328 is 129.04. One that is no such float
    /// stays as it is.
    var withoutFloatNoise: Double {
        let float = Float(self)
        guard float.isFinite, abs(Double(float) - self) <= abs(self) * 1e-13 else { return self }
        return Double(float.description) ?? self
    }

    /// A price above zero, or nil for what can be none.
    var asPrice: Double? { asPrice(PriceRules()) }

    /// A price, or nil for what can be none.
    func asPrice(_ rules: PriceRules) -> Double? { rules.allows(self) ? withoutFloatNoise : nil }
}

extension Price {
    /// A price as Yahoo states it, to as many decimals as it is shown with there, at least four below one, and more below a
    /// cent. Nil for what can be none.
    init?(yahoo value: Double?, hint: Int?, _ rules: PriceRules = PriceRules()) {
        guard let value = value?.asPrice(rules) else { return nil }
        let isSmall = value.magnitude < 1
        let fewest = isSmall ? max(Price.decimals(for: value), 4) : 0
        let decimals = max(hint ?? Price.decimals(for: value), fewest)
        self.init(written: value, decimals: min(decimals, isSmall ? Price.mostDecimals : 6))
        if units == 0 { return nil }
    }
}

extension Timestamp {
    /// The instant so many seconds after 1970; nil for what is none that a price can have: before 1900, after 2200.
    init?(seconds: Double?) {
        guard let seconds, seconds.isFinite, (-2_208_988_800...7_258_118_400).contains(seconds) else { return nil }
        self.init(milliseconds: Int64((seconds * 1000).rounded()))
    }
}

/// A number as it is typed into a filter, with `k`, `m`, `b` or `bn` for thousands, millions or billions.
struct ScaledNumber: Hashable, Sendable {
    /// The number before its unit.
    let number: Double
    /// The size of the unit; nil without one.
    let unit: Double?

    /// Parses a number in lower case; nil for anything else.
    init?(_ text: some StringProtocol) {
        let units: [(name: String, size: Double)] = [("bn", 1e9), ("b", 1e9), ("m", 1e6), ("k", 1e3)]
        let found = units.first { text.hasSuffix($0.name) }
        guard let number = Double(text.dropLast(found?.name.count ?? 0)), number.isFinite else { return nil }
        (self.number, unit) = (number, found?.size)
    }

    /// The number in ones.
    var value: Double { number * (unit ?? 1) }
}

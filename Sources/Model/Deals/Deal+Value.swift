extension Deal {
    /// The stated value of a deal, in the form that every view uses.
    public enum StatedValue: Hashable, Sendable {
        /// Paid at closing, in millions of U.S. dollars.
        case upfront(Double)
        /// Only the maximum total is stated, in millions of U.S. dollars; the upfront payment is no more than that.
        case atMost(Double)
        /// No value is stated.
        case notStated
    }

    /// The stated value: the upfront payment where given, else the maximum total.
    public var statedValue: StatedValue {
        if let upfrontUSDMillions { return .upfront(upfrontUSDMillions) }
        return maximumUSDMillions.map { .atMost($0) } ?? .notStated
    }
}

extension Deal.StatedValue: CustomStringConvertible {
    /// The text for a table cell: `$1.2bn`, `≤$208m`, `—`.
    public var description: String {
        switch self {
        case .upfront(let millions): NumberText.money(usdMillions: millions)
        case .atMost(let millions): "≤\(NumberText.money(usdMillions: millions))"
        case .notStated: NumberText.missing
        }
    }

    /// A full description: `$1.2bn upfront`, `at most $208m, upfront not stated`, `value not stated`.
    public var label: String {
        switch self {
        case .upfront(let millions): "\(NumberText.money(usdMillions: millions)) upfront"
        case .atMost(let millions): "at most \(NumberText.money(usdMillions: millions)), upfront not stated"
        case .notStated: "value not stated"
        }
    }
}

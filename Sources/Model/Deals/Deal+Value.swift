extension Deal {
    /// What is said of a deal's value: all that speak of it say the same.
    public enum StatedValue: Hashable, Sendable {
        /// Paid at once, in millions of U.S. dollars.
        case upfront(Double)
        /// Only the most that may be paid in all is stated, in millions of U.S. dollars; what is paid at once is no more.
        case atMost(Double)
        /// No value is stated.
        case notStated
    }

    /// What is stated of its value: what is paid at once before the most that may be paid.
    public var statedValue: StatedValue {
        if let upfrontUSDMillions { return .upfront(upfrontUSDMillions) }
        return maximumUSDMillions.map { .atMost($0) } ?? .notStated
    }
}

extension Deal.StatedValue: CustomStringConvertible {
    /// As a cell of a table: `$1.2bn`, `≤$208m`, `—`.
    public var description: String {
        switch self {
        case .upfront(let millions): NumberText.money(usdMillions: millions)
        case .atMost(let millions): "≤\(NumberText.money(usdMillions: millions))"
        case .notStated: NumberText.missing
        }
    }

    /// In words: `$1.2bn upfront`, `at most $208m, upfront not stated`, `value not stated`.
    public var words: String {
        switch self {
        case .upfront(let millions): "\(NumberText.money(usdMillions: millions)) upfront"
        case .atMost(let millions): "at most \(NumberText.money(usdMillions: millions)), upfront not stated"
        case .notStated: "value not stated"
        }
    }
}

import Formats
import Model

extension Tenor {
    /// Parses a maturity as written in the Treasury's tables: `1 Mo`, `3 Month`, `10 Yr`, `30 Year`. Nil for a maturity
    /// that is not supported, such as `1.5 Month`.
    init?(maturity text: some StringProtocol) {
        let number = text.prefix { $0.isNumber || $0 == "." }
        let unit = text.dropFirst(number.count).trimmed.lowercased()
        self.init(number, unit)
    }

    /// Parses an element name of the Treasury's feed: `BC_1MONTH`, `BC_10YEAR`. Nil for `BC_30YEARDISPLAY`.
    init?(element name: some StringProtocol) {
        guard name.hasPrefix("BC_") else { return nil }
        let rest = name.dropFirst(3)
        let number = rest.prefix { $0.isNumber || $0 == "_" }
        self.init(number, rest.dropFirst(number.count).lowercased())
    }

    private init?(_ number: some StringProtocol, _ unit: String) {
        switch unit {
        case "mo", "mos", "month", "months": self.init(rawValue: "\(number)M")
        case "yr", "yrs", "year", "years": self.init(rawValue: "\(number)Y")
        default: return nil
        }
    }

    /// Whether a percentage can be a yield of this tenor. Zero is valid for bills only: elsewhere it means a missing
    /// value.
    package func canYield(_ percent: Double) -> Bool { RateRules.breach(yield: percent, of: self) == nil }
}

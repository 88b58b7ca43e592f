import Model

/// Figures in words, for a reader that speaks them: a minus sign or a colour may not be spoken.
enum PlainWords {
    /// A change as a fraction: `up 8.42 %`, `down 0.63 %`, `unchanged`; `change unknown` if it is missing.
    static func change(_ fraction: Double?, decimals: Int = 2) -> String {
        guard let fraction, fraction.isFinite else { return "change unknown" }
        let text = NumberText.percentWithUnit(fraction.magnitude, decimals: decimals, sign: .negative)
        if text == NumberText.percentWithUnit(0, decimals: decimals, sign: .negative) { return "unchanged" }
        return "\(fraction > 0 ? "up" : "down") \(text)"
    }

    /// A change in basis points: `down 21 bp`.
    static func change(bp: Double?) -> String {
        guard let bp, bp.isFinite else { return "change unknown" }
        let rounded = bp.magnitude.rounded()
        return rounded == 0 ? "unchanged" : "\(bp > 0 ? "up" : "down") \(NumberText.fixed(rounded, decimals: 0)) bp"
    }

    /// A difference of fractions in percentage points: `2.14 points ahead of SPX`.
    static func lead(_ difference: Double?, over name: String) -> String? {
        guard let difference, difference.isFinite else { return nil }
        let points = NumberText.fixed(difference.magnitude * 100, decimals: 2)
        return points == "0.00"
            ? "level with \(name)" : "\(points) points \(difference > 0 ? "ahead of" : "behind") \(name)"
    }

    /// A signed figure: `minus 0.45`.
    static func signed(_ value: Double, decimals: Int = 2) -> String {
        let text = NumberText.fixed(value.magnitude, decimals: decimals)
        return value < 0 && text != NumberText.fixed(0, decimals: decimals) ? "minus \(text)" : text
    }

    /// A text with words in place of signs that a reader may not speak.
    static func spoken(_ text: String) -> String {
        let words = [
            ("\u{2212}", "minus "), ("≥", "at least "), ("≤", "at most "), ("→", "to"),
            (NumberText.missing, "no figure"),
            ("▲ ", ""), ("▼ ", ""), ("● ", ""), ("○ ", ""), ("• ", ""),
        ]
        return words.reduce(text) { $0.replacing($1.0, with: $1.1) }
    }

    /// A window as the end of a sentence: `on the month`, `over 3M`.
    static func over(_ window: Window) -> String {
        switch window {
        case .day: "on the day"
        case .week: "on the week"
        case .month: "on the month"
        case .year: "on the year"
        case .yearToDate: "this year"
        case .maximum: "over all sessions"
        default: "over \(window.rawValue)"
        }
    }
}

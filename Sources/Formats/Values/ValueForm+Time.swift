extension ValueForm where Value == Duration {
    /// A duration, written as in a thesis.
    package static func time(_ range: ClosedRange<Duration> = .seconds(1) ... .days(3650)) -> ValueForm {
        ValueForm(
            description: "a time such as \"30 s\", \"5 min\", \"2 h\" or \"1 d\"",
            read: { item throws(InvalidValue) in
                let description = "a time such as \"30 s\", \"5 min\", \"2 h\" or \"1 d\""
                guard case .text(let text) = item, let time = Duration(text: text) else {
                    throw InvalidValue(expected: description, item)
                }
                guard range.contains(time) else {
                    throw InvalidValue(
                        "\(time.text) is not between \(range.lowerBound.text) and \(range.upperBound.text)")
                }
                return time
            }, write: { TOMLText.quoted($0.text) })
    }
}

extension Duration {
    /// The given number of days.
    package static func days(_ count: Int) -> Duration { .seconds(count * 86_400) }

    /// Parses a duration such as `5 min`; nil for anything else.
    init?(text: String) {
        let digits = text.prefix { ("0"..."9").contains($0) }
        let unit = text.dropFirst(digits.count).drop { $0 == " " }
        let seconds: [Substring: Int] = [
            "s": 1, "second": 1, "seconds": 1, "min": 60, "minute": 60, "minutes": 60, "h": 3600, "hour": 3600,
            "hours": 3600, "d": 86_400, "day": 86_400, "days": 86_400,
        ]
        guard let count = Int(digits), count <= 100_000, let each = seconds[unit] else { return nil }
        self = .seconds(count * each)
    }

    /// The duration as text, in the largest unit that needs no fraction.
    package var text: String {
        let seconds = Int(components.seconds)
        let units = [(86_400, "d"), (3600, "h"), (60, "min")]
        let unit = units.first { seconds > 0 && seconds.isMultiple(of: $0.0) } ?? (1, "s")
        return "\(seconds / unit.0) \(unit.1)"
    }
}

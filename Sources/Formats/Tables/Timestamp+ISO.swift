import Model

extension Timestamp {
    /// The instant of an ISO 8601 date and time, with or without an offset: `2026-01-12T07:32:33-05:00`,
    /// `2025-03-18T09:05:43.000Z`. Fractions of a second are dropped; without an offset the time is UTC.
    package init?(iso text: some StringProtocol) {
        guard let day = Day(text.prefix(10)), let mark = text.dropFirst(10).first, mark == "T" || mark == " " else {
            return nil
        }
        let rest = text.dropFirst(11)
        let clock = rest.prefix { $0.isNumber || $0 == ":" || $0 == "." }
        let parts = clock.prefix { $0 != "." }.split(separator: ":").map { Int($0) }
        guard parts.count >= 2, let hour = parts[0], let minute = parts[1], (0..<24).contains(hour),
            (0..<60).contains(minute), let offset = Timestamp.offset(rest.dropFirst(clock.count))
        else { return nil }
        let second = parts.count > 2 ? parts[2] ?? 60 : 0
        guard (0..<60).contains(second) else { return nil }
        self.init(day, hour: hour, minute: minute, second: second, offsetMinutes: offset)
    }

    /// An offset from UTC in minutes: `Z`, `-05:00`, `+0000`.
    private static func offset(_ text: some StringProtocol) -> Int? {
        if text.isEmpty || text == "Z" || text == "z" { return 0 }
        guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
        let digits = String(text.dropFirst().filter { $0 != ":" })
        guard digits.utf8.count == 4, let number = Int(digits), number >= 0, number % 100 < 60, number / 100 <= 14
        else { return nil }
        let minutes = number / 100 * 60 + number % 100
        return sign == "-" ? -minutes : minutes
    }
}

import Model

extension Timestamp {
    /// The instant of a date in the format of e-mail and feeds (RFC 5322, section 3.3, and its older forms): `Fri, 02
    /// Oct 2026 18:06 GMT`, `2 Oct 2026 18:33:00 +0000`, `Fri, 2 Oct 26 14:33 EDT`.
    init?(mailDate text: String) {
        var words = text.split { $0 == " " || $0 == "," }.map(String.init)
        if let first = words.first, first.allSatisfy(\.isLetter) { words.removeFirst() }
        guard words.count >= 4, let date = Int(words[0]), let year = Timestamp.year(words[2]),
            let month = Timestamp.months.firstIndex(of: words[1].prefix(3).lowercased()),
            let day = Day(year, month + 1, date)
        else { return nil }
        let clock = words[3].split(separator: ":").map { Int($0) }
        guard clock.count == 2 || clock.count == 3, let hour = clock[0], let minute = clock[1], (0..<24).contains(hour),
            (0..<60).contains(minute), let second = clock.count == 3 ? clock[2] : 0, (0...60).contains(second),
            let offset = Timestamp.zone(words.count > 4 ? words[4] : "GMT")
        else { return nil }
        self.init(day, hour: hour, minute: minute, second: min(second, 59), offsetMinutes: offset)
    }

    private static func year(_ text: String) -> Int? {
        guard let number = Int(text) else { return nil }
        return text.utf8.count == 2 ? number + (number < 70 ? 2000 : 1900) : number
    }

    /// The offset of a time zone from UTC in minutes; nil if it is not recognised.
    private static func zone(_ name: String) -> Int? {
        if let known = zones[name.uppercased()] { return known }
        guard let sign = name.first, sign == "+" || sign == "-", name.utf8.count == 5,
            let number = Int(name.dropFirst()), number >= 0, number % 100 < 60, number / 100 <= 14
        else { return nil }
        let minutes = number / 100 * 60 + number % 100
        return sign == "-" ? -minutes : minutes
    }

    private static let zones = [
        "GMT": 0, "UT": 0, "UTC": 0, "Z": 0, "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420,
        "MDT": -360, "PST": -480, "PDT": -420, "ET": -300,
    ]

    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
}

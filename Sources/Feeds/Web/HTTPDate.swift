import Model

extension Timestamp {
    /// The instant of a date as HTTP writes it (RFC 9110, section 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`. Its older
    /// forms are not read.
    init?(httpDate text: String) {
        let words = text.split(separator: " ")
        guard words.count == 6, words[5] == "GMT", let month = Timestamp.months.firstIndex(of: words[2].lowercased())
        else { return nil }
        let clock = words[4].split(separator: ":").compactMap { Int($0) }
        guard clock.count == 3, let date = Int(words[1]), let year = Int(words[3]),
            let day = Day(year, month + 1, date), (0..<24).contains(clock[0]), (0..<60).contains(clock[1]),
            (0...60).contains(clock[2])
        else { return nil }
        self.init(day, hour: clock[0], minute: clock[1], second: clock[2])
    }

    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
}

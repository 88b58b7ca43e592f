package import Model

extension TableReader {
    /// The symbol in a field.
    package func symbol(_ column: Column) throws(FeedError) -> Symbol {
        let text = text(column)
        guard Symbol.isPlain(text) else { throw error(column, "a symbol") }
        return Symbol(text)
    }

    /// The sector in a field, by its full name.
    package func sector(_ column: Column) throws(FeedError) -> Sector {
        guard let sector = Sector(rawValue: text(column)) else { throw error(column, "a GICS sector") }
        return sector
    }

    /// The percentage in a field as a fraction.
    package func fraction(percent column: Column) throws(FeedError) -> Double {
        let percent = try requiredNumber(column)
        guard (-100...200).contains(percent) else { throw error(column, "a percent") }
        return percent / 100
    }

    /// The date in a field, with the precision with which it is written: day, month or year.
    package func dated(_ column: Column) throws(FeedError) -> Dated {
        guard let dated = Dated(text(column)) else { throw error(column, "a date as 2024-05-16, 2024-05 or 2024") }
        _ = try checked(dated.day, column)
        return dated
    }

    /// The instant in a field such as `2019-12-18T09:30-05:00` or `2024-04-15T13:30Z`, and its offset from UTC.
    package func time(_ column: Column) throws(FeedError) -> (time: Timestamp, offsetMinutes: Int) {
        guard let time = Timestamp.parsed(scanner.bytes[self[column].start..<self[column].end]) else {
            throw error(column, "a time as 2019-12-18T09:30-05:00")
        }
        return time
    }
}

extension Timestamp {
    /// The instant in a text such as `2019-12-18T09:30-05:00` or `2024-04-15T13:30Z`, and its offset from UTC.
    fileprivate static func parsed(_ text: ArraySlice<UInt8>) -> (time: Timestamp, offsetMinutes: Int)? {
        let start = text.startIndex
        guard text.count == 17 || text.count == 22, text[start + 10] == UInt8(ascii: "T"),
            let day = day(text[start..<start + 10]), let clock = minutes(text[(start + 11)..<(start + 16)])
        else { return nil }
        let sign = text[start + 16]
        if text.count == 17 {
            return sign == UInt8(ascii: "Z") ? (Timestamp(day, hour: 0, minute: clock), 0) : nil
        }
        guard let ahead = minutes(text[(start + 17)...]), "+-".utf8.contains(sign) else { return nil }
        let offset = sign == UInt8(ascii: "-") ? -ahead : ahead
        return (Timestamp(day, hour: 0, minute: clock, offsetMinutes: offset), offset)
    }

    /// The date in a text such as `2019-12-18`.
    private static func day(_ text: ArraySlice<UInt8>) -> Day? {
        let start = text.startIndex
        guard text[start + 4] == UInt8(ascii: "-"), text[start + 7] == UInt8(ascii: "-"),
            let century = pair(text, start), let year = pair(text, start + 2), let month = pair(text, start + 5),
            let day = pair(text, start + 8)
        else { return nil }
        return Day(century * 100 + year, month, day)
    }

    /// The minutes in a text such as `09:30`.
    private static func minutes(_ text: ArraySlice<UInt8>) -> Int? {
        let start = text.startIndex
        guard text[start + 2] == UInt8(ascii: ":"), let hour = pair(text, start), let minute = pair(text, start + 3),
            hour < 24, minute < 60
        else { return nil }
        return hour * 60 + minute
    }

    /// The number in the two digits at an index.
    private static func pair(_ text: ArraySlice<UInt8>, _ index: Int) -> Int? {
        let tens = text[index] &- UInt8(ascii: "0"), ones = text[index + 1] &- UInt8(ascii: "0")
        return tens < 10 && ones < 10 ? Int(tens) * 10 + Int(ones) : nil
    }
}

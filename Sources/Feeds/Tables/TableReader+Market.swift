import Model

extension TableReader {
    /// The symbol of a field: letters, digits and `.-^=`, beginning with none of `.-`, so that it can name a file.
    func symbol(_ column: Column) throws(FeedError) -> Symbol {
        let text = text(column)
        let allowed = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: ".-^=".utf8.contains(byte)
            }
        }
        guard allowed, (1...20).contains(text.utf8.count), !text.hasPrefix("."), !text.hasPrefix("-") else {
            throw fault(column, "a symbol")
        }
        return Symbol(text)
    }

    /// The sector of a field, by its full name.
    func sector(_ column: Column) throws(FeedError) -> Sector {
        guard let sector = Sector(rawValue: text(column)) else { throw fault(column, "a GICS sector") }
        return sector
    }

    /// The percent of a field as a fraction.
    func fraction(percent column: Column) throws(FeedError) -> Double {
        let percent = try known(column)
        guard (-100...200).contains(percent) else { throw fault(column, "a percent") }
        return percent / 100
    }

    /// The date of a field, as exactly as it is written: to the day, month or year.
    func dated(_ column: Column) throws(FeedError) -> Dated {
        guard let dated = Dated(text(column)) else { throw fault(column, "a date as 2024-05-16, 2024-05 or 2024") }
        return dated
    }

    /// The instant of a field written `2019-12-18T09:30-05:00` or `2024-04-15T13:30Z`, and its offset from UTC.
    func time(_ column: Column) throws(FeedError) -> (time: Timestamp, offsetMinutes: Int) {
        guard let time = Timestamp.parsed(text(column)) else {
            throw fault(column, "a time as 2019-12-18T09:30-05:00")
        }
        return time
    }
}

extension Timestamp {
    /// The instant written `2019-12-18T09:30-05:00` or `2024-04-15T13:30Z`, and its offset from UTC.
    fileprivate static func parsed(_ text: String) -> (time: Timestamp, offsetMinutes: Int)? {
        let bytes = Array(text.utf8)
        guard bytes.count == 17 || bytes.count == 22, bytes[10] == UInt8(ascii: "T"),
            let day = Day(String(decoding: bytes[..<10], as: UTF8.self)), let clock = minutes(bytes[11..<16])
        else { return nil }
        var offset = 0
        if bytes.count == 17 {
            guard bytes[16] == UInt8(ascii: "Z") else { return nil }
        } else {
            guard let ahead = minutes(bytes[17...]), "+-".utf8.contains(bytes[16]) else { return nil }
            offset = bytes[16] == UInt8(ascii: "-") ? -ahead : ahead
        }
        return (Timestamp(day, hour: 0, minute: clock, offsetMinutes: offset), offset)
    }

    /// The minutes written `09:30`.
    private static func minutes(_ text: ArraySlice<UInt8>) -> Int? {
        let digits = text.map { Int($0) - Int(UInt8(ascii: "0")) }
        guard digits.count == 5, text[text.startIndex + 2] == UInt8(ascii: ":"),
            [0, 1, 3, 4].allSatisfy({ (0...9).contains(digits[$0]) })
        else { return nil }
        let hour = digits[0] * 10 + digits[1]
        let minute = digits[3] * 10 + digits[4]
        return hour < 24 && minute < 60 ? hour * 60 + minute : nil
    }
}

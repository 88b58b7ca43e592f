import Model

extension ExportSheet {
    /// The table as comma-separated values (RFC 4180, with bare line feeds), header first.
    ///
    /// - Parameter withKeys: whether each row starts with the columns that the file name implies.
    public func csv(withKeys: Bool = false) -> String {
        let common = withKeys ? keys.map(\.value.csv) : []
        var text = ((withKeys ? keys.map(\.column) : []) + columns).joined(separator: ",") + "\n"
        for row in rows {
            text += (common + row.map(\.csv)).joined(separator: ",")
            text += "\n"
        }
        return text
    }

    /// The rows as JSON objects, one per line, separated by commas.
    public func json() -> String {
        let common = keys.map { JSON.Member($0.column, $0.value.json) }
        return rows.map { row in
            JSON.object(common + zip(columns, row).map { JSON.Member($0, $1.json) }).text(indented: false)
        }.joined(separator: ",\n")
    }
}

extension ExportValue {
    /// The value as a CSV field.
    var csv: String {
        switch self {
        case .missing: ""
        case .number(let number): ExportValue.text(of: number)
        case .price(let price): ExportValue.text(of: price)
        case .day(let day): day.description
        case .time(let time): ExportValue.text(of: time)
        case .text(let text): ExportValue.quoted(SpreadsheetText.guarded(text))
        }
    }

    fileprivate var json: JSON {
        switch self {
        case .missing: .null
        case .number(let number): .number(number)
        case .price(let price): .number(price.value)
        case .day(let day): .string(day.description)
        case .time(let time): .string(ExportValue.text(of: time))
        case .text(let text): .string(text)
        }
    }

    /// The shortest text that parses to the same number; integers have no decimal point.
    private static func text(of number: Double) -> String {
        guard number.magnitude < 9_007_199_254_740_992, let whole = Int64(exactly: number) else {
            return number.description
        }
        return String(whole)
    }

    /// A price with all its digits.
    private static func text(of price: Price) -> String {
        let decimals = Int(price.decimals)
        var digits = String(price.units.magnitude)
        digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        let text = decimals == 0 ? digits : "\(digits.dropLast(decimals)).\(digits.suffix(decimals))"
        return price.units < 0 ? "-" + text : text
    }

    /// A time in UTC, with milliseconds unless they are zero: `2024-05-16T20:00:00.123Z`.
    private static func text(of time: Timestamp) -> String {
        let fraction = (time.milliseconds % 1000 + 1000) % 1000
        guard fraction > 0 else { return time.description }
        return "\(time.description.dropLast()).\(String(fraction + 1000).dropFirst())Z"
    }

    private static func quoted(_ text: String) -> String {
        let special: Set<Character> = [",", "\"", "\n", "\r", "\r\n"]
        guard text.contains(where: special.contains) else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}

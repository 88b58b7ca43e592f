import Formats
import Model

/// Reads EDGAR's list of funds, which assigns tickers to series.
enum FundDirectory {
    /// The series ID, such as `S000012000`, of each of the given funds that is on the list.
    static func read(
        _ bytes: [UInt8], funds: Set<Symbol>, source: String = "nport"
    ) throws(FeedError) -> [Symbol: String] {
        let content = try JSONFile<Response>(bytes, source: source).content
        let fields = content.fields ?? []
        guard let series = fields.firstIndex(of: "seriesId"), let symbol = fields.firstIndex(of: "symbol") else {
            throw FeedError(
                source, expected: "fields “seriesId” and “symbol”", found: fields.joined(separator: ","))
        }
        var found: [Symbol: String] = [:]
        for row in content.data ?? [] {
            guard let name = row[symbol], let id = row[series], isSeries(id) else { continue }
            let fund = Symbol(name)
            if funds.contains(fund), found[fund] == nil { found[fund] = id }
        }
        return found
    }

    /// Whether a text is a series ID.
    static func isSeries(_ text: String) -> Bool {
        text.hasPrefix("S") && text.utf8.count == 10 && text.dropFirst().utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    private struct Response: JSONField {
        @Lenient var fields: [String]?
        @Lenient var data: [JSONColumn<String>]?
    }
}

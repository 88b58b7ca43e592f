import Formats
import Model

/// Reads the SEC's list of tickers (`company_tickers.json`): an object of companies keyed by a sequence number.
enum CompanyTickersFile {
    /// The tickers of each company by CIK, in the order of the list, the main one first.
    static func read(_ bytes: [UInt8], source: String = "edgar") throws(FeedError) -> Parsed<[Int: [Symbol]]> {
        let file = try JSONFile<[String: Entry]>(bytes, source: source)
        var tickers: [Int: [Symbol]] = [:]
        let ordered = file.content.sorted { (Int($0.key) ?? .max, $0.key) < (Int($1.key) ?? .max, $1.key) }
        for (_, entry) in ordered {
            guard let cik = entry.cik_str, EDGARNumber.isCompany(cik), let ticker = entry.ticker else { continue }
            tickers[cik, default: []] += SubmissionsFile.tickers([ticker])
        }
        guard !tickers.isEmpty else {
            throw file.errors.first ?? FeedError(source, expected: "companies with tickers", found: "none")
        }
        return Parsed(tickers, errors: file.errors)
    }

    private struct Entry: JSONField {
        @Lenient var cik_str: Int?
        @Lenient var ticker: String?
    }
}

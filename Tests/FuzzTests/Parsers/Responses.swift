import Formats
import Model
import PlaybackSupport

@testable import Playback
@testable import Services

extension FuzzedParser {
    /// JSON: the responses of services, and what is kept of them.
    static let responses: [FuzzedParser] = [
        FuzzedParser("json-yahoo", jsonTokens + yahooTokens) { bytes in
            try attempt(
                { try checkChart(try YahooChart(bytes, name: "IWM")) },
                {
                    let spark = try YahooSpark(bytes)
                    for chart in spark.charts.prefix(20) { try checkChart(chart) }
                    try check([], spark.errors)
                })
        },
        FuzzedParser("json-edgar", jsonTokens + edgarTokens) { bytes in
            try attempt(
                { try checkProfile(bytes) }, { try checkFacts(bytes) },
                {
                    let parsed = try FactsFrame.read(bytes)
                    try Soundness.check(parsed.content)
                    try check([], parsed.errors)
                },
                { try Soundness.check(try FactsFrame.readConcept(bytes).content as Any) },
                { try Soundness.check(try CompanyTickersFile.read(bytes).content) },
                { try Soundness.check(try FundDirectory.read(bytes, funds: ["IWM"])) })
        },
        FuzzedParser("json-funds", jsonTokens + fundTokens, seeds: { [utf8(InvescoSample.text)] }) { bytes in
            try attempt(
                {
                    let parsed = try InvescoDocument.read(bytes)
                    try checkFund(parsed.content, parsed.errors)
                },
                {
                    let parsed = try InvescoSectors.read(bytes)
                    try Soundness.check(parsed.content.weights)
                    try check([], parsed.errors)
                })
        },
    ]

    private static let jsonTokens = [
        "{\"", "\":", "[", "]", "}", "{", ":", "null", "false", "\\u0000", "\\ud800", "\\u202e", "1E400", "-0.0",
        "1e-9",
        "0x10", "01", "\"\"", "\"1\"", "[[", "{}",
    ]
    private static let yahooTokens = [
        "\"timestamp\"", "\"close\"", "\"adjclose\"", "\"meta\"", "\"regularMarketPrice\"", "\"regularMarketTime\"",
        "\"priceHint\"", "\"gmtoffset\"", "\"splits\"", "\"numerator\"", "\"FUTURE\"", "\"CURRENCY\"", "\"INDEX\"",
        "\"Europe/London\"", "\"1d\"", "\"chart\"", "\"spark\"", "\"error\"", "1715866200", "-62135596800",
        "253402300800",
        "9e15", "50400",
    ]
    private static let edgarTokens = [
        "\"cik\"", "\"sic\"", "\"tickers\"", "\"filings\"", "\"recent\"", "\"accessionNumber\"", "\"form\"",
        "\"items\"",
        "\"acceptanceDateTime\"", "\"2024-03-10T02:30:00.000Z\"", "\"data\"", "\"tag\"", "\"uom\"", "\"val\"",
        "\"end\"",
        "\"start\"", "\"units\"", "\"shares\"", "\"fields\"", "\"seriesId\"", "\"S000012000\"", "\"cik_str\"",
        "\"facts\"",
    ]
    private static let fundTokens = [
        "\"effectiveDate\"", "\"holdings\"", "\"holdingWeights\"", "\"percentageOfTotalNetAssets\"", "\"units\"",
        "\"marketValueBase\"", "\"securityTypeCode\"", "\"COM\"", "\"value\"", "\"name\"", "\"Technology\"", "300",
        "-200",
    ]

    private static func checkChart(_ chart: YahooChart) throws {
        try check([], chart.errors)
        try Soundness.check(chart.rows)
        var updates: [MarketUpdate] = [.instrument(chart.instrument("IWM", group: "test"))]
        if let quote = chart.quote(for: "IWM", now: now) { updates.append(.quote(quote)) }
        for basis in [Instrument.Basis.adjusted, .price] {
            guard let history = chart.history(basis, now: now) else { continue }
            updates.append(.series("IWM", history.closed))
            if let running = history.running { updates.append(.bar("IWM", running)) }
        }
        if let intraday = chart.intraday() { updates.append(.intraday("IWM", intraday)) }
        try check(updates)
    }

    /// A profile, which must be the same after it was kept and read again.
    private static func checkProfile(_ bytes: [UInt8]) throws {
        let parsed = try SubmissionsFile.read(bytes)
        try Soundness.check(parsed.content)
        try check([], parsed.errors)
        let kept = ProfileFile.text(of: parsed.content)
        let again = try? SubmissionsFile.read(kept).content
        try require(again == parsed.content, "a profile kept is another: \(String(decoding: kept, as: UTF8.self))")
    }

    /// Facts, which must be the same after they were kept and read again.
    private static func checkFacts(_ bytes: [UInt8]) throws {
        let facts = try FactsFile.read(bytes)
        try Soundness.check(facts)
        let kept = FactsFile.text(of: facts)
        let again = try? FactsFile.read(kept)
        try require(again == facts, "facts kept are others: \(String(decoding: kept, as: UTF8.self))")
    }
}

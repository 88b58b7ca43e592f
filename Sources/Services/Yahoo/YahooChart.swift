import Formats
import Model
import Networking

/// Yahoo's chart of one instrument: its newest price, and daily or intraday bars.
struct YahooChart: Sendable {
    struct Row: Hashable, Sendable {
        /// When it opened; the last bar of a session in progress has the time of the response.
        let time: Timestamp
        var open: Double? = nil
        var high: Double? = nil
        var low: Double? = nil
        let close: Double
        /// The close adjusted for dividends.
        var adjusted: Double? = nil
        var volume: Double? = nil
    }

    /// The instrument's Yahoo name.
    let name: String
    /// The instrument's description and newest price.
    let meta: YahooMeta
    /// Its bars, without those that have no trade.
    let rows: [Row]
    /// The times of bars without a close, and whether an invalid one was stated.
    private(set) var withoutClose: [(time: Timestamp, isStated: Bool)] = []
    /// Whether it has adjusted closes at all.
    let isAdjusted: Bool
    /// The errors found while parsing.
    private(set) var errors: [FeedError] = []

    /// Parses a response.
    ///
    /// - Parameter name: the instrument's Yahoo name, for error messages.
    init(_ bytes: [UInt8], name: String) throws(SourceError) {
        let file = try YahooResponse.file(YahooChartFile.self, bytes)
        if let error = file.content.chart?.error ?? file.content.finance?.error { throw SourceError(error) }
        guard let result = file.content.chart?.result?.first else {
            throw SourceError(FeedError("yahoo", expected: "a chart of \(name)", found: ""))
        }
        self.init(result, name: name)
        errors = file.errors + errors
    }

    /// Reads one result of a response.
    init(_ result: YahooResult, name: String) {
        self.name = name
        meta = result.meta ?? YahooMeta()
        let times = result.timestamp?.values ?? []
        let columns = result.indicators?.quote?.first
        let adjusted = result.indicators?.adjclose?.first?.adjclose
        isAdjusted = adjusted != nil
        let rules = YahooChart.priceRules(meta)
        var rows: [Row] = []
        rows.reserveCapacity(times.count)
        var bad = 0
        for (index, seconds) in times.enumerated() {
            guard let time = Timestamp(seconds: seconds) else {
                if columns?.close?[index] != nil { bad += 1 }
                continue
            }
            guard let close = columns?.close?[index], let price = close.asPrice(rules) else {
                if columns?.close?[index] != nil { bad += 1 }
                withoutClose.append((time, columns?.close?[index] != nil))
                continue
            }
            func value(_ column: JSONColumn<Double>?) -> Double? {
                column?[index].flatMap { $0 == 0 ? nil : $0.withoutFloatNoise }
            }
            let session = rules.session(
                Day(number: 0), open: value(columns?.open), high: value(columns?.high), low: value(columns?.low),
                close: price, volume: columns?.volume?[index])
            // Yahoo uses zero for unknown values.
            if session.breaches.contains(where: { $0.expected == PriceRules.order }) { bad += 1 }
            let bar = session.bar
            rows.append(
                Row(
                    time: time, open: bar.open, high: bar.high, low: bar.low, close: price,
                    adjusted: adjusted?[index]?.asPrice(rules), volume: bar.volume))
        }
        rows.unsplit(by: result.events?.splits?.values.map(\.self) ?? [])
        self.rows = rows
        if bad > 0 { note(expected: "prices above zero, the high above the low", found: "\(bad) others") }
        let closes = columns?.close?.count ?? 0
        if closes != times.count, closes > 0 { note(expected: "\(closes) times, one a close", found: "\(times.count)") }
    }

    /// The valid price range: those of futures may be negative.
    static func priceRules(_ meta: YahooMeta) -> PriceRules {
        PriceRules(allowsNegative: meta.instrumentType == "FUTURE" || meta.symbol?.hasSuffix("=F") == true)
    }

    private mutating func note(expected: String, found: String) {
        errors.append(FeedError("yahoo \(name)", expected: expected, found: found))
    }
}

/// What all of Yahoo's responses have in common.
enum YahooResponse {
    /// Decodes a response.
    static func file<Content>(
        _ type: Content.Type, _ bytes: [UInt8]
    ) throws(SourceError) -> JSONFile<Content> {
        do throws(FeedError) {
            return try JSONFile(bytes, source: "yahoo")
        } catch {
            throw SourceError(error)
        }
    }
}

extension SourceError {
    /// Translates Yahoo's own error, which may come with status 200.
    init(_ error: YahooError) {
        let code = error.code ?? "an error"
        let message = [code, error.description].compactMap(\.self).joined(separator: ": ")
        switch code {
        case "Not Found": self.init(.notFound, message)
        case "Unauthorized": self.init(.unauthorised, message)
        case "Forbidden": self.init(.forbidden, message)
        case "Too Many Requests": self.init(.tooManyRequests, message)
        case "Internal Server Error", "Service Unavailable", "Bad Gateway", "Gateway Timeout":
            self.init(.server, message)
        default: self.init(.notAcceptable, message)
        }
    }

    /// Whether it concerns one instrument and not the service: an unknown or delisted symbol, or a range that its bars
    /// do not cover.
    var isOfOneInstrument: Bool { kind == .notFound || kind == .notAcceptable }
}

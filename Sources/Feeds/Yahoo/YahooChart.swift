import Model

/// What Yahoo says of one instrument: its newest price, and bars, of sessions or of parts of one.
struct YahooChart: Sendable {
    /// A bar.
    struct Row: Hashable, Sendable {
        /// When it opened; the last bar of a running session is stamped with the time of the answer.
        let time: Timestamp
        var open: Double? = nil
        var high: Double? = nil
        var low: Double? = nil
        let close: Double
        /// Its close adjusted for dividends.
        var adjusted: Double? = nil
        var volume: Double? = nil
    }

    /// What the instrument is called there.
    let name: String
    /// What is said of it.
    let meta: YahooMeta
    /// Its bars, those without a trade left out.
    let rows: [Row]
    /// When there was a bar without a close, and whether one was stated that can be none.
    private(set) var withoutClose: [(time: Timestamp, isStated: Bool)] = []
    /// Whether adjusted closes are among them at all.
    let isAdjusted: Bool
    /// What was wrong with it.
    private(set) var faults: [FeedError] = []

    /// The chart of an answer.
    ///
    /// - Parameter name: what the instrument is called there, for faults.
    init(_ bytes: [UInt8], name: String) throws(SourceError) {
        let file = try YahooAnswer.file(YahooChartFile.self, bytes)
        if let error = file.content.chart?.error ?? file.content.finance?.error { throw SourceError(error) }
        guard let result = file.content.chart?.result?.first else {
            throw SourceError(FeedError("yahoo", expected: "a chart of \(name)", found: ""))
        }
        self.init(result, name: name)
        faults = file.faults + faults
    }

    /// The chart of a result.
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
        for (place, seconds) in times.enumerated() {
            guard let time = Timestamp(seconds: seconds) else {
                if columns?.close?[place] != nil { bad += 1 }
                continue
            }
            guard let close = columns?.close?[place], let price = close.asPrice(rules) else {
                if columns?.close?[place] != nil { bad += 1 }
                withoutClose.append((time, columns?.close?[place] != nil))
                continue
            }
            func value(_ column: JSONColumn<Double>?) -> Double? {
                column?[place].flatMap { $0 == 0 ? nil : $0.withoutFloatNoise }
            }
            let session = rules.session(
                Day(number: 0), open: value(columns?.open), high: value(columns?.high), low: value(columns?.low),
                close: price, volume: columns?.volume?[place])
            // Yahoo writes a zero for what it does not know.
            if session.breaches.contains(where: { $0.expected == PriceRules.order }) { bad += 1 }
            let bar = session.bar
            rows.append(
                Row(
                    time: time, open: bar.open, high: bar.high, low: bar.low, close: price,
                    adjusted: adjusted?[place]?.asPrice(rules), volume: bar.volume))
        }
        rows.unsplit(by: result.events?.splits?.values.map(\.self) ?? [])
        self.rows = rows
        if bad > 0 { note(expected: "prices above zero, the high above the low", found: "\(bad) others") }
        let closes = columns?.close?.count ?? 0
        if closes != times.count, closes > 0 { note(expected: "\(closes) times, one a close", found: "\(times.count)") }
    }

    /// What its prices can be: those of futures may stand below zero.
    static func priceRules(_ meta: YahooMeta) -> PriceRules {
        PriceRules(allowsNegative: meta.instrumentType == "FUTURE" || meta.symbol?.hasSuffix("=F") == true)
    }

    private mutating func note(expected: String, found: String) {
        faults.append(FeedError("yahoo \(name)", expected: expected, found: found))
    }
}

/// What all of Yahoo's answers have in common.
enum YahooAnswer {
    /// The file of an answer.
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
    /// What Yahoo says is wrong, which may come with status 200 as well.
    init(_ error: YahooError) {
        let code = error.code ?? "an error"
        let words = [code, error.description].compactMap(\.self).joined(separator: ": ")
        switch code {
        case "Not Found": self.init(.notFound, words)
        case "Unauthorized": self.init(.unauthorised, words)
        case "Forbidden": self.init(.forbidden, words)
        case "Too Many Requests": self.init(.tooManyRequests, words)
        case "Internal Server Error", "Service Unavailable", "Bad Gateway", "Gateway Timeout":
            self.init(.server, words)
        default: self.init(.notAcceptable, words)
        }
    }

    /// Whether it is about one instrument and says nothing of the service: an unknown or delisted symbol, a range that its
    /// bars do not reach back to.
    var isOfOneInstrument: Bool { kind == .notFound || kind == .notAcceptable }
}

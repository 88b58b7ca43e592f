/// The answer to a question for a chart.
struct YahooChartFile: JSONField {
    @Lenient var chart: YahooEnvelope<YahooResult>?
    @Lenient var finance: YahooEnvelope<YahooResult>?
}

/// The answer to a question for the newest prices of several instruments, in its older shape.
struct YahooSparkFile: JSONField {
    @Lenient var spark: YahooEnvelope<YahooSparkItem>?
    @Lenient var chart: YahooEnvelope<YahooSparkItem>?
    @Lenient var finance: YahooEnvelope<YahooSparkItem>?
}

/// What every answer is wrapped in: results, or what is wrong.
struct YahooEnvelope<Item: JSONField>: JSONField {
    @Lenient var result: [Item]?
    @Lenient var error: YahooError?
}

/// What Yahoo says is wrong; it can come with status 200.
struct YahooError: JSONField {
    @Lenient var code: String?
    @Lenient var description: String?
}

/// One instrument of the older shape of a spark.
struct YahooSparkItem: JSONField {
    @Lenient var symbol: String?
    @Lenient var response: [YahooResult]?
}

/// One instrument of the newer shape of a spark, under its name.
struct YahooSparkLine: JSONField {
    @Lenient var symbol: String?
    @Lenient var timestamp: JSONColumn<Double>?
    @Lenient var close: JSONColumn<Double>?
    @Lenient var previousClose: Double?
    @Lenient var chartPreviousClose: Double?
}

/// A chart: columns beside the times of their bars.
struct YahooResult: JSONField {
    @Lenient var meta: YahooMeta?
    @Lenient var timestamp: JSONColumn<Double>? = nil
    @Lenient var indicators: YahooIndicators? = nil
    @Lenient var events: YahooEvents? = nil
}

/// What happened to an instrument within a chart.
struct YahooEvents: JSONField {
    /// Splits by the second of their session's opening.
    @Lenient var splits: [String: YahooSplit]?
}

/// A split: so many new shares for so many old.
struct YahooSplit: JSONField {
    @Lenient var date: Double?
    @Lenient var numerator: Double?
    @Lenient var denominator: Double?
}

/// The columns of a chart.
struct YahooIndicators: JSONField {
    @Lenient var quote: [YahooColumns]?
    @Lenient var adjclose: [YahooAdjusted]? = nil
}

/// Prices and volumes as traded, adjusted for splits.
struct YahooColumns: JSONField {
    @Lenient var open: JSONColumn<Double>? = nil
    @Lenient var high: JSONColumn<Double>? = nil
    @Lenient var low: JSONColumn<Double>? = nil
    @Lenient var close: JSONColumn<Double>? = nil
    @Lenient var volume: JSONColumn<Double>? = nil
}

/// Closes adjusted for dividends too.
struct YahooAdjusted: JSONField {
    @Lenient var adjclose: JSONColumn<Double>?
}

/// What a chart says of its instrument, and its newest price.
struct YahooMeta: JSONField {
    @Lenient var symbol: String? = nil
    @Lenient var longName: String? = nil
    @Lenient var shortName: String? = nil
    @Lenient var instrumentType: String? = nil
    @Lenient var currency: String? = nil
    @Lenient var exchangeTimezoneName: String? = nil
    @Lenient var gmtoffset: Double? = nil
    @Lenient var priceHint: Int? = nil
    @Lenient var regularMarketPrice: Double? = nil
    @Lenient var regularMarketTime: Double? = nil
    @Lenient var regularMarketVolume: Double? = nil
    @Lenient var previousClose: Double? = nil
    @Lenient var chartPreviousClose: Double? = nil
    @Lenient var currentTradingPeriod: YahooPeriods? = nil
    @Lenient var dataGranularity: String? = nil
    @Lenient var range: String? = nil
}

/// When the instrument trades today, or on its next session.
struct YahooPeriods: JSONField {
    @Lenient var regular: YahooPeriod?
}

/// A stretch of time in seconds since 1970.
struct YahooPeriod: JSONField {
    @Lenient var start: Double?
    @Lenient var end: Double?
}

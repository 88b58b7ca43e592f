import Formats

/// The response to a chart request.
struct YahooChartFile: JSONField {
    @Lenient var chart: YahooEnvelope<YahooResult>?
    @Lenient var finance: YahooEnvelope<YahooResult>?
}

/// The response to a spark request for several instruments, in its older format.
struct YahooSparkFile: JSONField {
    @Lenient var spark: YahooEnvelope<YahooSparkItem>?
    @Lenient var chart: YahooEnvelope<YahooSparkItem>?
    @Lenient var finance: YahooEnvelope<YahooSparkItem>?
}

/// The envelope of every response: results or an error.
struct YahooEnvelope<Item: JSONField>: JSONField {
    @Lenient var result: [Item]?
    @Lenient var error: YahooError?
}

/// Yahoo's error; it can come with status 200.
struct YahooError: JSONField {
    @Lenient var code: String?
    @Lenient var description: String?
}

/// One instrument in the older spark format.
struct YahooSparkItem: JSONField {
    @Lenient var symbol: String?
    @Lenient var response: [YahooResult]?
}

/// One instrument in the newer spark format, keyed by its name.
struct YahooSparkLine: JSONField {
    @Lenient var symbol: String?
    @Lenient var timestamp: JSONColumn<Double>?
    @Lenient var close: JSONColumn<Double>?
    @Lenient var previousClose: Double?
    @Lenient var chartPreviousClose: Double?
}

/// A chart: columns of values and the times of their bars.
struct YahooResult: JSONField {
    @Lenient var meta: YahooMeta?
    @Lenient var timestamp: JSONColumn<Double>? = nil
    @Lenient var indicators: YahooIndicators? = nil
    @Lenient var events: YahooEvents? = nil
}

/// An instrument's events within a chart.
struct YahooEvents: JSONField {
    /// Splits, keyed by the opening of their session in seconds since 1970.
    @Lenient var splits: [String: YahooSplit]?
}

/// A split: `numerator` new shares for `denominator` old ones.
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

/// Closes adjusted for dividends as well.
struct YahooAdjusted: JSONField {
    @Lenient var adjclose: JSONColumn<Double>?
}

/// The description of a chart's instrument, and its newest price.
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

/// The trading hours of the current or next session.
struct YahooPeriods: JSONField {
    @Lenient var pre: YahooPeriod?
    @Lenient var regular: YahooPeriod?
    @Lenient var post: YahooPeriod?
}

/// A period in seconds since 1970.
struct YahooPeriod: JSONField {
    @Lenient var start: Double?
    @Lenient var end: Double?
}

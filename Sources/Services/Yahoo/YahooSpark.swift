import Formats
import Model
import Networking

/// Yahoo's newest prices of several instruments. Unknown instruments are left out.
struct YahooSpark: Sendable {
    /// The instruments, each with the day's prices.
    let charts: [YahooChart]
    /// The errors of some of them.
    let errors: [FeedError]

    /// Parses a response in either of its two formats.
    init(_ bytes: [UInt8]) throws(SourceError) {
        let file = try YahooResponse.file(YahooSparkFile.self, bytes)
        let envelopes = [file.content.spark, file.content.chart, file.content.finance]
        if let error = envelopes.lazy.compactMap({ $0?.error }).first { throw SourceError(error) }
        if let items = file.content.spark?.result {
            let charts = items.map { item in
                YahooSpark.chart(item.response?.first, item.symbol)
            }
            self.init(charts, file.errors)
        } else {
            let lines = try YahooResponse.file([String: YahooSparkLine].self, bytes)
            let charts = lines.content.sorted { $0.key < $1.key }.map { name, line in
                YahooSpark.chart(YahooResult(line, name: name), name)
            }
            self.init(charts, lines.errors)
        }
    }

    private init(_ charts: [Result<YahooChart, FeedError>], _ errors: [FeedError]) {
        self.charts = charts.compactMap { try? $0.get() }
        self.errors =
            errors
            + charts.flatMap { chart in
                switch chart {
                case .success(let chart): chart.errors
                case .failure(let error): [error]
                }
            }
    }

    private static func chart(_ result: YahooResult?, _ name: String?) -> Result<YahooChart, FeedError> {
        guard let name = name ?? result?.meta?.symbol else {
            return .failure(FeedError("yahoo", expected: "a symbol", found: ""))
        }
        guard let result else {
            return .failure(FeedError("yahoo \(PlainText.clean(name))", expected: "a price", found: ""))
        }
        return .success(YahooChart(result, name: PlainText.clean(name, limit: 40)))
    }
}

extension YahooResult {
    /// Converts a line of the newer format to a chart. Its previous close is the last before the chart's first bar.
    fileprivate init(_ line: YahooSparkLine, name: String) {
        let meta = YahooMeta(
            symbol: line.symbol ?? name, previousClose: line.previousClose,
            chartPreviousClose: line.chartPreviousClose)
        let columns = YahooColumns(close: line.close)
        self.init(meta: meta, timestamp: line.timestamp, indicators: YahooIndicators(quote: [columns]))
    }
}

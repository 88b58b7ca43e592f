import Model

@testable import Formats
@testable import Playback

/// Reads files as `ballast import` does, with a small catalogue.
enum ImportTrial {
    static let instruments = [
        Instrument("IWM", name: "iShares Russell 2000 ETF", kind: .etf, group: "us-small", basis: .adjusted),
        Instrument("SPY", name: "SPDR S&P 500 ETF Trust", kind: .etf, group: "us-large", basis: .adjusted),
        Instrument("SPX", name: "S&P 500 Index", kind: .index, group: "us-large", basis: .price),
        Instrument("VIX", name: "Cboe Volatility Index", kind: .index, group: "volatility", basis: .level),
    ]

    static func read(
        _ text: String, _ name: String = "download.csv", as symbol: Symbol? = nil, date: Day? = nil,
        now: Timestamp? = nil
    ) throws(FeedError) -> ImportedFile {
        try read(Array(text.utf8), name, as: symbol, date: date, now: now)
    }

    static func read(
        _ bytes: [UInt8], _ name: String = "download.csv", as symbol: Symbol? = nil, date: Day? = nil,
        now: Timestamp? = nil
    ) throws(FeedError) -> ImportedFile {
        try ImportedFile(
            bytes, name: name, symbol: symbol, date: date, now: now, instruments: instruments, book: SectorBook())
    }

    /// The bars of an instrument in a file.
    static func bars(_ file: ImportedFile, _ symbol: Symbol) -> [Bar] {
        for case .series(symbol, let series) in file.updates { return (0..<series.count).map { series[$0] } }
        return []
    }

    /// The bars as short text: `2025-10-01 99 101 98 100 950`.
    static func lines(_ file: ImportedFile, _ symbol: Symbol) -> [String] {
        bars(file, symbol).map { bar in
            ([bar.open, bar.high, bar.low, bar.close, bar.volume].reduce(into: "\(bar.day)") { text, value in
                text += " " + (value.map { number($0) } ?? "-")
            })
        }
    }

    /// The error of a file that is refused; nil if it is not.
    static func refusal(_ text: String, _ name: String = "download.csv", as symbol: Symbol? = "ZZZ") -> String? {
        do throws(FeedError) {
            _ = try read(text, name, as: symbol)
            return nil
        } catch { return error.description }
    }

    private static func number(_ value: Double) -> String {
        Int64(exactly: value).map(String.init) ?? value.description
    }
}

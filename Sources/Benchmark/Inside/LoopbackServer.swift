import LoopbackMarket
import Model
import Networking

/// A fictitious market on loopback, for trying the program with live sources without a network.
struct LoopbackServer {
    let rate: Int
    /// The bundled market, whose prices are continued.
    let market: Market

    /// Serves until standard input ends; each line of input is the name of a failure to inject, or empty for none.
    func run() async throws {
        let names = YahooNames.all
        let histories = market.listings.map { ($0.instrument.symbol, $0.series) }
        let prices = LoopbackPrices(histories.map(\.0), after: Dictionary(uniqueKeysWithValues: histories))
        let market = LoopbackMarket(
            prices, rate: rate, now: SourceClock.now, names: { names[$0] ?? Symbol($0) })
        try await market.start()
        Output.write(market.configuration(publications: true), to: 1)
        while let line = readLine() { market.failure = InjectedFailure(rawValue: line) }
        try await market.stop()
    }
}

/// The instruments of the bundled catalogue by Yahoo's names.
enum YahooNames {
    static let all: [String: Symbol] = [
        "^RUT": "RUT", "^GSPC": "SPX", "^IXIC": "COMP", "^VIX": "VIX", "IWM": "IWM", "QQQS": "QQQS", "IJR": "IJR",
        "VTWO": "VTWO", "XBI": "XBI", "IBB": "IBB", "SPY": "SPY", "QQQ": "QQQ", "DIA": "DIA", "TLT": "TLT",
        "XLV": "XLV", "XLK": "XLK", "XLF": "XLF", "XLI": "XLI", "XLY": "XLY", "XLP": "XLP", "XLE": "XLE",
        "XLB": "XLB", "XLU": "XLU", "XLRE": "XLRE", "XLC": "XLC",
    ]
}

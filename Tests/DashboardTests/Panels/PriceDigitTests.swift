import Model
import Screen
import Testing

@testable import Dashboard

/// Prices of a penny share, a currency pair, a coin and in won: no integer digit is truncated in any panel or width.
struct PriceDigitTests {
    private static let prices: [(symbol: Symbol, closes: [Double], text: String)] = [
        ("PENNY", [0.0124, 0.0129], "0.0129"), ("EURUSD=X", [1.1164, 1.1234], "1.1234"),
        ("COIN", [0.0000083, 0.0000085432], "8.543e-06"), ("WON", [12_000_000, 12_345_678], "12,345,678"),
        ("IWM", [203, 203.38], "203.38"),
    ]

    private static let market: Market = {
        let first = Day(number: 19_858)
        let listings = prices.map { price in
            Listing(
                Instrument(price.symbol, name: price.symbol.name, kind: .share, group: "imported", basis: .price),
                series: Series(price.closes.enumerated().map { Bar(first + $0, close: $1) }),
                provenance: Provenance("own", .endOfDay))
        }
        return Market(Moment(first + 1, mode: .live), listings: listings)
    }()

    @Test(
        "the last price shows its significant digits untruncated at every width",
        arguments: [Size(60, 16), Size(80, 24), Size(80, 44), Size(120, 44), Size(200, 60)])
    func tickers(size: Size) {
        var state = Bundled.state(Self.market, size, select: "WON")
        state.focus = .tickers
        let frame = state.draw(only: .tickers).text()
        for price in Self.prices { #expect(frame.contains(" \(price.text)"), "\(price.symbol) at \(size)\n\(frame)") }
        #expect(!frame.contains("12,345,…"))
    }

    @Test("the chart's headline and axis show the significant digits", arguments: [Size(80, 24), Size(120, 44)])
    func chart(size: Size) {
        for price in Self.prices {
            let frame = Bundled.state(Self.market, size, select: price.symbol).draw(only: .chart).text()
            #expect(frame.contains(price.text), "\(price.symbol)\n\(frame)")
        }
    }

    @Test("a large change loses decimals, never an integer digit")
    func percent() {
        let first = Day(number: 19_858)
        let instrument = Instrument("UP", name: "UP", kind: .share, group: "imported", basis: .price)
        let series = Series([Bar(first, close: 1), Bar(first + 1, close: 20.5)])
        let market = Market(
            Moment(first + 1, mode: .live),
            listings: [Listing(instrument, series: series, provenance: Provenance("own", .endOfDay))])
        let frame = Bundled.state(market, Size(80, 44), select: "UP").draw(only: .tickers).text()
        #expect(frame.contains("+1950.0"))
    }

    @Test("a price that is held back is marked, and the sources page explains why")
    func held() {
        let first = Day(number: 19_800)
        let instrument = Instrument("PENC", name: "Pence, in GBp", kind: .share, group: "imported", basis: .price)
        let closes = [Double](repeating: 600, count: 37) + [6, 6, 6]
        let series = Series(closes.enumerated().map { Bar(first + $0, close: $1) })
        let market = Market(
            Moment(first + 39, mode: .live),
            listings: [Listing(instrument, series: series, provenance: Provenance("own", .endOfDay))])
        let state = Bundled.state(market, Size(100, 44), select: "PENC")
        #expect(state.draw(only: .tickers).text().contains("6.00?"))
        #expect(!state.draw(only: .tickers).text().contains("−99"))
        #expect(SourcesPage(market).text(width: 100).contains("a hundredth of the 600.00 before"))
    }
}

import Model
import NetworkingSupport
import TestSupport

@testable import Networking
@testable import Services

/// A made-up Yahoo for the contract suite: ABC's history and price of 12 March 2024, and an index without history.
enum YahooFeed {
    static let market = Market(
        Moment(Fixture.day("2024-03-12"), .open, mode: .live, minute: 900),
        listings: [
            Listing(
                Instrument("ABC", name: "Alpha Beta Fund", kind: .etf, group: "us-small", basis: .adjusted),
                provenance: Provenance("bundled", .bundled))
        ])

    static func service(_ base: String, _ clock: SourceClock) -> Service {
        let settings = YahooSettings(
            isOn: true, addresses: [base], quotes: .always(.seconds(20)), history: .always(.seconds(3600)),
            isStreaming: false, streamAddress: "", symbols: [:])
        return .yahoo(
            settings, instruments: market.listings.map(\.instrument), memory: PriceMemory(), clock: clock)
    }

    @Sendable static func respond(_ request: LoopbackService.Request) -> LoopbackService.Response {
        if request.path.hasSuffix("/v7/finance/spark") {
            return .json(
                #"{"spark":{"result":[{"symbol":"ABC","response":[{"meta":{\#(YahooSample.fund),"#
                    + #""regularMarketPrice":104.25,"regularMarketTime":1710270000,"regularMarketVolume":900},"timestamp":[1710250200],"#
                    + #""indicators":{"quote":[{"close":[103.25]}]}}]}],"error":null}}"#)
        }
        return request.path.contains("/v8/finance/chart/ABC") ? .json(YahooSample.daily) : .status(404)
    }
}

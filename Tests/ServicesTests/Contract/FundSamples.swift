import Model
import NetworkingSupport
import PlaybackSupport
import TestSupport

@testable import Networking
@testable import Playback
@testable import Services

/// Two sponsors and the regulator at one address, each with a fund.
enum FundSamples {
    /// The services of all three.
    static func services(_ base: String, _ clock: SourceClock) -> [Service] {
        let interval = PollRequest.Interval.always(.seconds(86400))
        func sponsor(_ funds: [Symbol: String]) -> FundSettings {
            FundSettings(isOn: true, address: base, interval: interval, funds: funds)
        }
        return [
            .ishares(sponsor(["IWM": "239710"]), book: book, clock: clock),
            .invesco(sponsor(["QQQ": "46090E103"]), book: book, clock: clock),
            .nport(
                NPORTSettings(isOn: true, address: base, interval: interval, funds: ["XBI"]),
                contact: "name@example.org", book: book,
                budget: RequestBudget(perSecond: 100, burst: 100, atOnce: 2, clock: clock),
                sponsored: ["IWM": "ishares", "QQQ": "invesco"]),
        ]
    }

    /// The sectors of all holdings in the samples, so that their order of arrival does not matter.
    private static var book: SectorBook {
        let shares = [("NVDA", "x"), ("BRK.B", "y"), ("ASML", "z"), ("AAPL", "a"), ("INSM", "Insmed & Co")]
        return SectorBook([
            HoldingsTable(
                fund: "IVV", asOf: Dated(Fixture.day("2026-03-02")),
                holdings: shares.map { Holding(ticker: $0.0, name: $0.1, sector: .financials, weight: 0.2) },
                source: "test")
        ])
    }

    @Sendable static func respond(_ request: LoopbackService.Request) -> LoopbackService.Response {
        if request.path.hasSuffix("/239710/x/latest-holdings.csv") { return .csv(ISharesSample.text) }
        if request.path.hasSuffix("/46090E103/holdings/fund") { return .json(InvescoSample.text) }
        guard let page = NPORTServiceTests.pages["http://s" + request.target] else { return .status(404) }
        return page.hasPrefix("{") ? .json(page) : .xml(page)
    }
}

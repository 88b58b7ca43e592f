import Model
import NetworkingSupport
import PlaybackSupport
import TestSupport

@testable import Networking
@testable import Services

/// The Treasury and FRED at one address, with three days of made-up yields each.
enum RateSamples {
    /// Both services.
    static func services(_ base: String, _ clock: SourceClock) -> [Service] {
        let memory = RatesMemory(market.rates), interval = PollRequest.Interval.always(.seconds(3600))
        let fred = FREDSettings(
            isOn: true, address: base, interval: interval, yields: [.twoYears: "DGS2", .tenYears: "DGS10"],
            policy: "DFF")
        return [
            .treasury(
                TreasurySettings(isOn: true, address: base, interval: interval), memory: memory, clock: clock),
            .fred(fred, memory: memory, clock: clock),
        ]
    }

    /// A market with rates up to three sessions before.
    static var market: Market {
        var market = SmallFeed.market
        market.apply(.curve(YieldCurve(Fixture.day("2026-03-04"), percent: [.twoYears: 3.5, .tenYears: 4.0])))
        market.apply(.policy(Fixture.day("2026-03-04"), 3.63))
        return market
    }

    /// The same days as in the table.
    private static let feed = TreasurySample.feed(
        TreasurySample.entry("2026-03-05", "<d:BC_2YEAR>3.51</d:BC_2YEAR><d:BC_10YEAR>4.09</d:BC_10YEAR>"),
        TreasurySample.entry("2026-03-06", "<d:BC_2YEAR>3.52</d:BC_2YEAR>"),
        TreasurySample.entry("2026-03-09", "<d:BC_2YEAR>3.54</d:BC_2YEAR><d:BC_10YEAR>4.12</d:BC_10YEAR>"))

    @Sendable static func respond(_ request: LoopbackService.Request) -> LoopbackService.Response {
        if request.path.hasSuffix("/daily-treasury-rates.csv/2026/all") {
            return .csv("Date,\"2 Yr\",\"10 Yr\"\n03/09/2026,3.54,4.12\n03/06/2026,3.52,\n03/05/2026,3.51,4.09")
        }
        if request.path.hasSuffix("/pages/xml") { return .xml(feed) }
        return switch request["id"] {
        case "DFF": .csv("observation_date,DFF\n2026-03-04,3.63\n2026-03-05,3.64\n2026-03-06,.\n")
        case "DGS2": .csv("observation_date,DGS2\n2026-03-05,3.51\n")
        case "DGS10": .csv("observation_date,DGS10\n2026-03-05,4.09\n")
        default: .status(404)
        }
    }
}

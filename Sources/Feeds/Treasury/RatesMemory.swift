public import Model
import Synchronization

/// What is known of interest rates, shared by the services that say them, so that each says only what is new or
/// corrected, and one that stands in does not say again what the other has said.
public final class RatesMemory: Sendable {
    private struct Known: Sendable {
        var rates: Rates
        /// Whose curve came last.
        var source: String?
    }

    private let known: Mutex<Known>

    /// The memory of rates that are known at the start.
    public init(_ rates: Rates = Rates()) { known = Mutex(Known(rates: rates)) }

    /// The newest day with a yield of any tenor.
    var lastCurve: Day? { known.withLock { $0.rates.yields.values.compactMap(\.lastDay).max() } }

    /// The newest day with a policy rate.
    var lastPolicy: Day? { known.withLock(\.rates.policy.lastDay) }

    /// What is new or corrected in some curves, and, where something is, whose they are.
    func news(of curves: [YieldCurve], from source: String) -> [MarketUpdate] {
        known.withLock { known in
            let news = curves.filter { curve in
                curve.percent.contains { known.rates[$0].value(on: curve.day) != $1 }
            }
            for curve in news { known.rates.append(curve) }
            guard let last = news.last?.day else { return [] }
            let isNewest = last >= known.rates.yields.values.compactMap(\.lastDay).max() ?? last
            let names = isNewest && known.source != source
            if names { known.source = source }
            return news.map(MarketUpdate.curve) + (names ? [.ratesProvenance(Provenance(source, .endOfDay))] : [])
        }
    }

    /// What is new or corrected in the policy rate's days.
    func news(ofPolicy values: [(day: Day, percent: Double)]) -> [MarketUpdate] {
        known.withLock { known in
            let news = values.filter { known.rates.policy.value(on: $0.day) != $0.percent }
            for (day, percent) in news { known.rates.policy.append(percent, on: day) }
            return news.map { MarketUpdate.policy($0.day, $0.percent) }
        }
    }
}

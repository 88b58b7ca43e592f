public import Model
import Synchronization

/// The stored interest rates, shared by the services that provide them, so that each reports only what is new or
/// corrected and a fallback does not repeat what its primary has reported.
public final class RatesMemory: Sendable {
    private struct Stored: Sendable {
        var rates: Rates
        /// The source of the last curve.
        var source: String?
    }

    private let stored: Mutex<Stored>

    /// Creates a memory of the rates available at the start.
    public init(_ rates: Rates = Rates()) { stored = Mutex(Stored(rates: rates)) }

    /// The newest day with a yield of any tenor.
    var lastCurve: Day? { stored.withLock { $0.rates.yields.values.compactMap(\.lastDay).max() } }

    /// The newest day with a policy rate.
    var lastPolicy: Day? { stored.withLock(\.rates.policy.lastDay) }

    /// The new or corrected curves among some, followed by their provenance if their source is new.
    func news(of curves: [YieldCurve], from source: String) -> [MarketUpdate] {
        stored.withLock { stored in
            let news = curves.filter { curve in
                curve.percent.contains { stored.rates[$0].value(on: curve.day) != $1 }
            }
            for curve in news { stored.rates.append(curve) }
            guard let last = news.last?.day else { return [] }
            let isNewest = last >= stored.rates.yields.values.compactMap(\.lastDay).max() ?? last
            let isNewSource = isNewest && stored.source != source
            if isNewSource { stored.source = source }
            return news.map(MarketUpdate.curve) + (isNewSource ? [.ratesProvenance(Provenance(source, .endOfDay))] : [])
        }
    }

    /// The new or corrected days of the policy rate.
    func news(ofPolicy values: [(day: Day, percent: Double)]) -> [MarketUpdate] {
        stored.withLock { stored in
            let news = values.filter { stored.rates.policy.value(on: $0.day) != $0.percent }
            for (day, percent) in news { stored.rates.policy.append(percent, on: day) }
            return news.map { MarketUpdate.policy($0.day, $0.percent) }
        }
    }
}

public import Model

/// A named ratio of two instruments, listed on the market like an instrument.
public struct DerivedSymbol: Hashable, Sendable {
    /// The name as written in the thesis file.
    public let name: String
    /// The instruments it is computed from.
    public let gauge: Gauge

    /// Creates a ratio under a name.
    public init(_ name: String, _ gauge: Gauge) {
        self.name = name
        self.gauge = gauge
    }

    /// The name as a symbol.
    public var symbol: Symbol { Symbol(name) }

    /// The ratio as an instrument of the group `ratio`, quoted as a level because it has no price of its own.
    public var instrument: Instrument {
        Instrument(symbol, name: gauge.description, kind: .ratio, group: "ratio", basis: .level)
    }
}

extension Market {
    /// Adds ratios to the listings with their full history, or recomputes that history. O(sessions) per ratio.
    ///
    /// A ratio is skipped if an instrument has its name already.
    public mutating func include(_ derived: [DerivedSymbol]) {
        var missing: [Listing] = []
        for ratio in derived {
            guard let series = ratio.gauge.series(in: self, sessions: .max) else { continue }
            if let index = index(of: ratio.symbol) {
                if listings[index].instrument.isUndescribed, listings[index].series.isEmpty {
                    // A watch list referred to the name before the thesis defined it.
                    listings[index] = Listing(ratio.instrument, provenance: provenance(of: ratio))
                }
                guard listings[index].instrument == ratio.instrument else { continue }
                listings[index].series = series
                listings[index].quote = quote(of: ratio)
            } else {
                var listing = Listing(ratio.instrument, series: series, provenance: provenance(of: ratio))
                listing.quote = quote(of: ratio)
                missing.append(listing)
            }
        }
        for listing in missing { append(listing) }
    }

    /// Recomputes the ratios that an update affects, after it has been applied to the market. O(1) for a quote.
    public mutating func follow(_ derived: [DerivedSymbol], _ update: MarketUpdate) {
        switch update {
        case .snapshot: include(derived)
        case .series(let symbol, _): include(derived.filter { $0.gauge.symbols.contains(symbol) })
        case .quote(let quote): extend(derived.filter { $0.gauge.symbols.contains(quote.symbol) })
        case .bar(let symbol, let bar):
            let touched = derived.filter { $0.gauge.symbols.contains(symbol) }
            if bar.day == self[symbol]?.series.lastDay { extend(touched) } else { include(touched) }
        case .provenance(let symbol, _):
            for ratio in derived where ratio.gauge.symbols.contains(symbol) {
                guard let index = index(of: ratio.symbol), listings[index].instrument == ratio.instrument
                else { continue }
                listings[index].provenance = provenance(of: ratio)
            }
        case .batch(let updates): for update in updates { follow(derived, update) }
        default: break
        }
    }

    /// A ratio is as fresh as the older of its two instruments.
    private func provenance(of ratio: DerivedSymbol) -> Provenance {
        let symbols = ratio.gauge.symbols
        let freshnesses = symbols.compactMap { self[$0]?.provenance.freshness }
        let oldest = Market.fromOldest.first(where: freshnesses.contains) ?? .bundled
        return Provenance("computed from \(symbols.map(\.name).joined(separator: " and "))", oldest)
    }

    private static let fromOldest: [Freshness] = [.stale, .bundled, .endOfDay, .delayed, .live]

    /// Recomputes the last session of ratios whose instruments both have it, including one that follows a gap.
    private mutating func extend(_ derived: [DerivedSymbol]) {
        for ratio in derived {
            guard let index = index(of: ratio.symbol), listings[index].instrument == ratio.instrument else { continue }
            listings[index].quote = quote(of: ratio)
            guard let numerator = self[ratio.gauge.symbol]?.series, let day = numerator.lastDay,
                let close = numerator.lastClose
            else { continue }
            var value = close
            if let divisor = ratio.gauge.divisor {
                guard let divisorSeries = self[divisor]?.series, divisorSeries.lastDay == day,
                    let denominator = divisorSeries.lastClose, denominator > 0
                else { continue }
                value = close / denominator
            }
            listings[index].series.update(value, on: day)
        }
    }

    /// The quote of a ratio whose instruments have prices of the same day, at least one of them after a gap. Nil if
    /// neither is after a gap, or if the days differ, because such a quotient has no meaning.
    private func quote(of ratio: DerivedSymbol) -> Quote? {
        let parts = ratio.gauge.symbols.compactMap { self[$0] }
        guard parts.contains(where: \.isAfterGap), let numerator = parts.first, let day = numerator.lastDay,
            parts.allSatisfy({ $0.lastDay == day }),
            let time = parts.compactMap(\.quote?.time).max(), let value = numerator.last?.value
        else { return nil }
        let denominator = parts.count > 1 ? parts[1].last?.value ?? 0 : 1
        guard denominator > 0, let price = Price(rounding: value / denominator, decimals: 4) else { return nil }
        return Quote(ratio.symbol, last: price, session: day, time: time)
    }
}

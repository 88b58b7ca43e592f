/// A ratio of two instruments under a name of its own, which can stand beside them on a list.
public struct DerivedSymbol: Hashable, Sendable {
    /// The name as it is written in the file.
    public let name: String
    /// What it is.
    public let gauge: Gauge

    /// A ratio with a name.
    public init(_ name: String, _ gauge: Gauge) {
        self.name = name
        self.gauge = gauge
    }

    /// The name as a symbol.
    public var symbol: Symbol { Symbol(name) }

    /// It as an instrument: a level, for it has no price, in the group `ratio`.
    public var instrument: Instrument {
        Instrument(symbol, name: gauge.description, kind: .ratio, group: "ratio", basis: .level)
    }
}

extension Market {
    /// Puts ratios among the listings, each with its whole history, or computes their histories anew. O(sessions) each.
    ///
    /// A ratio whose name an instrument has already is left out.
    public mutating func include(_ derived: [DerivedSymbol]) {
        var missing: [Listing] = []
        for ratio in derived {
            guard let series = ratio.gauge.series(in: self, sessions: .max) else { continue }
            if let place = place(of: ratio.symbol) {
                if listings[place].instrument.isUndescribed, listings[place].series.isEmpty {
                    // A watch list named it before the thesis did.
                    listings[place] = Listing(ratio.instrument, provenance: provenance(of: ratio))
                }
                guard listings[place].instrument == ratio.instrument else { continue }
                listings[place].series = series
                listings[place].quote = quote(of: ratio)
            } else {
                missing.append(Listing(ratio.instrument, series: series, provenance: provenance(of: ratio)))
            }
        }
        for listing in missing { append(listing) }
    }

    /// Brings the ratios up to date with an update that the market has taken already. A quote costs O(1).
    public mutating func follow(_ derived: [DerivedSymbol], _ update: MarketUpdate) {
        switch update {
        case .picture: include(derived)
        case .series(let symbol, _): include(derived.filter { $0.gauge.symbols.contains(symbol) })
        case .quote(let quote): extend(derived.filter { $0.gauge.symbols.contains(quote.symbol) })
        case .bar(let symbol, let bar):
            let touched = derived.filter { $0.gauge.symbols.contains(symbol) }
            if bar.day == self[symbol]?.series.lastDay { extend(touched) } else { include(touched) }
        case .provenance(let symbol, _):
            for ratio in derived where ratio.gauge.symbols.contains(symbol) {
                guard let place = place(of: ratio.symbol), listings[place].instrument == ratio.instrument
                else { continue }
                listings[place].provenance = provenance(of: ratio)
            }
        case .batch(let updates): for update in updates { follow(derived, update) }
        default: break
        }
    }

    /// A ratio is as new as the older of what it is computed from.
    private func provenance(of ratio: DerivedSymbol) -> Provenance {
        let symbols = ratio.gauge.symbols
        let known = symbols.compactMap { self[$0]?.provenance.freshness }
        let oldest = Market.fromOldest.first(where: known.contains) ?? .bundled
        return Provenance("computed from \(symbols.map(\.name).joined(separator: " and "))", oldest)
    }

    private static let fromOldest: [Freshness] = [.stale, .bundled, .endOfDay, .delayed, .live]

    /// Computes the last session of ratios, where both instruments have it. Of prices behind a gap it is one too.
    private mutating func extend(_ derived: [DerivedSymbol]) {
        for ratio in derived {
            guard let place = place(of: ratio.symbol), listings[place].instrument == ratio.instrument else { continue }
            listings[place].quote = quote(of: ratio)
            guard let top = self[ratio.gauge.symbol]?.series, let day = top.lastDay, let close = top.lastClose
            else { continue }
            var value = close
            if let divisor = ratio.gauge.divisor {
                guard let bottom = self[divisor]?.series, bottom.lastDay == day, let under = bottom.lastClose, under > 0
                else { continue }
                value = close / under
            }
            listings[place].series.update(value, on: day)
        }
    }

    /// A ratio of prices of one day, of which one stands behind a gap: it does so too. Nil where none does, or where the
    /// prices are of different days, for over one another they say nothing.
    private func quote(of ratio: DerivedSymbol) -> Quote? {
        let parts = ratio.gauge.symbols.compactMap { self[$0] }
        guard parts.contains(where: \.isApart), let top = parts.first, let day = top.lastDay,
            parts.allSatisfy({ $0.lastDay == day }),
            let time = parts.compactMap(\.quote?.time).max(), let value = top.last?.value
        else { return nil }
        let under = parts.count > 1 ? parts[1].last?.value ?? 0 : 1
        guard under > 0, let price = Price(rounding: value / under, decimals: 4) else { return nil }
        return Quote(ratio.symbol, last: price, session: day, time: time)
    }
}

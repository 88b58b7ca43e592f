import Model
import Playback
import Store
import Thesis

/// A part of the market's histories, for commands that show the market once: a store may have thousands of instruments,
/// and reading all their sessions takes seconds.
extension Tables {
    /// The market with the full histories of some instruments; of the others it has the newest sessions only, enough for
    /// windows of up to a year.
    ///
    /// Errors that prevented reading the store or a table are printed to standard error.
    ///
    /// - Parameters:
    ///   - symbols: the instruments with full histories.
    ///   - asOf: the date whose market is shown, if not the newest: the other instruments have the sessions before it.
    ///   - isWhole: whether the other instruments have opens, highs, lows and volumes even if there are very many.
    func market(withHistoriesOf symbols: Set<Symbol>, through asOf: Day? = nil, isWhole: Bool = false) -> Market {
        guard let readStore else { return fullMarket }
        let all = market.listings.map(\.instrument.symbol)
        var rest: [MarketUpdate]
        do throws(StoreError) {
            rest = try readStore.rest(of: all.filter(symbols.contains))
            if asOf != nil || isWhole {
                rest += try readStore.newestSessions(
                    of: all.filter { !symbols.contains($0) }, through: asOf, in: market)
            }
            if readStore.store.skippedRows != nil { rest.append(.source(readStore.status)) }
        } catch {
            rest = [.source(SourceStatus(error))]
        }
        return completed(rest)
    }

    /// The updates that add those instruments, of some symbols, that the market lacks; by default all of them.
    ///
    /// If they cannot be read there are none: their sessions are read again with the rest, and the error is reported
    /// there.
    func updatesOfOmitted(among symbols: Set<Symbol>? = nil) -> [MarketUpdate] {
        let missing = omitted.map(\.symbol).filter { symbols?.contains($0) ?? true }
        guard let readStore, !missing.isEmpty else { return [] }
        return (try? readStore.updates(of: missing)) ?? []
    }

    /// The instruments and holdings by which files are read, without histories.
    var importMarket: Market {
        guard let readStore else { return completed(bundled.rest().updates) }
        do throws(StoreError) {
            return completed(try readStore.store.holdings())
        } catch {
            return completed([.source(SourceStatus(error))])
        }
    }

    /// The dates with prices in the tables, up to the market's own.
    var span: ClosedRange<Day> {
        let bundled = market.span
        // An unreadable store has been reported already.
        guard let first = (try? readStore?.store.firstDay()).flatMap(\.self) else { return bundled }
        return min(first, bundled.lowerBound)...bundled.upperBound
    }

    /// The bundled instruments, those of a thesis and those it is compared with, with the benchmarks of all.
    func shown(_ thesis: Thesis, and others: some Sequence<Symbol>) -> Set<Symbol> {
        computed(thesis, and: Set(bundled.symbols).union(others))
    }

    /// The instruments of a thesis and others, with the benchmarks of all.
    func computed(_ thesis: Thesis, and others: some Sequence<Symbol>) -> Set<Symbol> {
        let claims = thesis.claims.compactMap(\.computes?.inputs.symbols)
        var symbols = claims.reduce(thesis.inputs.symbols) { $0.union($1) }.union(others)
        symbols.formUnion(thesis.derived.flatMap(\.gauge.symbols))
        return symbols.union(symbols.compactMap { market[$0]?.instrument.benchmark })
    }
}

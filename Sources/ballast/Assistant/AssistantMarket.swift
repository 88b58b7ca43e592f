import Assistant
import Dashboard
import Model
import Reports
import Thesis

/// The local data that an assistant asks about: read when first needed, and again once the store has changed.
final class AssistantMarket {
    let resolved: ResolvedOptions
    private var loaded: Loaded?

    /// What was read, and from which version of the store.
    private struct Loaded {
        let version: StoreVersion
        let tables: Tables
        let thesis: Thesis
        /// The instruments with full histories.
        var symbols: Set<Symbol>
        var market: Market
    }

    /// Creates it without reading anything.
    init(_ resolved: ResolvedOptions) { self.resolved = resolved }

    /// The market of a date, by default the newest, with the full histories of the shown instruments and some others.
    func market(on day: Day? = nil, with symbols: Set<Symbol> = []) throws(ToolError) -> Market {
        var loaded = try current()
        if !symbols.isSubset(of: loaded.symbols) {
            loaded.symbols.formUnion(symbols)
            loaded.market = loaded.tables.market(withHistoriesOf: loaded.symbols)
            loaded.market.include(loaded.thesis.derived)
            self.loaded = loaded
        }
        guard let day else { return loaded.market }
        let span = min(loaded.market.span.lowerBound, loaded.tables.span.lowerBound)...loaded.market.day
        guard span.contains(day) else {
            throw ToolError("\(day) is outside of the data, \(span.lowerBound) to \(span.upperBound)")
        }
        guard loaded.tables.readStore != nil, loaded.market.listings.count > loaded.symbols.count else {
            return loaded.market.asOf(day, mode: loaded.market.moment.mode)
        }
        // The other instruments have their newest sessions only: breadth counts those before the date.
        var market = loaded.tables.market(withHistoriesOf: loaded.symbols, through: day)
        market.include(loaded.thesis.derived)
        return market.asOf(day, mode: market.moment.mode)
    }

    /// The thesis.
    func thesis() throws(ToolError) -> Thesis { try current().thesis }

    /// The instruments that are told if none are named: those of the tables, the watch lists and the thesis.
    func shown() throws(ToolError) -> Set<Symbol> {
        let loaded = try current()
        return loaded.tables.shown(loaded.thesis, and: resolved.configuration.lists.allSymbols)
    }

    /// Instruments by their symbols or, for a ratio of the thesis, by either of its names.
    func instruments(_ names: [String]) throws(ToolError) -> [Symbol] {
        let market = try current().market
        var symbols: [Symbol] = []
        for name in names {
            guard let symbol = market.symbol(named: name) else {
                let labels = market.listings.map(\.instrument.label)
                let hint = Suggestion.hint(for: name, among: labels)
                throw ToolError("there is no instrument \(PlainText.clean(name, limit: 40))\(hint)")
            }
            symbols.append(symbol)
        }
        return symbols
    }

    private func current() throws(ToolError) -> Loaded {
        let version = StoreVersion(resolved)
        if let loaded, loaded.version == version { return loaded }
        do {
            let tables = try Tables(resolved), thesis = try tables.thesis(resolved)
            let symbols = tables.shown(thesis, and: resolved.configuration.lists.allSymbols)
            var market = tables.market(withHistoriesOf: symbols)
            market.include(thesis.derived)
            let loaded = Loaded(version: version, tables: tables, thesis: thesis, symbols: symbols, market: market)
            self.loaded = loaded
            return loaded
        } catch {
            throw ToolError((error as? Failure)?.message ?? "the data cannot be read: \(error)")
        }
    }
}

extension AssistantMarket {
    /// An answer: its date and age, where its data come from, and its own members.
    ///
    /// - Parameter named: sources of which only the names are known.
    func answer(_ market: Market, sources: [Provenance] = [], named: [String] = [], _ members: JSON) -> JSON {
        guard case .object(let own) = members else { return members }
        let today = NewYorkTime.wallClock(at: ProcessEnvironment.now()).day
        var reports = sources.map { ($0.source, JSON.string($0.freshness.rawValue)) } + named.map { ($0, JSON.null) }
        var seen: Set<String> = []
        reports.removeAll { !seen.insert("\($0.0) \($0.1)").inserted }
        return .object(
            [
                JSON.Member("asOf", JSON(market.day)), JSON.Member("ageDays", JSON(max(0, today - market.day))),
                JSON.Member("mode", .string(market.moment.mode.rawValue)),
                JSON.Member("session", .string(market.moment.session.rawValue)),
                JSON.Member(
                    "sources",
                    .array(reports.map { ["name": .string($0.0), "freshness": $0.1] })),
            ] + own)
    }

    /// The schema of an answer with its own members, all of which are there.
    static func schema(_ members: [(name: String, schema: JSON)]) -> JSON {
        let date: JSON = ["type": "string", "description": "the date of the figures: none is newer"]
        let common: [(name: String, schema: JSON)] = [
            ("asOf", date), ("ageDays", ["type": "integer", "description": "days since that date"]),
            ("mode", ["type": "string"]), ("session", ["type": "string"]),
            ("sources", ["type": "array", "items": ["type": "object"]]),
        ]
        let all = common + members
        return [
            "type": "object", "properties": .object(all.map { JSON.Member($0.name, $0.schema) }),
            "required": .array(all.map { .string($0.name) }),
        ]
    }
}

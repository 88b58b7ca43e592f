import Dashboard
import Feeds
import Model
import Store

/// The bundled tables, found and read: what every command starts from.
struct Tables {
    /// The market at its last session.
    let market: Market
    /// The history on disk that the market was read from; nil where it comes from the tables.
    let kept: LocalStore?
    /// The history on disk that was there, also where nothing could be read from it.
    let found: LocalStore?
    /// Why the history on disk could not be read; nil where it could, or there is none.
    let storeFault: StoreError?
    private let bundled: BundledTables
    /// Whether the history on disk is kept for some time only.
    private let forgets: Bool
    private let faults: [FeedError]

    /// Finds the data folder and reads what the first frame needs: from the history on disk where there is one.
    init(_ choices: Choices) throws {
        try self.init(choices, in: Tables.locate(choices))
    }

    /// The folder of the tables.
    static func locate(_ choices: Choices) throws(Failure) -> DataFolder {
        do throws(FeedError) {
            return try DataFolder.locate(
                explicit: choices.data, environment: Surroundings.variables,
                executablePaths: Surroundings.executablePaths, workingDirectory: Surroundings.workingDirectory)
        } catch {
            throw Failure(words: "ballast: \(error)")
        }
    }

    /// Reads what the first frame needs, the tables in a folder that has been found.
    ///
    /// - Parameter isMending: whether a damaged history on disk is set aside, and begun anew.
    init(_ choices: Choices, in folder: DataFolder, isMending: Bool = false) throws {
        bundled = BundledTables(folder, now: Surroundings.now())
        forgets = choices.configuration.store.history != nil
        let start = StoreStart(choices, isMending: isMending)
        (found, storeFault) = (start.local, start.fault)
        kept = start.picture == nil ? nil : found
        var (known, faults) = start.picture.map { ($0, []) } ?? bundled.firstStage()
        self.faults = faults
        if let fault = start.fault { known.apply(.source(SourceStatus(fault))) }
        for instrument in choices.configuration.instruments(beyond: known) { known.apply(.instrument(instrument)) }
        market = known
        guard market.listings.contains(where: { !$0.series.isEmpty }) else {
            throw Failure(
                words: "ballast: no prices could be read: \(market.sources.first?.reason ?? "no reason known")")
        }
    }

    /// The thesis that was named, or the user's own, or the one that ships with the tables; empty where there is none.
    func thesis(_ choices: Choices) throws -> Thesis { try thesis(ThesisDraft(choices, data: folder)) }

    /// What a thesis that has been read says of these tables.
    func thesis(_ draft: ThesisDraft) throws -> Thesis { try draft.thesis(ThesisVocabulary(of: market)) }

    /// What the dashboard takes of the configuration, and what is wrong with its alerts.
    func settings(_ choices: Choices, _ thesis: Thesis) -> (settings: Settings, errors: [ConfigurationError]) {
        let (settings, errors) = choices.configuration.settings(vocabulary(thesis))
        return (settings, choices.errors + errors)
    }

    /// The same where nothing may be wrong.
    func checkedSettings(_ choices: Choices, _ thesis: Thesis) throws(Failure) -> Settings {
        let (settings, errors) = settings(choices, thesis)
        if errors.isEmpty { return settings }
        throw Failure(words: ConfigurationErrors(errors: errors).description)
    }

    /// What alerts may speak of: the instruments, and the ratios of the thesis.
    func vocabulary(_ thesis: Thesis) -> ThesisVocabulary {
        var vocabulary = ThesisVocabulary(of: market)
        for ratio in thesis.derived { vocabulary.derived[ratio.name] = ratio.gauge }
        return vocabulary
    }

    /// The folder that they come from.
    var folder: String { bundled.folder.path }

    /// What the first frame does without, and what was wrong with either part.
    func rest() -> [MarketUpdate] {
        guard let kept else { return bundled.laterUpdates(faults) }
        do {
            let updates = try kept.rest(of: market) + (kept.store.leftOut == nil ? [] : [.source(kept.status)])
            return isFilled ? updates : updates + filling(updates)
        } catch {
            return [.source(SourceStatus(error))]
        }
    }

    /// Brings the tables that ship with the program into a store, where they are not in it yet.
    func importTables(into local: LocalStore) throws(StoreError) {
        let mark = bundled.folder.manifest.mark
        if try local.store.hasTables(marked: mark) { return }
        let (market, faults) = bundled.firstStage()
        try local.store.importTables(market, later: bundled.laterUpdates(faults), mark: mark)
        local.settle()
    }

    /// The minute bars of December 2019 on a market, played from a session on; nil where there are none.
    func minutes(of market: Market, from day: Day?, speed: Double) -> IntradayReplayMachine? {
        bundled.intradayReplay(whole: market, from: day, speed: speed).replay
    }

    /// The market with all its tables. What kept the history on disk, or a table, from being read is told on standard error.
    var wholeMarket: Market {
        let whole = rest().reduce(into: market) { $0.apply($1) }
        for status in whole.sources where status.state != .good {
            if [MarketStore.name, BundledTables.name].contains(status.name) { tell(status.reason, of: status.name) }
        }
        return isFilled ? whole : whole.filled(from: bundledMarket)
    }

    /// The market with all sessions, for a replay of any date; the rest of it where that is to come later.
    var playedMarket: (market: Market, later: @Sendable () -> [MarketUpdate]) {
        // Of the history on disk the first picture has the newest sessions alone.
        if kept != nil || storeFault != nil { return (wholeMarket, { [] }) }
        return (market, rest)
    }

    /// Tells what kept the history on disk from being read, where the first picture is all that is shown.
    func tellFault() { tell(storeFault?.description) }

    private func tell(_ fault: String?, of name: String = MarketStore.name) {
        if let fault { Console.complain("ballast: \(name): \(fault)") }
    }

    /// Whether the tables have nothing that the market has not: they are it, or were brought into the history on disk and
    /// nothing of them was forgotten since.
    private var isFilled: Bool {
        guard let kept else { return true }
        // A store that cannot be asked is not known to have them.
        guard let isThere = try? kept.store.hasTables(marked: bundled.folder.manifest.mark), isThere else {
            return false
        }
        return !forgets
    }

    /// What the tables have besides the history on disk, as updates behind those of its rest; ratios have none.
    private func filling(_ rest: [MarketUpdate]) -> [MarketUpdate] {
        let whole = rest.reduce(into: market) { $0.apply($1) }, filled = whole.filled(from: bundledMarket)
        let listings = filled.listings.flatMap { listing -> [MarketUpdate] in
            let symbol = listing.instrument.symbol
            let isNew = whole[symbol]?.series.isEmpty ?? true
            return [.instrument(listing.instrument), .series(symbol, listing.series.closed)]
                + (isNew ? [.provenance(symbol, listing.provenance)] : [])
        }
        let known = Set(whole.deals), deals = filled.deals.filter { !known.contains($0) }
        return listings + [.rates(filled.rates)] + filled.sectorTables.map { .sectors($0) }
            + filled.holdingsTables.map { .holdings($0) } + deals.reversed().map { .deal($0) }
            + filled.dealSpans.map { .dealsKnown($0) }
    }

    private var bundledMarket: Market {
        let (market, faults) = bundled.firstStage()
        return bundled.laterUpdates(faults).reduce(into: market) { $0.apply($1) }
    }
}

extension SourceStatus {
    /// The status of a history on disk that cannot be read.
    init(_ fault: StoreError) { self.init(MarketStore.name, .failed, reason: fault.description) }
}

extension Market {
    /// The dates that prices are known for, up to its own.
    var span: ClosedRange<Day> {
        let first = listings.compactMap { $0.series.isEmpty ? nil : $0.series.day(0) }.min() ?? day
        return min(first, day)...day
    }
}

import Dashboard
import Formats
import Model
import Playback
import Store
import Thesis

/// The data that every command starts from: the bundled tables, and the store on disk if there is one.
struct Tables {
    /// The market at its last session.
    let market: Market
    /// The store that the market was read from; nil if it comes from the bundled tables.
    let readStore: LocalStore?
    /// The store that was opened, even if nothing could be read from it.
    let openedStore: LocalStore?
    /// Why the store could not be read; nil if it could, or there is none.
    let storeError: StoreError?
    let bundled: BundledTables
    /// The instruments that the market lacks until the rest is loaded.
    let omitted: [OmittedInstrument]
    /// The names that a thesis may refer to.
    private var vocabulary: ThesisVocabulary
    /// Whether the store retains history for a limited time only.
    private let isPruned: Bool
    private let errors: [FeedError]

    /// Locates the data folder and reads what the first frame needs: from the store, if there is one.
    init(_ resolved: ResolvedOptions) throws {
        try self.init(resolved, in: Tables.locate(resolved))
    }

    /// Locates the folder of the bundled tables.
    static func locate(_ resolved: ResolvedOptions) throws(Failure) -> DataFolder {
        do throws(FeedError) {
            return try DataFolder.locate(
                explicit: resolved.data, environment: ProcessEnvironment.variables,
                executablePaths: ProcessEnvironment.executablePaths,
                workingDirectory: ProcessEnvironment.workingDirectory)
        } catch {
            let message = error == DataFolder.notFound ? "there are no tables: get \(DataFolder.remedy)" : "\(error)"
            throw Failure(message: "ballast: \(message)")
        }
    }

    /// Reads what the first frame needs, with the tables in a folder that has been located.
    ///
    /// - Parameters:
    ///   - forDashboard: whether a damaged store is set aside and replaced, and of very many instruments only those at
    ///     the top and those of watch lists are read at first (`omitted`).
    ///   - named: the instruments that are read in any case, where others of very many may be left out (`omitted`); nil if
    ///     all are read.
    init(
        _ resolved: ResolvedOptions, in folder: DataFolder, forDashboard: Bool = false,
        showing named: Set<Symbol>? = nil
    ) throws {
        bundled = BundledTables(folder, now: ProcessEnvironment.now())
        isPruned = resolved.configuration.store.history != nil
        let start = StoreStart(
            resolved, isRepairing: forDashboard,
            showing: forDashboard ? resolved.configuration.lists.allSymbols : named)
        (openedStore, storeError) = (start.local, start.error)
        readStore = start.snapshot == nil ? nil : openedStore
        var (loaded, errors) = start.snapshot.map { ($0, []) } ?? bundled.firstStage(depth: BundledTables.firstDepth)
        self.errors = errors
        // The store does not hold these tables.
        if start.snapshot != nil { loaded.reference = bundled.reference().tables }
        if let storeError = start.error { loaded.apply(.source(SourceStatus(storeError))) }
        for instrument in resolved.configuration.instruments(beyond: loaded) { loaded.apply(.instrument(instrument)) }
        market = loaded
        vocabulary = ThesisVocabulary(of: loaded)
        omitted = start.omitted
        for instrument in omitted {
            vocabulary.add(instrument.symbol, group: instrument.group, benchmark: instrument.benchmark)
        }
        guard market.listings.contains(where: { !$0.series.isEmpty }) else {
            throw Failure(
                message: "ballast: no prices could be read: \(market.sources.first?.reason ?? "unknown reason")")
        }
    }

    /// The named thesis, or else the user's own, or else the bundled one; empty if there is none.
    func thesis(_ resolved: ResolvedOptions) throws -> Thesis { try thesis(ThesisDraft(resolved, data: folder)) }

    /// Compiles a draft for the instruments of these tables.
    func thesis(_ draft: ThesisDraft) throws -> Thesis { try draft.thesis(vocabulary) }

    /// The settings of the dashboard, and the errors in the configuration including its alerts.
    func settings(_ resolved: ResolvedOptions, _ thesis: Thesis) -> (settings: Settings, errors: [ConfigurationError]) {
        let (settings, errors) = resolved.configuration.settings(vocabulary(thesis))
        return (settings, resolved.errors + errors)
    }

    /// The same; throws if there are errors.
    func checkedSettings(_ resolved: ResolvedOptions, _ thesis: Thesis) throws(Failure) -> Settings {
        let (settings, errors) = settings(resolved, thesis)
        if errors.isEmpty { return settings }
        throw Failure(message: ConfigurationErrors(errors: errors).description)
    }

    /// The names that alerts may refer to: the instruments, and the ratios of the thesis.
    func vocabulary(_ thesis: Thesis) -> ThesisVocabulary {
        var vocabulary = vocabulary
        for ratio in thesis.derived { vocabulary.derived[ratio.name] = ratio.gauge }
        return vocabulary
    }

    /// The span that can be played once the rest is loaded, of a replay at the end of this market. A store has the
    /// bundled tables too, unless its history is limited; what it has of earlier days is known when it is loaded.
    func span(of resting: Playback) -> Playback {
        let first = isPruned ? resting.span.lowerBound : bundled.firstDay ?? resting.span.lowerBound
        return Playback(
            span: min(first, resting.span.lowerBound)...resting.span.upperBound, speed: resting.speed,
            isPaused: resting.isPaused)
    }

    /// The tables of the past that no store holds, as files.
    var referenceFiles: [BundledTables.ReferenceFile] { bundled.referenceFiles }

    /// The path of the folder of bundled tables.
    var folder: String { bundled.folder.path }

    /// What the first frame leaves out, and the errors of both parts.
    func rest() -> [MarketUpdate] {
        guard let readStore else { return bundled.laterUpdates(errors, isDeep: false) }
        do {
            let updates =
                try readStore.rest() + (readStore.store.skippedRows == nil ? [] : [.source(readStore.status)])
            return isFilled ? updates : updates + filling(updates)
        } catch {
            return [.source(SourceStatus(error))]
        }
    }

    /// The same for a dashboard that is already shown. The pages of the program that only the start needed are released
    /// before, and those that only reading needed after it, so that the peak of memory is not the sum of them.
    @Sendable func restBehindFirstFrame() -> [MarketUpdate] {
        ProgramPages.release()
        defer { ProgramPages.release() }
        return rest()
    }

    /// Imports the bundled tables into a store, if they are not in it yet.
    func importTables(into local: LocalStore) throws(StoreError) {
        let mark = bundled.folder.manifest.fingerprint
        if try local.store.hasTables(withFingerprint: mark) { return }
        let (market, errors) = bundled.firstStage()
        try local.store.importTables(market, later: bundled.laterUpdates(errors), fingerprint: mark)
        local.releaseMemory()
    }

    /// The minute bars of December 2019 on a market, played from a session on; nil if there are none.
    func minutes(of market: Market, from day: Day?, speed: Double) -> IntradayReplayMachine? {
        bundled.intradayReplay(fullMarket: market, from: day, speed: speed).replay
    }

    /// The market with all tables. Errors that prevented reading the store or a table are printed to standard error.
    var fullMarket: Market { completed(rest()) }

    /// The market after the updates of its second stage, completed from the bundled tables if the store lacks them.
    func completed(_ rest: [MarketUpdate]) -> Market {
        let full = rest.reduce(into: market) { $0.apply($1) }
        for status in full.sources where status.state != .good {
            if [MarketStore.name, BundledTables.name].contains(status.name) { warn(status.reason, of: status.name) }
        }
        return isFilled ? full : full.filled(from: bundledMarket)
    }

    /// Prints why the store could not be read, for commands that only show the first snapshot.
    func printStoreError() { warn(storeError?.description) }

    private func warn(_ reason: String?, of name: String = MarketStore.name) {
        if let reason { Console.printError("ballast: \(name): \(reason)") }
    }

    /// Whether the market has everything in the bundled tables: it was read from them, or they were imported into the
    /// store and nothing has been pruned since.
    private var isFilled: Bool {
        guard let readStore else { return true }
        // If the store cannot be queried, assume that it lacks them.
        guard let isThere = try? readStore.store.hasTables(withFingerprint: bundled.folder.manifest.fingerprint),
            isThere
        else {
            return false
        }
        return !isPruned
    }

    /// What the bundled tables have in addition to the store, as updates to apply after the rest of the store; ratios
    /// have no updates.
    private func filling(_ rest: [MarketUpdate]) -> [MarketUpdate] {
        let full = rest.reduce(into: market) { $0.apply($1) }, filled = full.filled(from: bundledMarket)
        let listings = filled.listings.flatMap { listing -> [MarketUpdate] in
            let symbol = listing.instrument.symbol
            let isNew = full[symbol]?.series.isEmpty ?? true
            return [.instrument(listing.instrument), .series(symbol, listing.series.closed)]
                + (isNew ? [.provenance(symbol, listing.provenance)] : [])
        }
        let knownDeals = Set(full.deals), deals = filled.deals.filter { !knownDeals.contains($0) }
        return listings + [.rates(filled.rates)] + filled.sectorTables.map { .sectors($0) }
            + filled.holdingsTables.map { .holdings($0) } + deals.reversed().map { .deal($0) }
            + filled.dealSpans.map { .dealsCovered($0) }
    }

    private var bundledMarket: Market {
        let (market, errors) = bundled.firstStage()
        return bundled.laterUpdates(errors).reduce(into: market) { $0.apply($1) }
    }
}

extension SourceStatus {
    /// The status of a store that cannot be read.
    init(_ error: StoreError) { self.init(MarketStore.name, .failed, reason: error.description) }
}

extension Market {
    /// The dates with prices, up to the market's own.
    var span: ClosedRange<Day> {
        min(firstLoadedDay ?? day, day)...day
    }
}

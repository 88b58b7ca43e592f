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
    private let bundled: BundledTables
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
                executablePath: Surroundings.executablePath, workingDirectory: Surroundings.workingDirectory)
        } catch {
            throw Failure(words: "ballast: \(error)")
        }
    }

    /// Reads what the first frame needs, the tables in a folder that has been found.
    init(_ choices: Choices, in folder: DataFolder) throws {
        bundled = BundledTables(folder)
        found = LocalStore.found(choices)
        let picture = found?.firstPicture()
        kept = picture == nil ? nil : found
        let (known, faults) = picture.map { ($0, []) } ?? bundled.firstStage()
        self.faults = faults
        market = choices.configuration.instruments(beyond: known).reduce(known) { $0.applying(.instrument($1)) }
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
            return try kept.store.rest()
        } catch {
            return [.source(SourceStatus(MarketStore.name, .failed, reason: error.reason))]
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

    /// The minute bars of December 2019, played from a session on; nil where there are none.
    func minutes(from day: Day?, speed: Double) -> IntradayReplayMachine? {
        bundled.intradayReplay(whole: market, from: day, speed: speed).replay
    }

    /// The market with all its tables.
    var wholeMarket: Market { rest().reduce(market) { $0.applying($1) } }
}

extension Market {
    /// The dates that prices are known for, up to its own.
    var span: ClosedRange<Day> {
        let first = listings.compactMap { $0.series.isEmpty ? nil : $0.series.day(0) }.min() ?? day
        return min(first, day)...day
    }
}

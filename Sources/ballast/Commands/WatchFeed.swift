import ArgumentParser
import Dashboard
import Formats
import Model
import Playback
import Reports
import Thesis

/// `ballast watch`: the figures, and each change of them, as lines of JSON.
struct WatchFeed: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch", abstract: "Print the figures, and then each change, as lines of JSON.",
        discussion: """
            The first line has the figures as a whole, as ballast snapshot --format json has them. Each line after it \
            has one that has changed: its section, the key of the element if the section is a list, and its new value. A \
            reader that is slow misses no figure, but only its values in between. It ends when its reader does.

              ballast watch --symbols IWM,SPY --every 5s
              ballast watch --panels yields,thesis
              ballast watch --once
              ballast watch --from 2024-04-01 --to 2024-05-16 --speed 10

            With --symbols alone it has figures of these instruments only. --once polls every source once, stores the \
            results, prints one line and exits, with 1 if no source responded; with --offline it prints the stored \
            figures. --from and --to play history instead, to its end.
            """)

    /// The output formats.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case jsonl
    }

    @Option(help: "What to print: jsonl.")
    var format = Format.jsonl

    @Option(help: "Print these instruments only, separated by commas.")
    var symbols: Listed<Symbol>?

    @Option(help: "Print the figures of these panels only: \(PanelID.allValueStrings.joined(separator: ", ")).")
    var panels: Listed<PanelID>?

    @Option(help: "The least time between changes, such as 1s or 5min.")
    var every = Interval(.seconds(1))

    @Flag(help: "Poll every source, or ask the desk, once, print one line and exit, as for cron.")
    var once = false

    @Option(help: "Play history from this session on.")
    var from: Day?

    @Option(help: "The last session of the history.")
    var to: Day?

    @Option(help: "Sessions a second of the history, 1 by default.")
    var speed: Double?

    @OptionGroup var desk: DeskOptions

    @OptionGroup var options: CommonOptions

    private var isReplay: Bool { from != nil || to != nil }

    func validate() throws {
        if let from, let to, from > to { throw ValidationError("--from \(from) is after --to \(to)") }
        if let speed, !(0.1...1000).contains(speed) { throw ValidationError("--speed is 0.1 to 1000, not \(speed)") }
        if speed != nil, !isReplay { throw ValidationError("--speed is for history: give --from or --to") }
        if once, isReplay { throw ValidationError("--once prints the newest figures: it takes no --from and --to") }
    }

    func run() async throws {
        try check([("--from", from), ("--to", to)])
        let resolved = try options.resolvedOptions(of: desk)
        let tables = try Tables(resolved), thesis = try tables.thesis(resolved)
        let shown = try shown(tables, thesis, resolved)
        let feed = FigureFeed(sections: sections, symbols: shown)
        if once { return try await printOnce(tables, thesis, resolved, feed, shown) }
        ReaderWatch.begin()
        if isReplay { return try await play(tables, thesis, feed) }
        let market = tables.market(withHistoriesOf: shown)
        if resolved.overrides.isOffline {
            let loop = await FeedLoop(FeedMarket(market, thesis, feed), every: every.duration)
            return await loop.run(ReplaySource(try resting(market)))
        }
        let session = LiveSession(tables, market, resolved, follower: try DeskLink(resolved)?.follower())
        let loop = await FeedLoop(FeedMarket(market, thesis, feed), every: every.duration)
        await loop.run(session.source)
    }

    /// The instruments that are told.
    private func shown(_ tables: Tables, _ thesis: Thesis, _ resolved: ResolvedOptions) throws -> Set<Symbol> {
        guard let symbols else {
            return tables.shown(thesis, and: resolved.configuration.lists.allSymbols)
        }
        var market = tables.market
        market.include(thesis.derived)
        return Set(
            try symbols.values.map { symbol in
                if let found = market.symbol(named: symbol.name) { return found }
                let labels = market.listings.map(\.instrument.label)
                throw Failure(
                    message: "ballast: no instrument \(symbol)\(Suggestion.hint(for: symbol.name, among: labels))")
            })
    }

    private var sections: Set<FigureSection> {
        guard let panels else {
            return symbols == nil ? Set(FigureSection.allCases) : FigureSection.ofInstruments.union([.sources])
        }
        return panels.values.reduce(into: [.sources]) { $0.formUnion($1.sections) }
    }

    private func resting(_ market: Market) throws(Failure) -> ReplayMachine {
        guard let machine = ReplayMachine(pausedAtEndOf: market) else {
            throw Failure(message: "ballast: no session in the data")
        }
        return machine
    }

    /// Plays history to its end.
    private func play(_ tables: Tables, _ thesis: Thesis, _ feed: FigureFeed) async throws {
        let full = tables.fullMarket
        guard var machine = ReplayMachine(full, from: from, to: to, speed: speed ?? 1) else {
            throw Failure(message: "ballast: no session between these dates")
        }
        let opening = machine.drain().map(full.applying) ?? full
        let loop = await FeedLoop(
            FeedMarket(opening, thesis, feed), every: every.duration, endsWithReplay: true)
        await loop.run(ReplaySource(machine))
    }

    /// Prints the newest figures, and exits.
    private func printOnce(
        _ tables: Tables, _ thesis: Thesis, _ resolved: ResolvedOptions, _ feed: FigureFeed, _ shown: Set<Symbol>
    ) async throws {
        let (market, isFound) = try await newest(tables, resolved, shown)
        let loop = await FeedLoop(FeedMarket(market, thesis, feed), every: every.duration)
        await loop.printOpening()
        Console.leave(isFound ? 0 : 1)
    }

    /// The newest market: offline that of the tables, else what the desk or, without one, a request to every source has;
    /// and whether that has answered.
    private func newest(
        _ tables: Tables, _ resolved: ResolvedOptions, _ shown: Set<Symbol>
    ) async throws -> (market: Market, isFound: Bool) {
        if resolved.overrides.isOffline { return (tables.market(withHistoriesOf: shown), true) }
        if let link = try DeskLink(resolved) {
            let round = DeskRound(tables, tables.market(withHistoriesOf: shown), resolved, link)
            let outcome = await round.run(within: .seconds(30))
            if let failure = outcome.failure { Console.printError("ballast: the desk: \(failure)") }
            return (outcome.market, outcome.failure == nil)
        }
        guard LocalStore.folder(resolved) != nil else {
            throw Failure(message: "ballast: with --data nothing is requested or stored: add --offline")
        }
        let outcome = await FirstRound(tables, resolved).run(within: .seconds(300), report: Console.printError)
        return (outcome.market, outcome.hasResponse)
    }
}

/// A time between changes, as an option.
struct Interval: ExpressibleByArgument {
    let duration: Duration

    init(_ duration: Duration) { self.duration = duration }

    init?(argument: String) {
        if argument.hasSuffix("ms"), let count = Int(argument.dropLast(2)), (100...60_000).contains(count) {
            self.init(.milliseconds(count))
            return
        }
        guard let duration = try? ValueForm.time(.seconds(1) ... .days(1)).read(.text(argument)) else { return nil }
        self.init(duration)
    }

    var defaultValueDescription: String { duration.text }
}

extension PanelID {
    /// The parts of the figures that the panel shows.
    fileprivate var sections: Set<FigureSection> {
        switch self {
        case .indexes, .tickers: [.instruments, .breadth, .rotation]
        case .chart: [.instruments]
        case .yields: [.yields, .spreadsBp, .policy, .correlations, .curve, .rollingCorrelation]
        case .sectors:
            [
                .sectors, .sectorTilt, .valuation, .sizeValuation, .valuationRange, .valuationStatements, .companies,
                .debtBurden,
            ]
        case .deals: [.deals, .dealPace]
        case .thesis: [.thesis]
        }
    }
}

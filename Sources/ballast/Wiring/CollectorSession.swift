import Desk
import Model
import Reports
import Services
import Synchronization
import Thesis

/// A collector with its market: polls the services and publishes while it leads, and follows the leader otherwise.
struct CollectorSession: Sendable {
    private let session: LiveSession
    private let collector: Collector
    private let follower: Follower
    private let board: SharedBoard
    private let configuration: Configuration
    private let thesis: Thesis
    private let vocabulary: ThesisVocabulary
    private let loaded: AsyncStream<Void>
    private let closes: AsyncStream<Day>
    private let desk: DeskName

    /// Creates a collector. Nothing is polled or sent before it runs.
    init(_ resolved: ResolvedOptions, _ link: DeskLink) throws {
        let board = try SharedBoard(path: LocalStore.folder(resolved).map { "\($0)/desk-\(link.name.text).toml" })
        configuration = resolved.configuration
        let resolved = resolved.with(configuration.joining(board.items))
        let tables = try Tables(resolved)
        thesis = try tables.thesis(resolved)
        vocabulary = tables.vocabulary(thesis)
        let collector = Collector(link.name, link.request, client: link.client, program: "ballast \(Program.version)")
        let (loaded, loading) = AsyncStream.makeStream(of: Void.self)
        let (closes, closing) = AsyncStream.makeStream(of: Day.self)
        let close = SessionClose()
        follower = link.follower(isCounted: false)
        session = LiveSession(
            tables, tables.market, resolved, follower: follower,
            observer: LiveSession.Observer(
                loaded: { loading.finish() },
                update: { update, receipt in
                    collector.receive(update, receivedAt: receipt)
                    if let day = close.day(of: update) { closing.yield(day) }
                }))
        collector.share(board.document.text)
        self.board = board
        self.collector = collector
        self.loaded = loaded
        self.closes = closes
        desk = link.name
    }

    /// Collects until it is cancelled.
    ///
    /// - Parameter report: called whenever it begins to lead or stops.
    func run(report: @escaping @Sendable (CollectorReport) -> Void) async {
        let reading = Task.detached { [session] in for await _ in session.source.updates() {} }
        let hearing = Task.detached { [self] in for await news in follower.sharing { hear(news) } }
        let recapping = Task.detached { [self] in for await day in closes { await recap(day) } }
        // Dashboards get a market with all its history, or none.
        for await _ in loaded {}
        if !Task.isCancelled {
            await collector.run(
                in: Collector.Environment(
                    market: { session.market },
                    roleChanged: { role in
                        let leads = if case .leading = role { true } else { false }
                        session.use(services: leads, desk: !leads)
                        report(self.report)
                    }, requested: answer, failed: { report(self.report) }))
        }
        for task in [reading, hearing, recapping] { task.cancel() }
        await reading.value
    }

    /// How it is now.
    var report: CollectorReport { CollectorReport(desk, collector.health, session.market) }

    /// Writes what waits to be stored, and returns a message if some could not be.
    func end() async -> String? { await session.end(within: .seconds(10)) }
}

extension CollectorSession {
    /// Answers a request to share something.
    private func answer(_ request: String) {
        let before = board.items, market = session.market
        let isAnswered = board.answer(request) { draft in
            var vocabulary = vocabulary
            vocabulary.symbols.formUnion(market.listings.map(\.instrument.symbol))
            do throws(AlertFault) { _ = try draft.compiled(vocabulary) } catch { return error.message }
            return nil
        }
        if isAnswered { publish(isNew: board.items != before) }
    }

    /// Takes over what the leader shares, which it is to share itself if it takes over.
    private func hear(_ news: SharedNews) {
        guard case .text(let text) = news else { return }
        publish(isNew: board.adopt(text))
    }

    /// Publishes what is shared, and polls the symbols of its lists if they are new.
    private func publish(isNew: Bool) {
        collector.share(board.document.text)
        guard isNew else { return }
        let joined = configuration.joining(board.items)
        session.follow(joined, joined.instruments(beyond: session.market))
    }

    /// How long the last prices of a session may take to arrive.
    private static let afterClose = Duration.seconds(300)

    /// Publishes the recap of a session that has closed.
    private func recap(_ day: Day) async {
        guard (try? await Task.sleep(for: CollectorSession.afterClose)) != nil else { return }
        guard let recap = try? session.market.recap(thesis: thesis), recap.day == day else { return }
        board.add(SharedDocument.Recap(day: day, headline: recap.headline.text))
        publish(isNew: false)
    }
}

/// Notices when a session closes.
private final class SessionClose: Sendable {
    private let open = Mutex<Day?>(nil)

    /// The day whose session closes with an update; nil for other updates.
    func day(of update: MarketUpdate) -> Day? {
        switch update {
        case .batch(let updates): return updates.compactMap(day).last
        case .moment(let moment):
            return open.withLock { open in
                let closed = moment.session == .closed && open == moment.day ? moment.day : nil
                open = moment.session == .open ? moment.day : nil
                return closed
            }
        default: return nil
        }
    }
}

import Desk
import Model
import Services

/// A collector with its market: polls the services and publishes while it leads, and follows the leader otherwise.
struct CollectorSession: Sendable {
    private let session: LiveSession
    private let collector: Collector
    private let loaded: AsyncStream<Void>
    private let desk: DeskName

    /// Creates a collector. Nothing is polled or sent before it runs.
    init(_ tables: Tables, _ resolved: ResolvedOptions, _ link: DeskLink) {
        let collector = Collector(link.name, link.request, client: link.client, program: "ballast \(Program.version)")
        let (loaded, loading) = AsyncStream.makeStream(of: Void.self)
        session = LiveSession(
            tables, tables.market, resolved, follower: link.follower(isCounted: false),
            observer: LiveSession.Observer(
                loaded: { loading.finish() }, update: { collector.receive($0, receivedAt: $1) }))
        self.collector = collector
        self.loaded = loaded
        desk = link.name
    }

    /// Collects until it is cancelled.
    ///
    /// - Parameter report: called whenever it begins to lead or stops.
    func run(report: @escaping @Sendable (CollectorReport) -> Void) async {
        let reading = Task.detached { [session] in for await _ in session.source.updates() {} }
        // Dashboards get a market with all its history, or none.
        for await _ in loaded {}
        if !Task.isCancelled {
            await collector.run(
                in: Collector.Environment(market: { session.market }) { role in
                    let leads = if case .leading = role { true } else { false }
                    session.use(services: leads, desk: !leads)
                    report(self.report)
                })
        }
        reading.cancel()
        await reading.value
    }

    /// How it is now.
    var report: CollectorReport { CollectorReport(desk, collector.health, session.market) }

    /// Writes what waits to be stored, and returns a message if some could not be.
    func end() async -> String? { await session.end(within: .seconds(10)) }
}

import Feeds
import Model
import Store
import Synchronization

/// A live market with its services, and the store that keeps what they say: from the first question to the last write.
final class LiveSession: Sendable {
    /// The market as a source.
    let source: LiveSource
    /// Who is asked.
    let services: LiveServices
    private let live: LiveMarket
    private let keeping: Keeping
    private let recording: Recording?
    private let own: [LiveSource.Service]

    /// A session that begins with what is known. Nothing is asked, opened or written before its source is read; a
    /// recording has begun already.
    init(_ tables: Tables, _ market: Market, _ choices: Choices, _ recording: Recording? = nil) {
        let live = LiveMarket(market)
        self.live = live
        let keeping = Keeping(tables, choices)
        let validators: any Validators =
            tables.kept.map { StoredValidators($0, keeping) } ?? MemoryValidators()
        let cache: any ResponseCache = tables.kept.map { StoredResponseCache(store: $0.store) } ?? MemoryResponseCache()
        let services = LiveServices(
            choices.configuration, knowing: live, validators: validators, cache: cache)
        self.services = services
        self.keeping = keeping
        self.recording = recording
        let own = [keeping.statuses, recording?.statuses].compactMap(\.self).map { LiveSource.Service($0) }
        self.own = own
        source = LiveSource(
            live, services.begin() + own, wallClock: Surroundings.now,
            later: {
                keeping.begin()
                let rest = tables.rest()
                services.learn(rest)
                let learned = rest + services.off.map { .source($0) }
                recording?.recorder.record(.batch(learned), at: Surroundings.now())
                return learned
            },
            observer: { update, receipt in
                keeping.post(update, receivedAt: receipt)
                recording?.recorder.record(update, at: receipt)
            })
    }

    /// Everything that is known now.
    var market: Market { live.market }

    /// Asks what a changed configuration wants asked, from now on, and no longer for what it does not.
    func follow(_ configuration: Configuration, _ instruments: [Instrument]) {
        source.say(instruments.map { .instrument($0) })
        services.follow(configuration)
        source.replace(services.sources + own)
        source.say(services.off.map { .source($0) })
    }

    /// Writes what still waits, and returns what to say where not all of it could be kept. Connections are closed meanwhile,
    /// but nobody waits for them: where there is no network, the name of a service is looked up for seconds, and that cannot
    /// be broken off.
    ///
    /// - Parameter limit: how long a store may take that another program holds; as long as it wants where nil.
    @discardableResult
    func end(within limit: Duration? = nil) async -> String? {
        Task { [services] in await services.shutDown() }
        let loss = await keeping.end(within: limit)
        recording?.recorder.finish()
        return loss
    }
}

/// What is kept on disk while the dashboard runs, behind its back. Without a store nothing is, and a status says why.
final class Keeping: Sendable {
    /// What is to be said of the store.
    let statuses = StatusSource(MarketStore.name)
    private let tables: Tables
    private let choices: Choices
    private let sharedState = Mutex(SharedState())

    private struct SharedState: Sendable {
        var local: LocalStore?
        var writer: StoreWriter?
        var writing: Task<Void, Never>?
        /// Why the last write failed.
        var fault: String?
    }

    init(_ tables: Tables, _ choices: Choices) {
        self.tables = tables
        self.choices = choices
    }

    /// Opens the store, and brings the tables into it where they are not there yet.
    func begin() {
        let local: LocalStore?
        do throws(StoreError) {
            if let found = tables.found { local = found } else { local = try LocalStore.opened(choices) }
        } catch {
            statuses.say(SourceStatus(error))
            if error.kind == .busy { beginLater() }
            return
        }
        guard let local else { return }
        let writer = StoreWriter(
            local.store, retention: Retention(choices.configuration.store), wallClock: Surroundings.now,
            report: { [weak self, statuses] status in
                self?.note(status)
                statuses.say(local.told(status))
            })
        let writing = Task.detached(priority: .utility) { [self] in
            await importTables(into: local)
            await writer.run()
        }
        sharedState.withLock { ($0.local, $0.writer, $0.writing) = (local, writer, writing) }
    }

    /// Tries again in a while: who holds the store now may let it go.
    private func beginLater() {
        let waiting = Task.detached(priority: .utility) { [self] in
            guard (try? await Task.sleep(for: Keeping.importRetry)) != nil else { return }
            begin()
        }
        sharedState.withLock { $0.writing = waiting }
    }

    /// Remembers whether the store can be written.
    private func note(_ status: SourceStatus) {
        sharedState.withLock { $0.fault = status.state == .failed ? status.reason : nil }
    }

    /// Brings the tables into the store. Where there is no room for them now, there may be in a while.
    private func importTables(into local: LocalStore) async {
        while true {
            do throws(StoreError) {
                try tables.importTables(into: local)
                let status = status(of: local)
                note(status)
                return statuses.say(status)
            } catch {
                let status = SourceStatus(error)
                note(status)
                statuses.say(status)
            }
            guard (try? await Task.sleep(for: Keeping.importRetry)) != nil else { return }
        }
    }

    /// A store that could not be read at the start is written to again, but what is shown is not what it has.
    private func status(of local: LocalStore) -> SourceStatus {
        guard tables.kept == nil, let fault = tables.storeFault, local.damage == nil else { return local.status }
        let words = "not read at the start (\(fault.reason)); what it has is shown from the next start on"
        return SourceStatus(MarketStore.name, .partial, lastSuccess: local.status.lastSuccess, reason: words)
    }

    private static let importRetry = Duration.seconds(20)

    /// Has an update kept.
    func post(_ update: MarketUpdate, receivedAt receipt: Timestamp) {
        sharedState.withLock(\.writer)?.post(update, receivedAt: receipt)
    }

    /// Has what an answer came with kept, behind what was posted before.
    func post(_ mark: AnswerMark) { sharedState.withLock(\.writer)?.post(mark) }

    /// Writes what still waits, tidies the store, and returns what to say where not all of it could be kept.
    ///
    /// - Parameter limit: after so long it is given up.
    func end(within limit: Duration?) async -> String? {
        let (writing, local) = sharedState.withLock { ($0.writing, $0.local) }
        writing?.cancel()
        let ending = Task {
            await writing?.value
            local?.store.checkpoint()
        }
        let isDone = await ending.isDone(within: limit)
        let fault = sharedState.withLock(\.fault) ?? (isDone ? nil : "not written in time")
        return fault.map { "\(MarketStore.name): \($0): what came last was not kept" }
    }
}

extension Task where Success == Void, Failure == Never {
    /// Waits for the end of the task, or for a time where one is named, and returns whether it has ended.
    fileprivate func isDone(within limit: Duration?) async -> Bool {
        guard let limit else {
            await value
            return true
        }
        let (stream, first) = AsyncStream.makeStream(of: Bool.self)
        Task<Void, Never> {
            await value
            first.yield(true)
        }
        Task<Void, Never> {
            try? await Task<Never, Never>.sleep(for: limit)
            first.yield(false)
        }
        return await stream.first { _ in true } ?? false
    }
}

/// Statuses that come from within the program, as a source.
final class StatusSource: MarketSource {
    let name: String
    private let stream: AsyncStream<MarketUpdate>
    private let continuation: AsyncStream<MarketUpdate>.Continuation

    init(_ name: String) {
        self.name = name
        (stream, continuation) = AsyncStream.makeStream()
    }

    func updates() -> AsyncStream<MarketUpdate> { stream }

    func say(_ status: SourceStatus) { continuation.yield(.source(status)) }
}

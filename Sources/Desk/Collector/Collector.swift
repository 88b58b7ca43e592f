package import Model
import NIOCore
package import Networking
import Synchronization
import Timing

/// A collector of a desk: publishes the updates of a market while it leads, and stands by while another does.
package final class Collector: Sendable {
    /// What a collector needs from the program that it is part of.
    package struct Environment: Sendable {
        /// The current market.
        let market: @Sendable () -> Market
        /// Called with the role whenever it changes: while it leads, the services are to be polled.
        let roleChanged: @Sendable (Leadership.Role) -> Void
        /// Called with each request of a dashboard to share something, while it leads.
        let requested: @Sendable (String) -> Void
        /// Called when there is a new reason why it is not connected, or something new that the server refuses.
        let failed: @Sendable () -> Void

        package init(
            market: @escaping @Sendable () -> Market, roleChanged: @escaping @Sendable (Leadership.Role) -> Void,
            requested: @escaping @Sendable (String) -> Void = { _ in },
            failed: @escaping @Sendable () -> Void = {}
        ) {
            self.market = market
            self.roleChanged = roleChanged
            self.requested = requested
            self.failed = failed
        }
    }

    private struct State: Sendable {
        var inner: CollectorState
        var connection: NATSConnection?
        var error: SourceError?
        /// What the server last refused, although it is connected.
        var refusal: SourceError?
        /// How many answers of the server have been counted on this connection.
        var answers = 0

        /// Notes that the server has answered, if it has.
        mutating func noteAnswer(at now: Duration) {
            guard let answers = connection?.answers, answers != self.answers else { return }
            self.answers = answers
            inner.answer(at: now)
        }
    }

    private let desk: DeskName
    private let request: NATSRequest
    private let client: NATSClient
    private let program: String
    private let clock: SourceClock
    private let state: Mutex<State>
    private let timer = WakeSignal()

    /// Creates a collector that is not connected until it runs.
    ///
    /// - Parameter program: the program and its version, as dashboards are told.
    package init(
        _ desk: DeskName, _ request: NATSRequest, client: NATSClient, program: String,
        clock: SourceClock = SourceClock(), collector: UInt64 = .random(in: 1 ... .max),
        random: Double = .random(in: 0..<1)
    ) {
        self.desk = desk
        self.request = request
        self.client = client
        self.program = program
        self.clock = clock
        state = Mutex(State(inner: CollectorState(Leadership(collector: collector, random: random))))
    }

    /// How long it waits before it connects again.
    private static let backOff = BackOff.Rule(first: .milliseconds(250), longest: .seconds(5))
    /// How often time passes for it.
    private static let tick = Duration.milliseconds(100)
    /// The maximum length of a part of a snapshot in bytes.
    private static let longestPart = 1 << 18

    /// An update of its own market, in the order in which the market applies them. Ignored unless it leads.
    package func receive(_ update: MarketUpdate, receivedAt receipt: Timestamp) {
        let now = clock.elapsed()
        if state.withLock({ $0.inner.add(update, receivedAt: receipt, at: now) }) { timer.send() }
    }

    /// Publishes what is shared from now on, while it leads: a text whose meaning is the program's own.
    package func share(_ text: String) {
        state.withLock { $0.inner.share(text) }
        timer.send()
    }

    /// The market to which the updates it has published have led; nil unless it leads.
    package var publishedMarket: Market? { state.withLock { $0.inner.publisher?.market } }

    /// How it is.
    package var health: CollectorHealth {
        let now = clock.elapsed()
        return state.withLock { state in
            var watchers = state.inner.watchers
            return CollectorHealth(
                role: state.inner.leadership.role, sequence: state.inner.publisher?.sequence ?? 0,
                messages: state.inner.sent.messages, bytes: state.inner.sent.bytes, watching: watchers.count(at: now),
                error: (state.error ?? state.refusal)?.reason)
        }
    }

    /// Runs until it is cancelled.
    package func run(in environment: Environment) async {
        await withDiscardingTaskGroup { group in
            group.addTask { [self] in await stayConnected(environment) }
            group.addTask { [self] in await keepTime(environment) }
        }
        state.withLock { $0.connection }?.close()
    }
}

extension Collector {
    private func stayConnected(_ environment: Environment) async {
        var errors = 0
        var request = request
        request.onRefusal = { [weak self] in self?.refuse($0, environment) }
        while !Task.isCancelled {
            let began = clock.elapsed()
            do throws(SourceError) {
                let connection = try await client.open(request)
                connection.subscribe(DeskSubject.ofCollectors(desk))
                let now = clock.elapsed()
                state.withLock { state in
                    (state.connection, state.answers, state.error) = (connection, 0, nil)
                    state.inner.connect(at: now)
                }
                while let messages = try await connection.next() { receive(messages) }
                tell(nil, environment)
            } catch {
                tell(error, environment)
            }
            guard !Task.isCancelled else { return }
            errors = clock.elapsed() - began > .seconds(30) ? 1 : errors + 1
            await clock.sleep(clock.elapsed() + Collector.backOff.wait(after: errors, random: .random(in: 0..<1)))
        }
    }

    /// It is not connected any more, or still not.
    private func tell(_ error: SourceError?, _ environment: Environment) {
        guard !Task.isCancelled else { return }
        let isNew = state.withLock { state in
            defer { state.error = error }
            (state.connection, state.refusal) = (nil, nil)
            state.inner.lose()
            return state.error?.reason != error?.reason
        }
        if isNew { environment.failed() }
    }

    /// The server refuses what it sends, or what it wants to hear.
    private func refuse(_ error: SourceError, _ environment: Environment) {
        let isNew = state.withLock { state in
            defer { state.refusal = error }
            return state.refusal?.reason != error.reason
        }
        if isNew { environment.failed() }
    }

    private func receive(_ messages: [NATSMessage]) {
        let now = clock.elapsed()
        state.withLock { state in
            for message in messages { state.inner.receive(message, of: desk, at: now) }
        }
    }

    private func keepTime(_ environment: Environment) async {
        while !Task.isCancelled {
            let now = clock.elapsed(), wall = clock.wall()
            let (step, connection, flush) = state.withLock { state in
                state.noteAnswer(at: now)
                let isWritable = state.connection?.isWritable ?? false
                let step = state.inner.tick(at: now, wall: wall, isWritable: isWritable)
                return (step, state.connection, isWritable ? state.inner.flushDue : nil)
            }
            if let connection {
                if step.asksServer { connection.send { NATSCommand.ping(to: &$0) } }
                send(step.messages, on: connection)
                if let (market, header, shared) = step.snapshot { publish(market, header, shared, on: connection) }
            }
            for request in step.requests { environment.requested(request) }
            if let role = step.role { change(to: role, environment) }
            await timer.wait(until: min(now + Collector.tick, flush ?? now + Collector.tick), sleep: clock.sleep)
        }
    }

    /// Sends messages, except those that are too long for the server: dashboards find them missing, and ask for a
    /// snapshot.
    private func send(_ messages: [DeskMessage], on connection: NATSConnection) {
        let longest = connection.server.longestPayload - Collector.headerRoom
        let sent = messages.filter { $0.payload.count <= longest }
        var bytes = 0
        connection.send { buffer in
            for message in sent { message.publish(on: desk, to: &buffer) }
            bytes = buffer.readableBytes
        }
        state.withLock { $0.inner.count(messages: sent.count, bytes: bytes) }
    }

    /// More than the headers of a message need, in bytes.
    private static let headerRoom = 512

    /// Encodes a snapshot, off the task whose ticks may not wait for it, and sends it with what is shared: whoever gets
    /// one gets the other, also if it has only subscribed since the snapshot was asked for.
    private func publish(_ market: Market, _ header: DeskHeader, _ shared: String?, on connection: NATSConnection) {
        let longest = min(Collector.longestPart, connection.server.longestPayload - Collector.headerRoom)
        Task.detached(priority: .utility) { [self] in
            let parts = DeskSnapshot.messages(of: market, program: program, header: header, longest: longest)
            // It has no number of its own, and does not count where a newer one has come meanwhile.
            send(parts + [shared.map { DeskMessage(sharing: $0, header) }].compactMap(\.self), on: connection)
        }
    }

    /// Begins to publish if it leads now. The market is read outside of the lock: its observer waits for that.
    private func change(to role: Leadership.Role, _ environment: Environment) {
        if case .leading(let epoch) = role {
            let market = environment.market()
            state.withLock { $0.inner.begin(epoch, with: market, at: clock.elapsed()) }
        }
        environment.roleChanged(role)
    }
}

package import Model
import NIOCore
package import Networking
import Synchronization
import Timing

/// A desk as a source: the market of its collector, and every update of it from then on.
///
/// One reader at a time; it is connected only while there is one.
package final class Follower: MarketSource {
    /// The name of its status.
    package let name = DeskName.sourceName

    private struct State: Sendable {
        var machine: FollowerMachine
        var connection: NATSConnection?
        var bytes = 0
        var presenceAt: Duration?
    }

    private let desk: DeskName
    private let request: NATSRequest
    private let client: NATSClient
    private let clock: SourceClock
    /// What the collector counts it by; nil if it is not counted.
    private let identifier: String?
    private let state: Mutex<State>
    private let bell = WakeSignal()
    private let timer = WakeSignal()
    /// What is shared on the desk, the newest first text included; one reader.
    package let sharing: AsyncStream<SharedNews>
    private let sharingContinuation: AsyncStream<SharedNews>.Continuation

    /// Creates a follower that is not connected until it is read.
    ///
    /// - Parameter isCounted: whether it tells the collector of its presence.
    package init(
        _ desk: DeskName, _ request: NATSRequest, client: NATSClient, clock: SourceClock = SourceClock(),
        isCounted: Bool = true, seed: UInt64 = .random(in: 0 ... .max)
    ) {
        self.desk = desk
        self.request = request
        self.client = client
        self.clock = clock
        identifier = isCounted ? String(seed, radix: 16) : nil
        (sharing, sharingContinuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(16))
        state = Mutex(
            State(machine: FollowerMachine(name: name, address: request.address.shown, seed: seed)))
    }

    /// How long it waits before it connects again.
    private static let backOff = BackOff.Rule(first: .milliseconds(500), longest: .seconds(15))
    /// How long it waits after its credentials or the server's certificate were refused.
    private static let refusalBackOff = BackOff.Rule(first: .seconds(10), longest: .seconds(120))

    /// Whether it has everything up to the newest update.
    package var isFollowing: Bool { state.withLock(\.machine.isFollowing) }

    /// The number of the last update that it has received; nil unless it follows.
    package var sequence: UInt64? { state.withLock(\.machine.sequence) }

    /// The bytes of the messages received so far.
    package var bytes: Int { state.withLock(\.bytes) }

    /// Its updates; the sequence does not end.
    package func updates() -> FollowerUpdates { FollowerUpdates(self) }

    /// Asks the collector to share something; returns whether it is connected.
    package func ask(toShare text: String) -> Bool {
        guard let connection = state.withLock(\.connection) else { return false }
        connection.send { buffer in
            NATSCommand.publish(DeskSubject.askShare.text(of: desk), payload: Array(text.utf8), to: &buffer)
        }
        return true
    }

    /// Asks for a snapshot now.
    package func refresh() {
        let now = clock.elapsed()
        state.withLock { $0.machine.refresh(at: now) }
        timer.send()
    }
}

extension Follower {
    /// The next update; nil if the reader is cancelled.
    func next() async -> MarketUpdate? {
        while !Task.isCancelled {
            let wall = clock.wall()
            let updates = state.withLock { $0.machine.drain(bytes: $0.bytes, wall: wall) }
            if updates.count == 1 { return updates[0] }
            if !updates.isEmpty { return .batch(updates) }
            await bell.wait()
        }
        return nil
    }

    /// Stays connected until cancelled.
    func run() async {
        await withDiscardingTaskGroup { group in
            group.addTask { [self] in await stayConnected() }
            group.addTask { [self] in await keepTime() }
        }
        state.withLock { state in
            state.connection = nil
            state.machine.disconnect()
        }
    }

    private func stayConnected() async {
        var errors = 0
        while !Task.isCancelled {
            let began = clock.elapsed()
            let error = await follow()
            guard !Task.isCancelled else { return }
            let now = clock.elapsed(), wall = clock.wall()
            errors = now - began > FollowerMachine.healthy ? 1 : errors + 1
            let isRefusal = [.unauthorised, .forbidden, .certificate, .notAcceptable].contains(error?.kind)
            let rule = isRefusal ? Follower.refusalBackOff : Follower.backOff
            let wait = rule.wait(after: errors, random: .random(in: 0..<1))
            let nextTry = Timestamp(milliseconds: wall.milliseconds + Int64(wait / .milliseconds(1)))
            update { state in
                state.connection = nil
                state.machine.lose(error?.reason ?? "the connection is closed", nextTry: nextTry)
            }
            await clock.sleep(now + wait)
        }
    }

    /// Connects, and follows until an error, which is returned.
    private func follow() async -> SourceError? {
        var request = request
        request.onRefusal = { [weak self] error in
            // Presence is a courtesy that a server need not permit.
            if error.reason.contains("ask.presence") { return }
            if error.reason.contains("ask.share") {
                self?.sharingContinuation.yield(.refused)
                return
            }
            self?.update { $0.machine.refuse(error.reason) }
        }
        do throws(SourceError) {
            let connection = try await client.open(request)
            defer { connection.close() }
            connection.subscribe(DeskSubject.ofDashboards(desk))
            let now = clock.elapsed()
            update { state in
                state.connection = connection
                state.presenceAt = nil
                state.machine.connect(at: now)
            }
            timer.send()
            while let messages = try await connection.next() { receive(messages) }
            return nil
        } catch {
            return error
        }
    }

    private func receive(_ messages: [NATSMessage]) {
        let now = clock.elapsed(), wall = clock.wall()
        let (mayBeDue, shared) = update { state in
            let wasFollowing = state.machine.isFollowing
            let before = state.machine.shared
            for message in messages {
                state.bytes += message.payload.readableBytes + (message.headers?.readableBytes ?? 0)
                if let message = DeskMessage(message, of: desk) {
                    state.machine.receive(message, at: now, wall: wall)
                } else {
                    state.machine.receiveUnreadable()
                }
            }
            // A collector that has just begun to lead has not heard of its presence.
            if !wasFollowing, state.machine.isFollowing { state.presenceAt = nil }
            let isNews = state.machine.shared != before
            return (!wasFollowing || !state.machine.isFollowing, isNews ? state.machine.shared : nil)
        }
        if mayBeDue { timer.send() }
        if let shared { sharingContinuation.yield(.text(shared)) }
    }

    private func keepTime() async {
        while !Task.isCancelled {
            let now = clock.elapsed()
            let (connection, isAsking, isPresent, due) = update { state in
                state.machine.tick(at: now)
                let isPresent = state.connection != nil && (state.presenceAt.map { now >= $0 } ?? true)
                if isPresent { state.presenceAt = now + Follower.presenceInterval }
                let presence = state.connection == nil ? nil : state.presenceAt
                let due = [state.machine.due, presence].compactMap(\.self).min()
                return (state.connection, state.machine.drainAsk(), isPresent, due)
            }
            connection?.send { buffer in
                if isAsking {
                    NATSCommand.publish(DeskSubject.askSnapshot.text(of: desk), payload: [], to: &buffer)
                }
                if isPresent, let identifier {
                    let subject = DeskSubject.askPresence.text(of: desk)
                    NATSCommand.publish(subject, payload: Array(identifier.utf8), to: &buffer)
                }
            }
            await timer.wait(until: due, sleep: clock.sleep)
        }
    }

    /// How often a dashboard tells of its presence.
    private static let presenceInterval = Duration.seconds(10)

    @discardableResult
    private func update<Value: Sendable>(_ body: (inout State) -> Value) -> Value {
        let value = state.withLock { body(&$0) }
        bell.send()
        return value
    }
}

/// The updates of a desk. It is connected while an iterator exists.
package struct FollowerUpdates: AsyncSequence, Sendable {
    private let source: Follower

    init(_ source: Follower) { self.source = source }

    /// Connects.
    package func makeAsyncIterator() -> Iterator { Iterator(source) }

    /// The single reader.
    package final class Iterator: AsyncIteratorProtocol {
        private let source: Follower
        private let following: Task<Void, Never>

        fileprivate init(_ source: Follower) {
            self.source = source
            following = Task.detached { await source.run() }
        }

        deinit { following.cancel() }

        /// The next update; nil if the reader is cancelled.
        package func next() async -> MarketUpdate? { await source.next() }
    }
}

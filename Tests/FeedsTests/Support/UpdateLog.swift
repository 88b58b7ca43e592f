import Model
import Synchronization
import Testing

@testable import Feeds

/// Reads a source for as long as it is held, keeps what it says, and waits for what it is to say.
final class UpdateLog: Sendable {
    /// What came so far.
    struct Entries: Sendable {
        var market: Market
        var updates: [MarketUpdate] = []
        var statuses: [SourceStatus] = []
        fileprivate var waiters:
            [(id: Int, wants: @Sendable (Entries) -> Bool, waiter: CheckedContinuation<Bool, Never>)]
        fileprivate var nextID = 0
        /// Those whose time was over before they came to wait.
        fileprivate var late: Set<Int> = []
    }

    private let sharedState: SharedState
    private let reading: Task<Void, Never>

    private final class SharedState: Sendable {
        let entries: Mutex<Entries>
        init(_ market: Market) { entries = Mutex(Entries(market: market, waiters: [])) }

        func take(_ update: MarketUpdate) {
            let done = entries.withLock { entries in
                entries.market.apply(update)
                entries.updates.append(update)
                entries.statuses += update.statuses
                let done = entries.waiters.filter { $0.wants(entries) }.map { ($0.id, $0.waiter) }
                entries.waiters.removeAll { waiter in done.contains { $0.0 == waiter.id } }
                return done.map(\.1)
            }
            for waiter in done { waiter.resume(returning: true) }
        }

        func giveUp(_ id: Int) {
            let waiter = entries.withLock { entries -> CheckedContinuation<Bool, Never>? in
                guard let place = entries.waiters.firstIndex(where: { $0.id == id }) else {
                    entries.late.insert(id)
                    return nil
                }
                return entries.waiters.remove(at: place).waiter
            }
            waiter?.resume(returning: false)
        }
    }

    /// Follows a source from now on; `market` is what is known before.
    init(_ source: some MarketSource, _ market: Market) {
        let sharedState = SharedState(market)
        self.sharedState = sharedState
        reading = Task { for await update in source.updates() { sharedState.take(update) } }
    }

    deinit { reading.cancel() }

    /// What came so far.
    var entries: Entries { sharedState.entries.withLock { $0 } }
    /// The market so far.
    var market: Market { entries.market }
    /// How many statuses came so far.
    var statusCount: Int { entries.statuses.count }

    /// Returns when what came is as wanted; fails where it is not in time.
    func wait(
        _ what: String, within limit: Duration = .seconds(600), at place: SourceLocation = #_sourceLocation,
        until wants: @escaping @Sendable (Entries) -> Bool
    ) async throws {
        let isThere = await waits(within: limit, until: wants)
        let words = sharedState.entries.withLock { $0.statuses.suffix(3) }.map {
            "\($0.name) \($0.state) \($0.reason ?? "")"
        }
        try #require(isThere, "\(what); last: \(words)", sourceLocation: place)
    }

    /// Whether what came is as wanted, at once or within a time.
    func waits(within limit: Duration, until wants: @escaping @Sendable (Entries) -> Bool) async -> Bool {
        let id = sharedState.entries.withLock { entries in
            entries.nextID += 1
            return entries.nextID
        }
        let limiting = Task { [sharedState] in
            try await Task.sleep(for: limit)
            sharedState.giveUp(id)
        }
        defer { limiting.cancel() }
        return await withCheckedContinuation { waiter in
            let isThere = sharedState.entries.withLock { entries -> Bool? in
                if wants(entries) { return true }
                if entries.late.contains(id) { return false }
                entries.waiters.append((id, wants, waiter))
                return nil
            }
            if let isThere { waiter.resume(returning: isThere) }
        }
    }

    /// Returns with the first status, after `count` of them, that is as wanted.
    @discardableResult
    func status(
        after count: Int = 0, at place: SourceLocation = #_sourceLocation,
        _ what: String, _ wants: @escaping @Sendable (SourceStatus) -> Bool
    ) async throws -> SourceStatus {
        try await wait(what, at: place) { $0.statuses.dropFirst(count).contains(where: wants) }
        return try #require(entries.statuses.dropFirst(count).first(where: wants), sourceLocation: place)
    }
}

package import Model
import Synchronization
package import Testing

/// Reads a source for as long as the log lives, records its updates, and waits for expected ones.
package final class UpdateLog: Sendable {
    /// The updates so far.
    package struct Entries: Sendable {
        package var market: Market
        package var updates: [MarketUpdate] = []
        package var statuses: [SourceStatus] = []
        fileprivate var waiters:
            [(id: Int, isMet: @Sendable (Entries) -> Bool, waiter: CheckedContinuation<Bool, Never>)]
        fileprivate var nextID = 0
        /// Waiters whose time limit passed before they began to wait.
        fileprivate var late: Set<Int> = []
    }

    private let sharedState: SharedState
    private let reading: Task<Void, Never>

    private final class SharedState: Sendable {
        let entries: Mutex<Entries>
        init(_ market: Market) { entries = Mutex(Entries(market: market, waiters: [])) }

        func record(_ update: MarketUpdate) {
            let done = entries.withLock { entries in
                entries.market.apply(update)
                entries.updates.append(update)
                entries.statuses += update.statuses
                let done = entries.waiters.filter { $0.isMet(entries) }.map { ($0.id, $0.waiter) }
                entries.waiters.removeAll { waiter in done.contains { $0.0 == waiter.id } }
                return done.map(\.1)
            }
            for waiter in done { waiter.resume(returning: true) }
        }

        func giveUp(_ id: Int) {
            let waiter = entries.withLock { entries -> CheckedContinuation<Bool, Never>? in
                guard let index = entries.waiters.firstIndex(where: { $0.id == id }) else {
                    entries.late.insert(id)
                    return nil
                }
                return entries.waiters.remove(at: index).waiter
            }
            waiter?.resume(returning: false)
        }
    }

    /// Follows a source from now on, starting with `market`.
    package init(_ source: some MarketSource, _ market: Market) {
        let sharedState = SharedState(market)
        self.sharedState = sharedState
        reading = Task { for await update in source.updates() { sharedState.record(update) } }
    }

    deinit { reading.cancel() }

    /// The updates so far.
    package var entries: Entries { sharedState.entries.withLock { $0 } }
    /// The market with all updates so far.
    package var market: Market { entries.market }
    /// The number of statuses so far.
    package var statusCount: Int { entries.statuses.count }

    /// Returns when the condition holds; the test fails if it does not in time.
    package func wait(
        _ what: String, within limit: Duration = .seconds(600), at location: SourceLocation = #_sourceLocation,
        until condition: @escaping @Sendable (Entries) -> Bool
    ) async throws {
        let isMet = await waits(within: limit, until: condition)
        let messages = sharedState.entries.withLock { $0.statuses.suffix(3) }.map {
            "\($0.name) \($0.state) \($0.reason ?? "")"
        }
        try #require(isMet, "\(what); last: \(messages)", sourceLocation: location)
    }

    /// Whether the condition holds, now or within the limit.
    package func waits(within limit: Duration, until condition: @escaping @Sendable (Entries) -> Bool) async -> Bool {
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
            let isMet = sharedState.entries.withLock { entries -> Bool? in
                if condition(entries) { return true }
                if entries.late.contains(id) { return false }
                entries.waiters.append((id, condition, waiter))
                return nil
            }
            if let isMet { waiter.resume(returning: isMet) }
        }
    }

    /// Returns the first status, after `count` of them, that meets the condition.
    @discardableResult
    package func status(
        after count: Int = 0, at location: SourceLocation = #_sourceLocation,
        _ what: String, _ condition: @escaping @Sendable (SourceStatus) -> Bool
    ) async throws -> SourceStatus {
        try await wait(what, at: location) { $0.statuses.dropFirst(count).contains(where: condition) }
        return try #require(entries.statuses.dropFirst(count).first(where: condition), sourceLocation: location)
    }
}

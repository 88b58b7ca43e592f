import Model
import Store
import Synchronization

/// Stores data in the background while the dashboard runs. If there is no store, a status gives the reason.
final class StoreSession: Sendable {
    /// The statuses of the store.
    let statuses = StatusSource(MarketStore.name)
    private let tables: Tables
    private let resolved: ResolvedOptions
    private let sharedState = Mutex(SharedState())

    private struct SharedState: Sendable {
        var local: LocalStore?
        /// Whether it is known that there is no store, for now or at all.
        var isMissing = false
        var writer: StoreWriter?
        var writing: Task<Void, Never>?
        /// The error of the last write; nil if it succeeded.
        var writeError: String?
    }

    init(_ tables: Tables, _ resolved: ResolvedOptions) {
        self.tables = tables
        self.resolved = resolved
    }

    /// Opens the store, and imports the bundled tables if they are not in it yet.
    func begin() {
        let local: LocalStore?
        do throws(StoreError) {
            if let found = tables.openedStore { local = found } else { local = try LocalStore.opened(resolved) }
        } catch {
            statuses.publish(SourceStatus(error))
            sharedState.withLock { $0.isMissing = true }
            if error.kind == .busy { retryLater() }
            return
        }
        guard let local else { return sharedState.withLock { $0.isMissing = true } }
        let writer = StoreWriter(
            local.store, retention: Retention(resolved.configuration.store), wallClock: ProcessEnvironment.now,
            report: { [weak self, statuses] status in
                self?.note(status)
                statuses.publish(local.reportingDamage(status))
            })
        let writing = Task.detached(priority: .utility) { [self] in
            await importTables(into: local)
            await writer.run()
        }
        sharedState.withLock { ($0.local, $0.writer, $0.writing) = (local, writer, writing) }
    }

    /// The store once it has been opened; nil if that takes more than a few seconds, or there is none.
    func openStore() async -> MarketStore? {
        for _ in 0..<50 {
            let (local, isMissing) = sharedState.withLock { ($0.local, $0.isMissing) }
            if let local { return local.store }
            guard !isMissing else { return nil }
            guard (try? await Task.sleep(for: .milliseconds(100))) != nil else { return nil }
        }
        return nil
    }

    /// Retries after a delay: another program may have released the store meanwhile.
    private func retryLater() {
        let waiting = Task.detached(priority: .utility) { [self] in
            guard (try? await Task.sleep(for: StoreSession.importRetry)) != nil else { return }
            begin()
        }
        sharedState.withLock { $0.writing = waiting }
    }

    /// Records whether the store can be written.
    private func note(_ status: SourceStatus) {
        sharedState.withLock { $0.writeError = status.state == .failed ? status.reason : nil }
    }

    /// Imports the bundled tables into the store, and retries if there is no room for them.
    private func importTables(into local: LocalStore) async {
        while true {
            do throws(StoreError) {
                try tables.importTables(into: local)
                let status = status(of: local)
                note(status)
                return statuses.publish(status)
            } catch {
                let status = SourceStatus(error)
                note(status)
                statuses.publish(status)
            }
            guard (try? await Task.sleep(for: StoreSession.importRetry)) != nil else { return }
        }
    }

    /// A store that could not be read at the start is written to again, but its data is not shown until the next start.
    private func status(of local: LocalStore) -> SourceStatus {
        guard tables.readStore == nil, let storeError = tables.storeError, local.damage == nil else {
            return local.status
        }
        let message = "not read at start (\(storeError.reason)); its data are shown from the next start on"
        return SourceStatus(MarketStore.name, .partial, lastSuccess: local.status.lastSuccess, reason: message)
    }

    private static let importRetry = Duration.seconds(20)

    /// Queues an update to be stored.
    func post(_ update: MarketUpdate, receivedAt receipt: Timestamp) {
        sharedState.withLock(\.writer)?.post(update, receivedAt: receipt)
    }

    /// Queues the validator of a response, to be stored after the updates posted before it.
    func post(_ validator: StoredValidator) { sharedState.withLock(\.writer)?.post(validator) }

    /// Writes all waiting updates, moves the log into the file, and returns a message if some could not be stored.
    ///
    /// - Parameter limit: the time to wait before giving up; nil for no limit.
    func end(within limit: Duration?) async -> String? {
        let (writing, local) = sharedState.withLock { ($0.writing, $0.local) }
        writing?.cancel()
        let ending = Task {
            await writing?.value
            local?.store.checkpoint()
        }
        let isDone = await ending.isDone(within: limit)
        let failure = sharedState.withLock(\.writeError) ?? (isDone ? nil : "not written in time")
        return failure.map { "\(MarketStore.name): \($0): the last updates were not stored" }
    }
}

extension Task where Success == Void, Failure == Never {
    /// Waits for the task to end or a time limit to expire, and returns whether the task has ended.
    fileprivate func isDone(within limit: Duration?) async -> Bool {
        guard let limit else {
            await value
            return true
        }
        let (stream, results) = AsyncStream.makeStream(of: Bool.self)
        Task<Void, Never> {
            await value
            results.yield(true)
        }
        Task<Void, Never> {
            try? await Task<Never, Never>.sleep(for: limit)
            results.yield(false)
        }
        return await stream.first { _ in true } ?? false
    }
}

import Model

/// Why some updates were not written.
struct WriteFailure {
    let error: StoreError
    /// Whether the updates are to be retried.
    let isRetryable: Bool
}

extension MarketStore {
    /// Writes updates, and returns the failure if there was one. A damaged file is replaced first; if a single update
    /// cannot be stored, the others still are.
    func write(_ entries: [PendingUpdates.Entry], now: Timestamp) -> WriteFailure? {
        do throws(StoreError) {
            return try omission(save(entries))
        } catch {
            switch error.kind {
            case .corrupt: return replaced(entries, now)
            case .other: return writeEach(entries, error)
            default: return WriteFailure(error: error, isRetryable: true)
            }
        }
    }

    /// Removes data past its retention, and returns the failure if there was one; it is retried with the next write.
    func pruneFailure(_ retention: Retention, now: Timestamp) -> WriteFailure? {
        do throws(StoreError) {
            try prune(retention, now: now)
            return nil
        } catch {
            let text = "rows past their retention could not be removed: \(error.reason)"
            return WriteFailure(error: StoreError(error.kind, path: path, reason: text), isRetryable: false)
        }
    }

    /// A failure for data that was left out of otherwise stored updates.
    private func omission(_ omissions: [String]) -> WriteFailure? {
        guard let first = omissions.first else { return nil }
        let more = omissions.count > 1 ? " (and \(omissions.count - 1) more)" : ""
        return WriteFailure(error: StoreError(path: path, reason: "left out: \(first)\(more)"), isRetryable: false)
    }

    private func replaced(_ entries: [PendingUpdates.Entry], _ now: Timestamp) -> WriteFailure? {
        do throws(StoreError) {
            let opening = try rebuild(now: now)
            _ = try save(entries)
            guard case .rebuilt(let aside, let reason) = opening else { return nil }
            let text = "\(reason); it is set aside as \(aside), and a new one is started"
            return WriteFailure(error: StoreError(.corrupt, path: path, reason: text), isRetryable: false)
        } catch {
            return WriteFailure(error: error, isRetryable: error.kind != .corrupt && error.kind != .other)
        }
    }

    private func writeEach(_ entries: [PendingUpdates.Entry], _ first: StoreError) -> WriteFailure? {
        for entry in entries {
            do throws(StoreError) {
                _ = try save([entry])
            } catch  where error.kind != .other {
                return WriteFailure(error: error, isRetryable: true)
            } catch {
                continue
            }
        }
        return WriteFailure(error: first, isRetryable: false)
    }

    /// Writes updates in one transaction, and returns messages about data that could not be stored.
    private func save(_ entries: [PendingUpdates.Entry]) throws(StoreError) -> [String] {
        try write { database in
            let transaction = SaveTransaction(database, receipt: Timestamp(milliseconds: 0))
            for entry in entries {
                transaction.receipt = entry.receipt
                try transaction.apply(entry.update)
            }
            try transaction.finish()
            return transaction.omissions
        }
    }
}

/// The state of writing: the delay before a retry, and the status to report.
struct WriterHealth {
    private var failures = 0
    private var lastStatus: SourceStatus?
    private var lastSuccess: Timestamp?

    /// The delay after a failure; nil if the last write succeeded.
    func retry(_ pace: StoreWriter.Schedule) -> Duration? {
        guard failures > 0 else { return nil }
        return min(pace.lasting * (1 << min(failures, 12)), pace.longestRetry)
    }

    /// Records the result of a write, and returns the status if it has changed.
    mutating func record(_ failure: WriteFailure?, lost: Int, at now: Timestamp) -> SourceStatus? {
        failures = failure?.isRetryable == true ? failures + 1 : 0
        if failure == nil { lastSuccess = now }
        let status = status(failure, lost)
        let isNew = lastStatus?.state != status.state || lastStatus?.reason != status.reason
        lastStatus = status
        return isNew ? status : nil
    }

    private func status(_ failure: WriteFailure?, _ lost: Int) -> SourceStatus {
        let tail = lost > 0 ? "; \(lost) updates overflowed the queue" : ""
        guard let failure else {
            return lost > 0
                ? SourceStatus(MarketStore.name, .partial, lastSuccess: lastSuccess, reason: String(tail.dropFirst(2)))
                : SourceStatus(MarketStore.name, .good, lastSuccess: lastSuccess)
        }
        let text = failure.isRetryable ? "\(failure.error); nothing is stored until that ends" : "\(failure.error)"
        return SourceStatus(
            MarketStore.name, failure.isRetryable ? .failed : .partial, lastSuccess: lastSuccess, reason: text + tail)
    }
}

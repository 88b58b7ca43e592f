import Model

/// Why some updates were not written.
struct WriteFailure {
    let error: StoreError
    /// Whether they are to be tried again.
    let isLasting: Bool
}

extension MarketStore {
    /// Writes updates, and says what went wrong. A damaged file is replaced first; where an update cannot be kept for a
    /// reason of its own, the others are.
    func write(_ entries: [PendingUpdates.Entry], now: Timestamp) -> WriteFailure? {
        do throws(StoreError) {
            return try omission(save(entries))
        } catch {
            switch error.kind {
            case .corrupt: return replaced(entries, now)
            case .other: return writeEach(entries, error)
            default: return WriteFailure(error: error, isLasting: true)
            }
        }
    }

    /// Forgets what is older than it is to be kept, and says what went wrong: it is tried again with the next write.
    func pruning(_ retention: Retention, now: Timestamp) -> WriteFailure? {
        do throws(StoreError) {
            try prune(retention, now: now)
            return nil
        } catch {
            let words = "what is older than it is to be kept could not be removed: \(error.reason)"
            return WriteFailure(error: StoreError(error.kind, path: path, reason: words), isLasting: false)
        }
    }

    /// What could not be kept of updates that were.
    private func omission(_ omissions: [String]) -> WriteFailure? {
        guard let first = omissions.first else { return nil }
        let more = omissions.count > 1 ? " (and \(omissions.count - 1) more)" : ""
        return WriteFailure(error: StoreError(path: path, reason: "left out: \(first)\(more)"), isLasting: false)
    }

    private func replaced(_ entries: [PendingUpdates.Entry], _ now: Timestamp) -> WriteFailure? {
        do throws(StoreError) {
            let opening = try rebuild(now: now)
            _ = try save(entries)
            guard case .rebuilt(let aside, let reason) = opening else { return nil }
            let words = "\(reason); it lies aside as \(aside), and a new one is begun"
            return WriteFailure(error: StoreError(.corrupt, path: path, reason: words), isLasting: false)
        } catch {
            return WriteFailure(error: error, isLasting: error.kind != .corrupt && error.kind != .other)
        }
    }

    private func writeEach(_ entries: [PendingUpdates.Entry], _ first: StoreError) -> WriteFailure? {
        for entry in entries {
            do throws(StoreError) {
                _ = try save([entry])
            } catch  where error.kind != .other {
                return WriteFailure(error: error, isLasting: true)
            } catch {
                continue
            }
        }
        return WriteFailure(error: first, isLasting: false)
    }

    /// Keeps updates, all or nothing, and returns what of them cannot be kept.
    private func save(_ entries: [PendingUpdates.Entry]) throws(StoreError) -> [String] {
        try write { database in
            let saving = Saving(database, receipt: Timestamp(milliseconds: 0))
            for entry in entries {
                saving.receipt = entry.receipt
                try saving.take(entry.update)
            }
            try saving.finish()
            return saving.omissions
        }
    }
}

/// How writing goes: when to try again, and what there is to say.
struct WriterHealth {
    private var failures = 0
    private var told: SourceStatus?
    private var lastSuccess: Timestamp?

    /// How long to wait after a failure; nil where the last write went well.
    func retry(_ pace: StoreWriter.Pace) -> Duration? {
        guard failures > 0 else { return nil }
        return min(pace.lasting * (1 << min(failures, 12)), pace.longestRetry)
    }

    /// Takes what came of a write, and returns the status where that is another.
    mutating func take(_ failure: WriteFailure?, lost: Int, at now: Timestamp) -> SourceStatus? {
        failures = failure?.isLasting == true ? failures + 1 : 0
        if failure == nil { lastSuccess = now }
        let status = status(failure, lost)
        let isNew = told?.state != status.state || told?.reason != status.reason
        told = status
        return isNew ? status : nil
    }

    private func status(_ failure: WriteFailure?, _ lost: Int) -> SourceStatus {
        let left = lost > 0 ? "; \(lost) updates found no room to wait" : ""
        guard let failure else {
            return lost > 0
                ? SourceStatus(MarketStore.name, .partial, lastSuccess: lastSuccess, reason: String(left.dropFirst(2)))
                : SourceStatus(MarketStore.name, .good, lastSuccess: lastSuccess)
        }
        let words = failure.isLasting ? "\(failure.error); nothing is kept until that ends" : "\(failure.error)"
        return SourceStatus(
            MarketStore.name, failure.isLasting ? .failed : .partial, lastSuccess: lastSuccess, reason: words + left)
    }
}

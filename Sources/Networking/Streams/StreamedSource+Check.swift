import Model
import Synchronization

extension StreamedSource {
    /// Opens its connections and listens until a price comes, then reports what was received. A stream that is open but
    /// silent within the limit counts as healthy: shares may not be trading.
    public func check(within limit: Duration, clock: SourceClock = SourceClock()) async -> ServiceCheck {
        let observed = Mutex((status: SourceStatus?.none, quotes: 0))
        let began = clock.elapsed()
        let timeout = SourceError(.timedOut, "no connection within \(limit.inSeconds) s")
        let finished: Void? = try? await clock.within(limit, else: timeout) { [self] () async throws(SourceError) in
            for await update in updates() {
                let isOver = observed.withLock { observed in
                    if let status = update.statuses.last {
                        observed.status = status
                    } else {
                        observed.quotes += update.quoteCount
                    }
                    return observed.quotes > 0 || observed.status?.state == .failed
                }
                if isOver { return }
            }
            // Its updates end only when it is cancelled.
            throw timeout
        }
        let (status, quotes) = observed.withLock(\.self)
        var check = ServiceCheck(status?.name ?? name, address: status?.service?.address ?? "")
        check.bytes = status?.service?.bytes ?? 0
        if finished != nil { check.latency = clock.elapsed() - began }
        switch status?.state {
        case .failed, .partial: check.error = error ?? SourceError(.wrongContent, status?.reason ?? "")
        case .good: (check.responses, check.rows) = (1, quotes)
        default: check.error = timeout
        }
        return check
    }
}

extension MarketUpdate {
    fileprivate var quoteCount: Int {
        switch self {
        case .batch(let updates): updates.map(\.quoteCount).reduce(0, +)
        case .quote: 1
        default: 0
        }
    }
}

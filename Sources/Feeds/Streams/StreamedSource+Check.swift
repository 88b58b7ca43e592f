import Model
import Synchronization

extension StreamedSource {
    /// Opens its connections, listens until a price comes, and says what came. A stream that is open and has nothing to
    /// say by then is well: shares may not trade.
    public func check(within limit: Duration, clock: SourceClock = SourceClock()) async -> ServiceCheck {
        let noted = Mutex((status: SourceStatus?.none, quotes: 0))
        let began = clock.elapsed()
        let late = SourceError(.timedOut, "no connection within \(limit.inSeconds) s")
        let isDone: Void? = try? await clock.within(limit, else: late) { [self] () async throws(SourceError) in
            for await update in updates() {
                let isOver = noted.withLock { noted in
                    if let status = update.statuses.last {
                        noted.status = status
                    } else {
                        noted.quotes += update.quoteCount
                    }
                    return noted.quotes > 0 || noted.status?.state == .failed
                }
                if isOver { return }
            }
        }
        let (status, quotes) = noted.withLock(\.self)
        var check = ServiceCheck(status?.name ?? name, address: status?.service?.address ?? "")
        check.bytes = status?.service?.bytes ?? 0
        if isDone != nil { check.latency = clock.elapsed() - began }
        switch status?.state {
        case .failed, .partial: check.fault = fault ?? SourceError(.wrongContent, status?.reason ?? "")
        case .good: (check.answers, check.rows) = (1, quotes)
        default: check.fault = late
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

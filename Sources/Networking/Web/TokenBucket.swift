/// A token bucket: a burst of requests at once, then a number per second. It is a value; the caller passes in the time.
struct TokenBucket: Hashable, Sendable {
    let perSecond: Double
    let burst: Int
    /// The tokens left; negative while requests wait for future tokens.
    private var tokens: Double
    private var lastUpdate: Duration

    /// Creates a full bucket.
    init(perSecond: Double, burst: Int, now: Duration = .zero) {
        self.perSecond = perSecond
        self.burst = burst
        tokens = Double(burst)
        lastUpdate = now
    }

    /// Takes a token and returns how long to wait until it is available. Earlier callers wait less.
    mutating func consume(at now: Duration) -> Duration {
        tokens = filled(at: now) - 1
        lastUpdate = max(lastUpdate, now)
        return tokens >= 0 ? .zero : .seconds(-tokens / perSecond)
    }

    /// How many tokens are left.
    func left(at now: Duration) -> Int { max(0, Int(filled(at: now) + 1e-9)) }

    private func filled(at now: Duration) -> Double {
        let (seconds, attoseconds) = max(now - lastUpdate, .zero).components
        return min(Double(burst), tokens + (Double(seconds) + Double(attoseconds) / 1e18) * perSecond)
    }
}

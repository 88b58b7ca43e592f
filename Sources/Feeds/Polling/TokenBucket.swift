/// How many requests may be asked: some at once, then so many a second. A value: whoever has a clock says the time.
struct TokenBucket: Hashable, Sendable {
    let perSecond: Double
    let burst: Int
    /// What is left; less than nothing where requests wait for what is to come.
    private var tokens: Double
    private var told: Duration

    /// A full one.
    init(perSecond: Double, burst: Int, now: Duration = .zero) {
        self.perSecond = perSecond
        self.burst = burst
        tokens = Double(burst)
        told = now
    }

    /// Takes one, and says how long to wait until it is there. Who asks first waits less.
    mutating func take(at now: Duration) -> Duration {
        tokens = filled(at: now) - 1
        told = max(told, now)
        return tokens >= 0 ? .zero : .seconds(-tokens / perSecond)
    }

    /// How many are left.
    func left(at now: Duration) -> Int { max(0, Int(filled(at: now) + 1e-9)) }

    private func filled(at now: Duration) -> Double {
        let (seconds, attoseconds) = max(now - told, .zero).components
        return min(Double(burst), tokens + (Double(seconds) + Double(attoseconds) / 1e18) * perSecond)
    }
}

import PTY

extension PseudoTerminal {
    /// Reads until there is no output for a time, and returns the number of bytes and the time of the last ones.
    @discardableResult
    func settle(quiet: Duration) -> (bytes: Int, last: ContinuousClock.Instant?) {
        var bytes = 0
        var last: ContinuousClock.Instant?
        while let arrival = read(within: quiet) {
            bytes += arrival.bytes.count
            last = arrival.time
        }
        return (bytes, last)
    }

    /// Reads for the given time, and returns the number of bytes and of bursts.
    func listen(for span: Duration) -> (bytes: Int, bursts: Int) {
        let end = ContinuousClock.now + span
        var bytes = 0
        var bursts = 0
        var last: ContinuousClock.Instant?
        while ContinuousClock.now < end {
            guard let arrival = read(within: end - ContinuousClock.now) else { continue }
            bytes += arrival.bytes.count
            if last.map({ arrival.time - $0 > .milliseconds(4) }) ?? true { bursts += 1 }
            last = arrival.time
        }
        return (bytes, bursts)
    }
}

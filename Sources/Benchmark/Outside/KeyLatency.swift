import PTY
import Screen

/// The time from a key press to the first and to the last byte of the change on the screen.
struct KeyLatency {
    let program: String
    let arguments: [String]
    let keys: Int
    /// The user's data folder; nil for an empty one.
    var dataHome: String?

    /// The mark of the row under the cursor, which only a key moves.
    private static let mark = Array("▌".utf8)

    /// The lines of the report.
    func measure(_ condition: String) throws -> [Measurement] {
        let running = try RunningProgram(program, arguments, size: Size(200, 60), dataHome: dataHome)
        _ = try FirstFrame.wait(for: running)
        running.terminal.settle(quiet: .milliseconds(200))
        running.terminal.type("g")
        running.terminal.settle(quiet: .milliseconds(50))

        var first: [Double] = []
        var last: [Double] = []
        for number in 0..<keys {
            guard let times = press(number / 5 % 2 == 0 ? "j" : "k", running.terminal) else { continue }
            first.append(times.first)
            last.append(times.last)
        }
        guard !first.isEmpty else { throw BenchmarkError.timedOut("a response to a key") }
        return lines(condition, Sample(first), Sample(last))
    }

    private func lines(_ condition: String, _ first: Sample, _ last: Sample) -> [Measurement] {
        let note = "\(last.count) of \(keys) keys; first byte \(Measurement.text(first.median))"
        return [
            Measurement("key to last byte, \(condition), median", last.median, "ms", budget: 0.8, note: note),
            Measurement("95th percentile", last.percentile(95), "ms", budget: 1.5),
            Measurement("99th percentile", last.percentile(99), "ms", budget: 2),
        ]
    }

    /// The milliseconds to the first byte of the read that contains the mark, and to the last byte before a pause; nil
    /// if no mark arrived.
    private func press(_ key: String, _ terminal: PseudoTerminal) -> (first: Double, last: Double)? {
        terminal.settle(quiet: .milliseconds(3))
        let start = ContinuousClock.now
        terminal.type(key)
        var first: ContinuousClock.Instant?
        var last = start
        var seen: [UInt8] = []
        while let arrival = terminal.read(within: first == nil ? .milliseconds(250) : .milliseconds(2)) {
            seen += arrival.bytes
            if first == nil, seen.contains(KeyLatency.mark) { first = arrival.time }
            last = arrival.time
        }
        return first.map { (($0 - start) / .milliseconds(1), (last - start) / .milliseconds(1)) }
    }
}

import PTY
import Screen

/// The time from the start of the process to the last byte of its first frame.
struct FirstFrame {
    let program: String
    let runs: Int
    /// A label of the store it is started on, and the user's data folder that contains the store.
    var origin = ""
    var dataHome: String?

    /// The length of the pause that ends a frame.
    static let gap = Duration.milliseconds(5)
    /// The text at the end of the last row, which is written last: of the hints, or of the welcome.
    static let finalTexts = ["quit", "date to replay"].map { Array($0.utf8) }

    /// The lines of the report: times over all runs, and the size of a first frame.
    func measure() throws -> [Measurement] {
        var times: [Double] = []
        var bytes: [Double] = []
        for _ in 0..<runs {
            let running = try RunningProgram(program, [], size: Size(200, 60), dataHome: dataHome)
            let frame = try FirstFrame.wait(for: running)
            times.append((frame.end - running.start) / .milliseconds(1))
            bytes.append(Double(frame.bytes))
        }
        let sample = Sample(times)
        let note = "\(runs) runs, min \(Measurement.text(sample.minimum))"
        return [
            Measurement("first frame\(origin)", sample.median, "ms", budget: 15, note: "median of \(note)"),
            Measurement("first frame\(origin), 95th percentile", sample.percentile(95), "ms", budget: 25),
            Measurement("bytes of the first frame\(origin)", Sample(bytes).median, "B"),
        ]
    }

    /// Waits for the first frame of a program. Returns the time at which its last text arrived, and the number of bytes
    /// up to a pause. The text comes before everything that is loaded after the first frame.
    static func wait(for running: RunningProgram) throws(BenchmarkError) -> (end: ContinuousClock.Instant, bytes: Int) {
        var seen: [UInt8] = []
        var arrivals: [(end: Int, time: ContinuousClock.Instant)] = []
        while let first = running.terminal.read(within: .seconds(5)) {
            var next: PseudoTerminal.Arrival? = first
            while let arrival = next {
                seen += arrival.bytes
                arrivals.append((seen.count, arrival.time))
                next = running.terminal.read(within: gap)
            }
            // The text is searched for only in pauses: otherwise the program would wait for its output to be read.
            let ends = finalTexts.compactMap { seen.firstRange(of: $0)?.upperBound }
            if let end = ends.min(), let last = arrivals.first(where: { $0.end >= end }) {
                return (last.time, seen.count)
            }
        }
        throw .timedOut("the first frame")
    }
}

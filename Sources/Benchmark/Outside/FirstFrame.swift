import Screen

/// From the start of the process to the last byte of its first frame.
struct FirstFrame {
    let program: String
    let runs: Int
    /// What is started from, in words, and the user's data folder that it lies in.
    var origin = ""
    var dataHome: String?

    /// A pause this long ends a frame.
    static let gap = Duration.milliseconds(5)
    /// What stands at the end of the last row, and so comes last: of the hints, or of the welcome.
    static let lastWords = ["quit", "date to replay"].map { Array($0.utf8) }

    /// The times of all runs, and the bytes of a first frame.
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
        let note = "\(runs) runs, least \(Measurement.text(sample.least))"
        return [
            Measurement("first frame\(origin)", sample.median, "ms", budget: 15, note: "median of \(note)"),
            Measurement("first frame\(origin), 95 of 100", sample.percentile(95), "ms", budget: 25),
            Measurement("bytes of the first frame\(origin)", Sample(bytes).median, "B"),
        ]
    }

    /// Waits for the first frame of a program and returns when its last word came, and how many bytes came until a pause.
    /// What is loaded behind the first frame comes after that word.
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
            // It is looked for in pauses only: meanwhile the program would wait for what it writes to be read.
            let ends = lastWords.compactMap { seen.firstRange(of: $0)?.upperBound }
            if let end = ends.min(), let last = arrivals.first(where: { $0.end >= end }) {
                return (last.time, seen.count)
            }
        }
        throw .neverCame("the first frame")
    }
}

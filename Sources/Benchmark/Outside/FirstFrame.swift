import Screen

/// From the start of the process to the last byte of its first frame.
struct FirstFrame {
    let program: String
    let runs: Int

    /// A pause this long ends a frame.
    static let gap = Duration.milliseconds(5)
    /// What stands at the end of the last row, and so comes last: of the hints, or of the welcome.
    static let lastWords = ["quit", "date to replay"].map { Array($0.utf8) }

    /// The times of all runs, and the bytes of a first frame.
    func measure() throws -> [Measurement] {
        var times: [Double] = []
        var bytes: [Double] = []
        for _ in 0..<runs {
            let running = try RunningProgram(program, [], size: Size(200, 60))
            let frame = try FirstFrame.wait(for: running)
            times.append((frame.end - running.start) / .milliseconds(1))
            bytes.append(Double(frame.bytes))
        }
        let sample = Sample(times)
        let note = "\(runs) runs, least \(Measurement.text(sample.least))"
        return [
            Measurement("first frame", sample.median, "ms", budget: 15, note: "median of \(note)"),
            Measurement("first frame, 95 of 100", sample.percentile(95), "ms", budget: 25),
            Measurement("bytes of the first frame", Sample(bytes).median, "B"),
        ]
    }

    /// Waits for the first frame of a program and returns when its last word came, and how many bytes came until a pause.
    /// What is loaded behind the first frame comes after that word.
    static func wait(for running: RunningProgram) throws(BenchmarkError) -> (end: ContinuousClock.Instant, bytes: Int) {
        var seen: [UInt8] = []
        var end: ContinuousClock.Instant?
        var isWhole = false
        while true {
            // The last word is looked for in what came last: a search of everything would be measured too.
            isWhole = isWhole || lastWords.contains { seen.suffix(8192).contains($0) }
            guard let arrival = running.terminal.read(within: isWhole ? gap : .seconds(5)) else {
                guard isWhole, let end else { throw .neverCame("the first frame") }
                return (end, seen.count)
            }
            seen += arrival.bytes
            if !isWhole { end = arrival.time }
        }
    }
}

import PTY
import Screen

/// The cost of the program without user input: memory, processor time, bytes written.
struct IdleCost {
    let program: String
    let span: Duration

    /// Without moving figures: offline with the tables alone, and with its sources as far as they can be reached.
    func measureIdle() throws -> [Measurement] {
        try measureIdle("offline", ["--offline"]) + measureIdle("with its sources", [])
    }

    /// Measures after the first frame and everything that is loaded after it.
    private func measureIdle(_ mode: String, _ arguments: [String]) throws -> [Measurement] {
        let running = try RunningProgram(program, arguments, size: Size(200, 60))
        _ = try FirstFrame.wait(for: running)
        running.terminal.settle(quiet: .seconds(1))
        let meter = ProcessMeter(id: running.id)
        let (share, output) = watch(running)
        let memory = meter.residentMB
        let peak = "peak \(Measurement.text(meter.peakMB)), anonymous \(Measurement.text(meter.anonymousMB))"
        return [
            Measurement("resident memory, \(mode)", memory, "MB", budget: 20, note: peak),
            Measurement("processor, \(mode)", share, "% of a core", budget: 0.05, note: "over \(span)"),
            Measurement("bytes written, \(mode)", Double(output.bytes), "B", note: "the clock's cells only"),
        ]
    }

    /// Measures during a replay that changes every price each second: it shows a session in four steps.
    func measureReplay() throws -> [Measurement] {
        let arguments = ["replay", "--from", "2023-01-03", "--speed", "0.25"]
        let running = try RunningProgram(program, arguments, size: Size(200, 60))
        _ = try FirstFrame.wait(for: running)
        running.terminal.settle(quiet: .milliseconds(100))
        let (share, output) = watch(running)
        let seconds = span / .seconds(1)
        return [
            Measurement(
                "processor, every price moving each second", share, "% of a core", budget: 0.6,
                note: "replay of 25 instruments over \(span)"),
            Measurement("bytes a second", Double(output.bytes) / seconds, "B", note: "\(output.bursts) frames"),
            Measurement("resident memory after it", ProcessMeter(id: running.id).residentMB, "MB", budget: 20),
        ]
    }

    private func watch(_ running: RunningProgram) -> (share: Double?, output: (bytes: Int, bursts: Int)) {
        let meter = ProcessMeter(id: running.id)
        let before = meter.processorSeconds
        let output = running.terminal.listen(for: span)
        guard let before, let after = meter.processorSeconds else { return (nil, output) }
        return ((after - before) / (span / .seconds(1)) * 100, output)
    }
}

import Screen

/// What the program costs while nobody touches it: memory, processor time, bytes.
struct Rest {
    let program: String
    let span: Duration

    /// With nothing moving: on the tables alone, and as it is started, asking sources as far as they can be reached.
    func measureIdle() throws -> [Measurement] {
        try measureIdle("offline", ["--offline"]) + measureIdle("with its sources", [])
    }

    /// After the first frame and all that loads behind it.
    private func measureIdle(_ way: String, _ arguments: [String]) throws -> [Measurement] {
        let running = try RunningProgram(program, arguments, size: Size(200, 60))
        _ = try FirstFrame.wait(for: running)
        running.terminal.settle(quiet: .seconds(1))
        let meter = ProcessMeter(id: running.id)
        let (share, heard) = watch(running)
        let memory = meter.residentMB
        let peak = "peak \(Measurement.text(meter.peakMB)), its own \(Measurement.text(meter.anonymousMB))"
        return [
            Measurement("resident memory, \(way)", memory, "MB", budget: 20, note: peak),
            Measurement("processor, \(way)", share, "% of a core", budget: 0.05, note: "over \(span)"),
            Measurement("bytes written, \(way)", Double(heard.bytes), "B", note: "the clock's cells only"),
        ]
    }

    /// While a replay brings every price anew each second.
    func measureReplay() throws -> [Measurement] {
        let arguments = ["replay", "--from", "2023-01-03", "--speed", "1"]
        let running = try RunningProgram(program, arguments, size: Size(200, 60))
        _ = try FirstFrame.wait(for: running)
        running.terminal.settle(quiet: .milliseconds(100))
        let (share, heard) = watch(running)
        let seconds = span / .seconds(1)
        return [
            Measurement(
                "processor, every price moving each second", share, "% of a core", budget: 0.6,
                note: "replay of 25 instruments over \(span)"),
            Measurement("bytes a second", Double(heard.bytes) / seconds, "B", note: "\(heard.bursts) frames"),
            Measurement("resident memory after it", ProcessMeter(id: running.id).residentMB, "MB", budget: 20),
        ]
    }

    private func watch(_ running: RunningProgram) -> (share: Double?, heard: (bytes: Int, bursts: Int)) {
        let meter = ProcessMeter(id: running.id)
        let before = meter.processorSeconds
        let heard = running.terminal.listen(for: span)
        guard let before, let after = meter.processorSeconds else { return (nil, heard) }
        return ((after - before) / (span / .seconds(1)) * 100, heard)
    }
}

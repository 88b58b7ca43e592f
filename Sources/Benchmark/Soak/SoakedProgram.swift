import PTY
import Screen

/// A program in a pseudo-terminal during a soak, with the figures of each minute.
final class SoakedProgram {
    /// What it is called in the report.
    let name: String
    private(set) var samples: [SoakSample] = []
    private let running: RunningProgram
    private let meter: ProcessMeter
    private let actions: [SoakScript.Action]
    private var bytes = 0
    private var lastProcessor: Double?

    init(
        _ name: String, _ program: String, _ arguments: [String], dataHome: String? = nil, isReplay: Bool = false
    ) throws(BenchmarkError) {
        self.name = name
        running = try RunningProgram(program, arguments, size: Size(200, 60), dataHome: dataHome)
        meter = ProcessMeter(id: running.id)
        actions = SoakScript.actions(isReplay: isReplay)
        _ = try FirstFrame.wait(for: running)
        lastProcessor = meter.processorSeconds
    }

    /// The number of actions of a minute.
    var actionCount: Int { actions.count }

    /// Does an action of the minute.
    func act(_ number: Int) {
        switch actions[number] {
        case .type(let keys): running.terminal.type(keys)
        case .resize(let columns, let rows): running.terminal.resize(columns: columns, rows: rows)
        }
    }

    /// Reads what the program writes within a time.
    func read(within limit: Duration) {
        if let arrival = running.terminal.read(within: limit) { bytes += arrival.bytes.count }
    }

    /// Takes the figures of a minute; throws if the program has ended.
    func sample(_ minute: Int, of span: Duration) throws(BenchmarkError) {
        guard let processor = meter.processorSeconds, let resident = meter.residentMB,
            let anonymous = meter.anonymousMB, let peak = meter.peakMB, let handles = meter.handles,
            let threads = meter.threads
        else { throw .timedOut("the figures of \(name): it has ended, or the system does not have them") }
        let share = (processor - (lastProcessor ?? processor)) / (span / .seconds(1)) * 100
        let sample = SoakSample(
            minute: minute, processor: share, resident: resident, anonymous: anonymous, peak: peak, handles: handles,
            threads: threads, bytes: bytes)
        samples.append(sample)
        (lastProcessor, bytes) = (processor, 0)
        let figures = zip(SoakSample.header, sample.cells).map { "\($0) \($1)" }.joined(separator: ", ")
        Output.printProgress("  \(name): \(figures)")
    }

    /// The figures of all minutes as a table.
    var table: String {
        let rows = [SoakSample.header] + samples.map(\.cells)
        let widths = SoakSample.header.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        let lines = rows.map { row in
            zip(row, widths).map { cell, width in String(repeating: " ", count: width - cell.count) + cell }
                .joined(separator: "  ")
        }
        return ([name] + lines).joined(separator: "\n") + "\n"
    }
}

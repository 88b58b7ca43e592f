/// The figures of a program after a minute of a soak.
struct SoakSample: Sendable {
    /// The minute, 1 for the first.
    let minute: Int
    /// The share of a core during the minute, in percent.
    let processor: Double
    /// Resident memory, its part that is not backed by files, and its maximum so far, in megabytes.
    let resident, anonymous, peak: Double
    /// The numbers of open file handles and of threads.
    let handles, threads: Int
    /// The bytes written to the terminal during the minute.
    let bytes: Int

    static let header = ["minute", "cpu %", "RSS MB", "anon MB", "peak MB", "handles", "threads", "KB written"]

    /// The figures as cells of a table.
    var cells: [String] {
        [
            "\(minute)", Measurement.text(processor), Measurement.text(resident), Measurement.text(anonymous),
            Measurement.text(peak), "\(handles)", "\(threads)", Measurement.text(Double(bytes) / 1000),
        ]
    }
}

/// Whether figures stay flat after the warm-up, which is the first third of a soak.
struct SoakTrend {
    private let samples: [SoakSample]

    /// - Parameter all: the samples of a soak, the warm-up included.
    init(_ all: [SoakSample]) { samples = Array(all.dropFirst(all.count / 3)) }

    /// By how much a figure grows from the first to the last sample along the line that fits best (least squares).
    func growth(_ figure: (SoakSample) -> Double) -> Double {
        let count = Double(samples.count)
        guard count > 1 else { return 0 }
        let middle = (count - 1) / 2, mean = samples.reduce(0) { $0 + figure($1) } / count
        var products = 0.0, squares = 0.0
        for (index, sample) in samples.enumerated() {
            let distance = Double(index) - middle
            products += distance * (figure(sample) - mean)
            squares += distance * distance
        }
        return products / squares * (count - 1)
    }

    /// The lines of the report on a program: each growth with the most that is still flat.
    func measurements(of name: String) -> [Measurement] {
        guard let first = samples.first, let last = samples.last else { return [] }
        let minutes = "minutes \(first.minute) to \(last.minute)"
        let processor = samples.reduce(0) { $0 + $1.processor } / Double(samples.count)
        func note(_ figure: (SoakSample) -> Double) -> String {
            let values = samples.map(figure)
            return "\(minutes): \(Measurement.text(values.min())) to \(Measurement.text(values.max()))"
        }
        return [
            Measurement(
                "\(name): growth of memory", growth(\.resident), "MB", budget: 1.5, note: note(\.resident)),
            Measurement(
                "\(name): growth of memory without files", growth(\.anonymous), "MB", budget: 1.5,
                note: note(\.anonymous)),
            Measurement(
                "\(name): growth of open handles", growth { Double($0.handles) }, "", budget: 2,
                note: note { Double($0.handles) }),
            Measurement(
                "\(name): growth of threads", growth { Double($0.threads) }, "", budget: 1,
                note: note { Double($0.threads) }),
            Measurement(
                "\(name): growth of processor time", growth(\.processor), "% of a core",
                budget: max(0.3, processor / 4), note: note(\.processor)),
        ]
    }
}

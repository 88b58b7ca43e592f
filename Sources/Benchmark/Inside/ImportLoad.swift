import Model
import Store

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The import of many histories from files, as people have them, and the commands that read the store afterwards.
struct ImportLoad {
    /// The program that is measured.
    let program: String
    /// The number of made-up symbols, and of measured starts.
    let symbols, runs: Int
    /// Twenty years of sessions.
    private let sessions = 4940

    /// The lines of the report.
    func measure() throws -> [Measurement] {
        let scratch = try ScratchFolder()
        let files = try (0..<symbols).map { number in try write(number, into: scratch) }
        let configuration = try scratch.write(
            "config.toml", ["[watch-lists]\n", "made = [\"\(symbol(0))\", \"\(symbol(1))\"]\n"])
        let command = MeasuredCommand(program: program, dataHome: scratch.root)
        let imported = try command.run(["import"] + files)
        guard imported.status == 0 else { throw BenchmarkError.system("import", code: imported.status) }
        let isFull = symbols >= 1700
        let note =
            "\(symbols) files of \(sessions) sessions, \(Measurement.text(scratch.megabytes("ballast"))) MB stored"
        scratch.settle()
        let keys = KeyLatency(program: program, arguments: ["--offline"], keys: runs * 4, dataHome: scratch.root)
        let frames = try FirstFrame(program: program, runs: runs, origin: " from it", dataHome: scratch.root).measure()
        return try [
            Measurement(
                "import of \(symbols) histories", imported.seconds, "s", budget: isFull ? 20 : nil, note: note),
            Measurement("its peak memory", imported.peakMB, "MB", budget: 200),
            median(command, "snapshot from it", ["snapshot"], budget: 300),
            median(
                command, "snapshot as JSON of the watch lists",
                ["snapshot", "--format", "json", "--config", configuration], budget: 500),
        ] + frames + keys.measure("from it")
    }

    private func median(
        _ command: MeasuredCommand, _ name: String, _ arguments: [String], budget: Double
    ) throws -> Measurement {
        var times: [Double] = [], peak = 0.0
        for _ in 0..<max(5, runs / 5) {
            let run = try command.run(arguments)
            guard run.status == 0 else { throw BenchmarkError.system(name, code: run.status) }
            times.append(run.seconds * 1000)
            peak = max(peak, run.peakMB)
        }
        let note = "median of \(times.count), \(Measurement.text(peak)) MB at most"
        return Measurement(name, Sample(times).median, "ms", budget: budget, note: note)
    }

    private func symbol(_ number: Int) -> String { "ZZ\(number)" }

    /// Writes a table in the columns of Yahoo, with the symbol in each row; returns its path.
    private func write(_ number: Int, into scratch: ScratchFolder) throws -> String {
        let name = symbol(number)
        let first = SyntheticMarket.day - sessions * 7 / 5
        var rows = ["Symbol,Date,Open,High,Low,Close,Adj Close,Volume\n"]
        rows.reserveCapacity(sessions + 1)
        for index in 0..<sessions {
            let cents = 10_000 + (number * 7 + index * 13) % 4000
            let prices = [cents - 25, cents + 100, cents - 100, cents, cents * 4 / 5]
                .map { "\($0 / 100).\(($0 % 100) / 10)\($0 % 10)5000" }
            rows.append(
                "\(name),\(first + (index / 5 * 7 + index % 5)),\(prices.joined(separator: ",")),\(cents * 97)\n")
        }
        return try scratch.write("\(name).csv", rows)
    }
}

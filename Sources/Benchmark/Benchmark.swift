import Feeds
import Model

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Measures the program against its budgets and prints one table.
@main
struct Benchmark {
    let options: Options

    static func main() async {
        // As the program does: of a heap of its own no thread gives the end back, however much it was for a moment.
        Heap.shareAmongThreads()
        do {
            guard let options = try Options(CommandLine.arguments) else { return print(Options.help) }
            if options.serves {
                let market = try Benchmark(options: options).market()
                return try await Serving(rate: options.rate, market: market).run()
            }
            let report = try await Benchmark(options: options).run()
            print(report.text)
            print(report.holds ? "Every budget holds." : "Not every budget holds.")
        } catch {
            say("ballast-bench: \(error)")
            if case BenchmarkError.usage = error { exit(2) }
            exit(1)
        }
    }

    private func run() async throws -> Report {
        var report = Report()
        for topic in Topic.allCases where options.only.map({ $0 == topic }) ?? true {
            Benchmark.say("measuring: \(topic.heading)")
            report.add(topic.heading, try await measure(topic))
        }
        return report
    }

    private func measure(_ topic: Topic) async throws -> [Measurement] {
        switch topic {
        case .start: try FirstFrame(program: options.program, runs: options.quick ? 15 : 50).measure()
        case .keys: try measureKeys()
        case .rest: try Rest(program: options.program, span: .seconds(options.quick ? 10 : 60)).measureIdle()
        case .replay: try Rest(program: options.program, span: .seconds(options.quick ? 10 : 30)).measureReplay()
        case .frames: FrameCost(market: try market(), frames: options.quick ? 200 : 1000).measure()
        case .flood: await QuoteFlood(seconds: options.quick ? 5 : 20).measure()
        case .thesis: try ThesisLoad(seconds: options.quick ? 10 : 60).measure()
        case .market:
            try await MarketLoad(seconds: options.minutes.map { $0 * 60 } ?? (options.quick ? 180 : 600)).measure()
        case .store:
            try await StoreLoad(
                program: options.program, data: options.data, instruments: options.quick ? 200 : 2000,
                runs: options.quick ? 20 : 50
            ).measure()
        }
    }

    private func measureKeys() throws -> [Measurement] {
        let keys = options.quick ? 100 : 400
        let still = KeyLatency(program: options.program, arguments: [], keys: keys)
        let replay = ["replay", "--from", "2023-01-03", "--speed", "10"]
        let moving = KeyLatency(program: options.program, arguments: replay, keys: keys)
        return try still.measure("still") + moving.measure("moving")
    }

    private func market() throws(BenchmarkError) -> Market {
        do {
            return BundledTables(try DataFolder(options.data)).firstStage().market
        } catch {
            throw .noData("\(error)")
        }
    }

    /// Tells how far it is, aside from the table.
    static func say(_ words: String) { write("\(words)\n", to: STDERR_FILENO) }

    /// Writes at once, also where nobody looks on.
    static func write(_ text: String, to descriptor: Int32) {
        let bytes = Array(text.utf8)
        #if canImport(Glibc)
            _ = Glibc.write(descriptor, bytes, bytes.count)
        #else
            _ = Darwin.write(descriptor, bytes, bytes.count)
        #endif
    }
}

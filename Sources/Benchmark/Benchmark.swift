import Desk
import Model
import Networking
import Playback

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
        // As in the program: threads share one heap, because the memory of a thread's own heap is not returned after a
        // peak.
        Heap.shareAmongThreads()
        do {
            guard let options = try Options(CommandLine.arguments) else { return print(Options.help) }
            if options.serves {
                let market = try Benchmark(options: options).market()
                return try await LoopbackServer(rate: options.rate, market: market).run()
            }
            if let text = options.collects, let address = NATSAddress(text) {
                return await DeskCollector(
                    address: address, clock: DeskClock(since: options.since), isAtOnce: options.isAtOnce
                ).run()
            }
            let report = try await Benchmark(options: options).run()
            print(report.text)
            print(report.isWithinBudget ? "Every budget is met." : "Not every budget is met.")
            if options.only == .soak, !report.isWithinBudget { exit(1) }
        } catch {
            Output.printProgress("ballast-bench: \(error)")
            if case BenchmarkError.usage = error { exit(2) }
            exit(1)
        }
    }

    private func run() async throws -> Report {
        var report = Report()
        for topic in options.only.map({ [$0] }) ?? Topic.standard {
            Output.printProgress("measuring: \(topic.heading)")
            report.add(topic.heading, try await measure(topic))
        }
        return report
    }

    private func measure(_ topic: Topic) async throws -> [Measurement] {
        switch topic {
        case .start: try FirstFrame(program: options.program, runs: options.quick ? 15 : 50).measure()
        case .keys: try measureKeys()
        case .rest: try IdleCost(program: options.program, span: .seconds(options.quick ? 10 : 60)).measureIdle()
        case .replay: try IdleCost(program: options.program, span: .seconds(options.quick ? 10 : 30)).measureReplay()
        case .frames: FrameCost(market: try market(), frames: options.quick ? 200 : 1000).measure()
        case .flood: await QuoteFlood(seconds: options.quick ? 5 : 20).measure()
        case .thesis: try ThesisLoad(seconds: options.quick ? 10 : 60).measure()
        case .desk:
            try await DeskLoad(program: CommandLine.arguments[0], seconds: options.quick ? 10 : 30).measure()
        case .market:
            try await MarketLoad(seconds: options.minutes.map { $0 * 60 } ?? (options.quick ? 180 : 600)).measure()
        case .soak:
            try await Soak(
                program: options.program, data: options.data, minutes: options.minutes ?? 60, market: try market()
            ).measure()
        case .store:
            try await StoreLoad(
                program: options.program, data: options.data, instruments: options.quick ? 200 : 2000,
                runs: options.quick ? 20 : 50
            ).measure()
                + ImportLoad(
                    program: options.program, symbols: options.quick ? 200 : 1700, runs: options.quick ? 20 : 50
                ).measure()
        }
    }

    private func measureKeys() throws -> [Measurement] {
        let keys = options.quick ? 100 : 400
        let still = KeyLatency(program: options.program, arguments: ["--offline"], keys: keys)
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
}

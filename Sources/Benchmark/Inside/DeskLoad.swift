import Desk
import Model
import Networking
import Screen

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A desk on loopback: a real server, a collector in a process of its own, and dashboards without a screen in this one.
struct DeskLoad {
    /// This program, which is also the collector.
    let program: String
    let seconds: Int

    private static let sizes = [1, 20, 200]
    private static let folders = ["/usr/sbin", "/usr/bin", "/usr/local/bin", "/usr/local/sbin", "/opt/homebrew/bin"]

    /// What was measured with a number of dashboards.
    private struct Result {
        let readers: Int
        let isAtOnce: Bool
        let delays: DelayCount
        let collectorShare: Double?
        let collectorMB: Double?
        let serverShare: Double?
        let readerShare: Double
        let bytesASecond: Double
        let faults: (disorder: Int, failures: Int)
        let unpriced: Int
    }

    /// The lines of the report.
    func measure() async throws -> [Measurement] {
        let paths: [String] = DeskLoad.folders.map { $0 + "/nats-server" }
        guard let server = paths.first(where: { access($0, X_OK) == 0 }) else {
            throw BenchmarkError.noData("nats-server is not installed: apt-get install nats-server")
        }
        let results = try await results(DeskLoad.sizes, by: server, atOnce: false)
        // The hardest that can happen: each price waits for those before it, in this one machine's two processors.
        let atOnce = try await self.results(DeskLoad.sizes.suffix(1), by: server, atOnce: true)
        return (results + atOnce).flatMap(lines) + growth(results)
    }

    /// Measures numbers of dashboards, with a server and a collector of their own.
    ///
    /// - Parameter isAtOnce: whether all prices move at one moment; otherwise each at its own.
    private func results(_ sizes: [Int], by server: String, atOnce isAtOnce: Bool) async throws -> [Result] {
        let port = 20_000 + Int.random(in: 0..<20_000)
        guard let address = NATSAddress("nats://127.0.0.1:\(port)") else { throw BenchmarkError.usage("no address") }
        let clock = DeskClock(since: SourceClock.now().milliseconds)
        let broker = try RunningProgram(
            server, ["-a", "127.0.0.1", "-p", "\(port)", "-l", "/dev/null"], size: Size(80, 24))
        let collector = try RunningProgram(
            program,
            ["--collect", "nats://127.0.0.1:\(port)", "--since", "\(clock.since)"] + (isAtOnce ? ["--at-once"] : []),
            size: Size(80, 24))
        defer {
            collector.end()
            broker.end()
        }
        var results: [Result] = []
        for count in sizes {
            Output.printProgress("  \(count) dashboards\(isAtOnce ? ", all prices at one moment" : "")")
            results.append(try await measure(count, isAtOnce, address, clock, broker, collector))
        }
        return results
    }

    private func measure(
        _ count: Int, _ isAtOnce: Bool, _ address: NATSAddress, _ clock: DeskClock, _ broker: RunningProgram,
        _ collector: RunningProgram
    ) async throws -> Result {
        let client = NATSClient()
        let readers = (0..<count).map { _ in DeskReader(address, client: client, clock: clock) }
        let tasks = readers.map { reader in Task.detached { await reader.run() } }
        defer { for task in tasks { task.cancel() } }
        let deadline = ContinuousClock.now + .seconds(60)
        while !readers.allSatisfy({ $0.isFollowing && $0.priced == DeskCollector.instruments }) {
            guard ContinuousClock.now < deadline else { throw BenchmarkError.timedOut("\(count) dashboards to follow") }
            try await Task.sleep(for: .milliseconds(50))
        }
        try await Task.sleep(for: .seconds(2))
        // The first of them may have waited for the collector.
        for reader in readers { (_, _) = (reader.drainDelays(), reader.drainFaults()) }
        let meters = [collector.id, broker.id].map(ProcessMeter.init(id:))
        let before = meters.map(\.processorSeconds), own = ProcessorClock.process, start = ContinuousClock.now
        let bytes = readers.map(\.bytes).reduce(0, +)
        try await Task.sleep(for: .seconds(seconds))
        let passed = (ContinuousClock.now - start) / .seconds(1)
        let shares = zip(meters, before).map { meter, before in
            before.flatMap { before in meter.processorSeconds.map { ($0 - before) / passed * 100 } }
        }
        return Result(
            readers: count, isAtOnce: isAtOnce, delays: readers.map { $0.drainDelays() }.reduce(DelayCount(), +),
            collectorShare: shares[0], collectorMB: meters[0].residentMB, serverShare: shares[1],
            readerShare: (ProcessorClock.process - own) / passed * 100,
            bytesASecond: Double(readers.map(\.bytes).reduce(0, +) - bytes) / passed / Double(count),
            faults: readers.map { $0.drainFaults() }.reduce((0, 0)) { ($0.0 + $1.disorder, $0.1 + $1.failures) },
            unpriced: readers.count { $0.priced != DeskCollector.instruments })
    }

    private func lines(_ result: Result) -> [Measurement] {
        let dashboards = NumberText.count(result.readers, "dashboard")
        let name = dashboards + (result.isAtOnce ? ", all prices at one moment" : "")
        let expected = DeskCollector.instruments * 2 * seconds * result.readers
        return [
            Measurement(
                "\(name): from a price to the dashboard's market, p99", result.delays.percentile(99), "ms",
                budget: result.isAtOnce ? nil : 50,
                note: "p50 \(Measurement.text(result.delays.percentile(50)))"),
            Measurement(
                "\(name): the collector's processor", result.collectorShare, "% of a core", budget: 50,
                note: "the server's \(Measurement.text(result.serverShare)), "
                    + "all dashboards' \(Measurement.text(result.readerShare))"),
            Measurement("\(name): the collector's memory", result.collectorMB, "MB"),
            Measurement("\(name): received by each", result.bytesASecond / 1000, "KB/s"),
            Measurement(
                "\(name): prices out of order, failures, missing instruments",
                Double(result.faults.disorder + result.faults.failures + result.unpriced), "", budget: 0.5,
                note: "\(NumberText.count(result.delays.total)) of \(NumberText.count(expected)) prices"),
        ]
    }

    private func growth(_ results: [Result]) -> [Measurement] {
        let (some, many) = (results[1], results[2])
        return [
            Measurement(
                "from 20 to 200: the collector's processor",
                some.collectorShare.flatMap { few in many.collectorShare.map { $0 / few } }, "times"),
            Measurement(
                "from 20 to 200: the collector's memory",
                some.collectorMB.flatMap { few in many.collectorMB.map { $0 / few } }, "times"),
        ]
    }
}

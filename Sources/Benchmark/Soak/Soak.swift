import LoopbackMarket
import Model
import Networking

/// Hours of a market in less time: the live program on services on loopback that fail in every way, with quotes eight
/// times as often as usual and polls as often as the configuration allows, and a replay of minute bars at eight times
/// their speed. Keys, resizes and themes go to both; memory, processor time, handles and threads must stay flat.
struct Soak {
    let program: String
    let data: String
    let minutes: Int
    /// The bundled market, whose prices are continued.
    let market: Market

    /// How much faster than a real market.
    private static let speed = 8
    /// The quotes a second of the stream: of 25 instruments, each second, times the speed.
    private static let rate = 25 * speed
    private static let minute = Duration.seconds(60)
    /// The end of each minute is without failures and keys, so that the figures are those of a program at rest.
    private static let rest = Duration.seconds(12)

    /// The lines of the report. Prints the figures of each minute before.
    func measure() async throws -> [Measurement] {
        let folder = try ScratchFolder(), loopback = loopbackMarket()
        try await loopback.start()
        let settings = try folder.write("config.toml", [Soak.often(loopback.configuration(publications: true))])
        let programs = [
            try SoakedProgram(
                "live", program,
                ["--config", settings, "--data", data, "--record", folder.path("recording")], dataHome: folder.root),
            try SoakedProgram(
                "replay", program,
                ["replay", "--minutes", "--speed", "\(Double(Soak.speed) / 60)", "--data", data], isReplay: true),
        ]
        var failures = InjectedFailure.allCases[...]
        let start = ContinuousClock.now
        for minute in 1...minutes {
            if failures.isEmpty { failures = InjectedFailure.allCases[...] }
            let failure = failures.removeFirst()
            Output.printProgress("minute \(minute) of \(minutes), failure: \(failure.rawValue)")
            try run(programs, loopback, failure, until: start + Soak.minute * minute, minute)
        }
        for program in programs { print(program.table) }
        let lines = programs.flatMap { SoakTrend($0.samples).measurements(of: $0.name) }
        try await loopback.stop()
        let counts = loopback.counts
        folder.removeFolder("ballast")
        folder.remove("recording")
        return lines + [
            Measurement("requests served", Double(counts.requests), ""),
            Measurement("prices streamed", Double(counts.prices), ""),
        ]
    }

    /// A minute: the failure in its first half, the actions one after the other, then a rest, and the figures.
    private func run(
        _ programs: [SoakedProgram], _ loopback: LoopbackMarket, _ failure: InjectedFailure,
        until end: ContinuousClock.Instant, _ minute: Int
    ) throws {
        let start = ContinuousClock.now, acting = end - start - Soak.rest
        loopback.failure = failure
        var done = 0
        while case let passed = ContinuousClock.now - start, start + passed < end {
            if passed > Soak.minute / 2 { loopback.failure = nil }
            let most = programs.map(\.actionCount).max() ?? 0
            while done < most, passed > acting * (Double(done) / Double(most)) {
                for program in programs where done < program.actionCount { program.act(done) }
                done += 1
            }
            for program in programs { program.read(within: .milliseconds(20)) }
        }
        for program in programs { try program.sample(minute, of: ContinuousClock.now - start) }
    }

    private func loopbackMarket() -> LoopbackMarket {
        let names = YahooNames.all
        let histories = market.listings.map { ($0.instrument.symbol, $0.series) }
        let prices = LoopbackPrices(histories.map(\.0), after: Dictionary(uniqueKeysWithValues: histories))
        return LoopbackMarket(prices, rate: Soak.rate, now: SourceClock.now, names: { names[$0] ?? Symbol($0) })
    }

    /// A configuration with the shortest intervals that it may have.
    private static func often(_ configuration: String) -> String {
        let settings = [
            "yahoo": "quotes = \"10 s\"\nhistory = \"1 min\"", "treasury": "interval = \"10 min\"",
            "edgar": "filings = \"1 min\"", "wires": "interval = \"5 min\"",
        ]
        return settings.reduce(configuration) { text, setting in
            text.replacing("[sources.\(setting.key)]\n", with: "[sources.\(setting.key)]\n\(setting.value)\n")
        }
    }
}

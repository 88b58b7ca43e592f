import Dashboard
import LoopbackMarket
import Model
import Networking
import Screen
import Services
import Store

/// A live market of hundreds of symbols and thousands of quotes a second, into which every failure of a service is
/// injected one after the other in random order, with changes of the wall clock and suspensions of the machine in
/// between. Meanwhile frames are drawn and updates stored, and what is shown is compared with what is served.
struct MarketLoad {
    let seconds: Int
    let symbols = 500
    let quotesASecond = 5_000
    /// The factor by which the clock for waits and intervals runs faster than the real one.
    let speed = 10
    let framesASecond = 10

    /// The lines of the report.
    func measure() async throws -> [Measurement] {
        let trial = try await MarketTrial(self)
        var state = AppState(market: trial.opening, size: Size(200, 60))
        let inbox = Inbox()
        let updating = Task.detached { for await update in trial.source.updates() { inbox.post(update) } }
        let injecting = Task.detached { await trial.injectFailures() }
        let meter = ProcessMeter.own
        var audit = MarketAudit(trial.loopback.prices)
        var memory: [Double] = []
        var fullAt: Int?
        let before = ProcessorClock.process
        let start = ContinuousClock.now
        var frame = 0
        while ContinuousClock.now - start < .seconds(seconds) {
            frame += 1
            try? await Task.sleep(
                until: start + .seconds(1) * Double(frame) / Double(framesASecond), tolerance: .zero, clock: .continuous
            )
            let updates = inbox.drain()
            for update in updates { audit.receive(update) }
            _ = state.update(.data(updates, at: trial.now()))
            audit.checkPrices(state.market)
            if state.draw().size.width != 200 { throw BenchmarkError.noData("a frame of another size") }
            guard frame % (60 * framesASecond) == 0 else { continue }
            // As the program does each minute.
            Heap.releaseUnused()
            if let now = meter.residentMB {
                memory.append(now)
                if fullAt == nil, state.market.listings.allSatisfy({ !$0.series.closed.isEmpty }) {
                    fullAt = memory.count - 1
                }
                Output.printProgress(
                    "  \(frame / framesASecond) s: \(Measurement.text(now)) MB, \(trial.statusText()), \(audit.summary)"
                )
            }
        }
        audit.checkDeals(of: state.market)
        let share = (ProcessorClock.process - before) / Double(seconds) * 100
        injecting.cancel()
        let episodes = await injecting.value
        updating.cancel()
        await updating.value
        let stored = try await trial.stop()
        return lines(share, memory, fullAt, audit, episodes, stored, trial)
    }

    private func lines(
        _ share: Double, _ memory: [Double], _ fullAt: Int?, _ audit: MarketAudit, _ episodes: [FailureEpisode],
        _ stored: Int, _ trial: MarketTrial
    ) -> [Measurement] {
        // Histories arrive after quotes, and later if failures delay them; from the minute after the last of them, or
        // else from half-time, memory must not grow any more.
        let complete = fullAt.map { $0 + 1 }.flatMap { $0 < memory.count - 1 ? $0 : nil } ?? (memory.count - 1) / 2
        let growth = memory.count > 2 ? memory[memory.count - 1] - memory[complete] : nil
        let late = episodes.filter { !$0.hasRecovered }
        let slowest = episodes.max { $0.recovery < $1.recovery }
        return [
            Measurement(
                "wrong values", Double(audit.wrong), "of \(audit.values)", budget: 0.5,
                note: audit.example ?? audit.publications),
            Measurement("prices lost or turned to zero", Double(audit.lost), "", budget: 0.5),
            Measurement("failures", Double(episodes.count), "", note: MarketLoad.kinds(episodes)),
            Measurement(
                "sources not recovered within their back-off", Double(late.count), "of \(episodes.count)", budget: 0.5,
                note: late.map(\.text).joined(separator: "; ")),
            Measurement("the longest recovery", slowest?.recovery, "s on its clock", note: slowest?.text ?? ""),
            Measurement(
                "memory growth once all histories are there", growth, "MB", budget: 5,
                note: "by minute \(MarketLoad.list(memory)), all there in minute \(fullAt.map { "\($0 + 1)" } ?? "—")"),
            Measurement("processor, including the services", share, "% of a core"),
            Measurement(
                "prices streamed", Double(trial.loopback.counts.prices), "", note: "\(stored) histories stored"),
        ]
    }

    private static func kinds(_ episodes: [FailureEpisode]) -> String {
        "\(Set(episodes.map(\.failure)).count) of \(InjectedFailure.allCases.count + 2) kinds"
    }

    private static func list(_ values: [Double]) -> String { values.map(Measurement.text).joined(separator: " ") }
}

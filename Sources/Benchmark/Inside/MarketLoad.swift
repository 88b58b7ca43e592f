import Dashboard
import Feeds
import LoopbackMarket
import Model
import Screen
import Store

/// A live market of hundreds of symbols and thousands of quotes a second, with every fault that a service can have, one
/// after the other at random, the wall clock set and the machine asleep in between. It is drawn and stored all the while,
/// and what is shown is held against what is served.
struct MarketLoad {
    let seconds: Int
    let symbols = 500
    let quotesASecond = 5_000
    /// How many times as fast as the real one the clock runs that waits and intervals are counted by.
    let speed = 10
    let framesASecond = 10

    /// The lines of the report.
    func measure() async throws -> [Measurement] {
        let stand = try await MarketStand(self)
        var state = AppState(market: stand.opening, size: Size(200, 60))
        let inbox = Inbox()
        let following = Task.detached { for await update in stand.source.updates() { inbox.post(update) } }
        let misbehaving = Task.detached { await stand.misbehave() }
        let meter = ProcessMeter.own
        var audit = MarketAudit(stand.loopback.prices)
        var memory: [Double] = []
        var wholeAt: Int?
        let before = ProcessorClock.process
        let start = ContinuousClock.now
        var frame = 0
        while ContinuousClock.now - start < .seconds(seconds) {
            frame += 1
            try? await Task.sleep(
                until: start + .seconds(1) * Double(frame) / Double(framesASecond), tolerance: .zero, clock: .continuous
            )
            let updates = inbox.drain()
            for update in updates { audit.hear(update) }
            _ = state.update(.data(updates, at: stand.now()))
            audit.look(state.market)
            if state.draw().size.width != 200 { throw BenchmarkError.noData("a frame of another size") }
            guard frame % (60 * framesASecond) == 0 else { continue }
            // As the program does each minute.
            Heap.giveBack()
            if let now = meter.residentMB {
                memory.append(now)
                if wholeAt == nil, state.market.listings.allSatisfy({ !$0.series.closed.isEmpty }) {
                    wholeAt = memory.count - 1
                }
                Benchmark.say(
                    "  \(frame / framesASecond) s: \(Measurement.text(now)) MB, \(stand.said()), \(audit.words)")
            }
        }
        audit.look(atDealsOf: state.market)
        let share = (ProcessorClock.process - before) / Double(seconds) * 100
        misbehaving.cancel()
        let episodes = await misbehaving.value
        following.cancel()
        await following.value
        let kept = try await stand.end()
        return lines(share, memory, wholeAt, audit, episodes, kept, stand)
    }

    private func lines(
        _ share: Double, _ memory: [Double], _ wholeAt: Int?, _ audit: MarketAudit, _ episodes: [FaultEpisode],
        _ kept: Int, _ stand: MarketStand
    ) -> [Measurement] {
        // Histories come behind quotes, later where faults hold them up; from the minute after the last of them on, or from
        // half-time, nothing is to grow any more.
        let whole = wholeAt.map { $0 + 1 }.flatMap { $0 < memory.count - 1 ? $0 : nil } ?? (memory.count - 1) / 2
        let growth = memory.count > 2 ? memory[memory.count - 1] - memory[whole] : nil
        let late = episodes.filter { !$0.isBack }
        let slowest = episodes.max { $0.recovery < $1.recovery }
        return [
            Measurement(
                "wrong values", Double(audit.wrong), "of \(audit.values)", budget: 0.5,
                note: audit.example ?? audit.papers),
            Measurement("prices of zero or none where there was one", Double(audit.lost), "", budget: 0.5),
            Measurement("faults", Double(episodes.count), "", note: MarketLoad.kinds(episodes)),
            Measurement(
                "sources not back within their back-off", Double(late.count), "of \(episodes.count)", budget: 0.5,
                note: late.map(\.words).joined(separator: "; ")),
            Measurement("the longest way back", slowest?.recovery, "s on its clock", note: slowest?.words ?? ""),
            Measurement(
                "memory growth once all histories are there", growth, "MB", budget: 5,
                note: "by minute \(MarketLoad.list(memory)), all there in minute \(wholeAt.map { "\($0 + 1)" } ?? "—")"),
            Measurement("processor, the services' own part in it", share, "% of a core"),
            Measurement("prices streamed", Double(stand.loopback.counts.prices), "", note: "\(kept) histories stored"),
        ]
    }

    private static func kinds(_ episodes: [FaultEpisode]) -> String {
        "\(Set(episodes.map(\.fault)).count) of \(LoopbackFault.allCases.count + 2) kinds"
    }

    private static func list(_ values: [Double]) -> String { values.map(Measurement.text).joined(separator: " ") }
}

import Dashboard
import Model
import Screen

/// A hundred thousand quotes a second into ten thousand instruments, drawn sixty times a second.
struct QuoteFlood {
    let seconds: Int
    let instruments = 10_000
    let quotesASecond = 100_000
    let framesASecond = 60

    /// The lines of the report.
    func measure() async -> [Measurement] {
        let meter = ProcessMeter.own
        var state = AppState(market: SyntheticMarket.make(instruments), size: Size(200, 60))
        let inbox = Inbox()
        let total = seconds * framesASecond
        // The first second is the warm-up; memory is compared with that at its end.
        var memory: Double?
        var work: [Double] = []
        let start = ContinuousClock.now
        let source = Task.detached { await QuoteSource(flood: self, start: start).post(to: inbox) }
        var late = 0
        var before = ProcessorClock.process
        var begun = start
        for frame in 1...total {
            let due = start + .seconds(1) * Double(frame) / Double(framesASecond)
            try? await Task.sleep(until: due, tolerance: .zero, clock: .continuous)
            if ContinuousClock.now - due > .milliseconds(16) { late += 1 }
            let from = ContinuousClock.now
            let passed = Int64((from - start) / .milliseconds(1))
            _ = state.update(.data(inbox.drain(), at: Timestamp(milliseconds: passed)))
            let grid = state.draw()
            work.append((ContinuousClock.now - from) / .milliseconds(1))
            precondition(grid.size.width == 200, "a frame has the size of the screen")
            if frame == framesASecond {
                memory = meter.residentMB
                before = ProcessorClock.process
                begun = ContinuousClock.now
            }
        }
        let used = ProcessorClock.process - before
        let share = used / ((ContinuousClock.now - begun) / .seconds(1)) * 100
        let posting = await source.value
        return lines(share, posting, growth(since: memory, meter), Sample(work), late, total)
    }

    private func growth(since memory: Double?, _ meter: ProcessMeter) -> Double? {
        guard let memory, let now = meter.residentMB else { return nil }
        return now - memory
    }

    private func lines(
        _ share: Double, _ posting: Double, _ growth: Double?, _ work: Sample, _ late: Int, _ total: Int
    ) -> [Measurement] {
        let made = "of which generating and posting them \(Measurement.text(posting / Double(seconds) * 100))"
        return [
            Measurement("processor", share, "% of a core", budget: 60, note: made),
            Measurement("memory growth after the first second", growth, "MB", note: "over \(seconds - 1) s"),
            Measurement("work per frame, median", work.median, "ms"),
            Measurement("work per frame, 99th percentile", work.percentile(99), "ms", budget: 16),
            Measurement("frames more than a frame late", Double(late), "of \(total)"),
        ]
    }
}

/// The source of the quotes, in bursts of one per millisecond.
private struct QuoteSource {
    let flood: QuoteFlood
    let start: ContinuousClock.Instant

    /// Posts quotes at an even rate and returns the processor seconds used.
    func post(to inbox: Inbox) async -> Double {
        let symbols = (0..<flood.instruments).map(SyntheticMarket.symbol)
        let burst = flood.quotesASecond / 1000
        var used = 0.0
        var number = 0
        for millisecond in 0..<(flood.seconds * 1000) {
            let due = start + .milliseconds(millisecond)
            if ContinuousClock.now < due { try? await Task.sleep(until: due, tolerance: .zero, clock: .continuous) }
            let from = ProcessorClock.thread
            for _ in 0..<burst {
                let price = Price(units: Int64(10_000 + number &* 31 % 3_000), decimals: 2)
                let quote = Quote(
                    symbols[number &* 7919 % symbols.count], last: price, session: SyntheticMarket.day,
                    time: Timestamp(milliseconds: Int64(millisecond)))
                inbox.post(.quote(quote))
                number += 1
            }
            used += ProcessorClock.thread - from
        }
        return used
    }
}

import Dashboard
import Model
import Synchronization
import Testing

@Suite struct InboxTests {
    private func quote(_ symbol: Symbol, _ units: Int64) -> MarketUpdate {
        .quote(
            Quote(
                symbol, last: Price(units: units, decimals: 2), session: Day(number: 20_000),
                time: Timestamp(milliseconds: units)))
    }

    private func units(_ updates: [MarketUpdate]) -> [Int64] {
        updates.compactMap { if case .quote(let quote) = $0 { quote.last.units } else { nil } }
    }

    @Test("only the newest quote of an instrument waits")
    func conflation() {
        let inbox = Inbox()
        for count in 1...1000 { inbox.post(quote("IWM", Int64(count))) }
        inbox.post(quote("SPY", 7))
        #expect(units(inbox.drain()) == [1000, 7])
        #expect(inbox.drain().isEmpty)
    }

    @Test("an update other than a quote is never dropped or overtaken by a quote")
    func order() {
        let inbox = Inbox()
        inbox.post(quote("IWM", 1))
        inbox.post(.series("IWM", Series()))
        inbox.post(quote("IWM", 2))
        inbox.post(quote("IWM", 3))
        let updates = inbox.drain()
        #expect(updates.count == 3)
        #expect(units(updates) == [1, 3])
    }

    @Test("quotes in batches are conflated as if posted alone, whatever else is in the batches")
    func batches() {
        let inbox = Inbox()
        for count in 1...1000 as ClosedRange<Int64> {
            inbox.post(.batch([quote("IWM", count), .provenance("IWM", Provenance("x", .live)), quote("SPY", count)]))
            inbox.post(.intraday("IWM", Intraday(Day(number: 20_000), offsetMinutes: -300)))
            if count == 500 { inbox.post(.source(SourceStatus("x", .good))) }
        }
        let updates = inbox.drain()
        #expect(units(updates) == [1000, 1000])
        #expect(updates.count == 5)
    }

    @Test("an instrument or a snapshot is not overtaken by updates about its instruments")
    func names() {
        for update in [
            .snapshot(Market(Moment(Day(number: 20_000), mode: .live))),
            .instrument(Instrument("IWM", name: "I", kind: .etf, group: "", basis: .price)),
        ] as [MarketUpdate] {
            let inbox = Inbox()
            for units in 1...2 as ClosedRange<Int64> {
                inbox.post(.batch([quote("IWM", units), .provenance("IWM", Provenance("x", .live))]))
                if units == 1 { inbox.post(update) }
            }
            #expect(inbox.drain().count == 5)
        }
    }

    @Test("an empty batch does not wake the listener")
    func emptyBatch() {
        let inbox = Inbox()
        let count = Mutex(0)
        inbox.onArrival { count.withLock { $0 += 1 } }
        inbox.post(.batch([]))
        #expect(count.withLock { $0 } == 0)
    }

    @Test("the listener is woken once for all updates until the inbox is drained")
    func waking() {
        let inbox = Inbox()
        let count = Mutex(0)
        inbox.onArrival { count.withLock { $0 += 1 } }
        for units in 1...5 { inbox.post(quote("IWM", Int64(units))) }
        #expect(count.withLock { $0 } == 1)
        _ = inbox.drain()
        inbox.post(quote("IWM", 9))
        #expect(count.withLock { $0 } == 2)
    }

    @Test("updates posted before there was a listener are not lost")
    func late() {
        let inbox = Inbox()
        inbox.post(quote("IWM", 1))
        let count = Mutex(0)
        inbox.onArrival { count.withLock { $0 += 1 } }
        #expect(count.withLock { $0 } == 1)
    }
}

import Foundation
import Model
import TestSupport
import Testing

@testable import Playback

@Suite("Playing a recording") struct RecordedTimelineTests {
    private let folder: TemporaryFolder
    private let start = Timestamp(Day(number: 20_000), hour: 15, minute: 0)

    init() throws { folder = try TemporaryFolder() }

    private var path: String { folder.path + "/r" }

    private func at(_ seconds: Int64) -> Timestamp { Timestamp(milliseconds: start.milliseconds + seconds * 1000) }

    private func quote(_ cents: Int64, at seconds: Int64) -> MarketUpdate {
        .quote(
            Quote(
                "QQQS", last: Price(units: 20_000 + cents, decimals: 2), session: Day(number: 21_000),
                time: at(seconds)))
    }

    /// A quote each second for ten seconds, then one after an hour on the next day.
    private func reader(ends: Bool = true) throws -> RecordingReader {
        let recorder = try Recorder(path, program: "t", opening: RecordedUpdates.market, at: start)
        for second in 1...10 { recorder.record(quote(Int64(second), at: Int64(second)), at: at(Int64(second))) }
        recorder.record(.moment(Moment(Day(number: 20_001), .open, mode: .live)), at: at(3600))
        recorder.record(quote(99, at: 3600), at: at(3600))
        if ends {
            recorder.finish()
            return try RecordingReader(path)
        }
        recorder.flush()
        // As it is while it is recorded, which is what a crash leaves.
        try FileManager.default.copyItem(atPath: path, toPath: path + "-crashed")
        return try RecordingReader(path + "-crashed")
    }

    /// The cents of the quotes in an update, in order.
    private func cents(_ update: MarketUpdate?) -> [Int64] {
        switch update {
        case .quote(let quote): [quote.last.units - 20_000]
        case .batch(let updates): updates.flatMap(cents)
        default: []
        }
    }

    @Test("it begins with the snapshot, and goes on in real time")
    func realTime() throws {
        var timeline = RecordedTimeline(try reader())
        guard case .snapshot? = timeline.drain() else {
            Issue.record("no snapshot")
            return
        }
        #expect(timeline.drain() == nil)
        #expect(timeline.due == .seconds(1))
        timeline.advance(by: .milliseconds(999))
        #expect(timeline.drain() == nil)
        timeline.advance(by: .milliseconds(1))
        #expect(cents(timeline.drain()) == [1])
        timeline.advance(by: .seconds(3))
        #expect(cents(timeline.drain()) == [2, 3, 4], "none is left out")
    }

    @Test("at ten times the speed it is ten times as fast")
    func speed() throws {
        var timeline = RecordedTimeline(try reader(), speed: 10)
        _ = timeline.drain()
        #expect(timeline.due == .milliseconds(100))
        timeline.advance(by: .milliseconds(500))
        #expect(cents(timeline.drain()) == [1, 2, 3, 4, 5])
        #expect(timeline.playback.speed == .times(10))
        timeline.send(.changeSpeed(by: 0.1))
        #expect(timeline.due == .seconds(1))
    }

    @Test("it pauses, and steps by a minute or to the next update")
    func steps() throws {
        var timeline = RecordedTimeline(try reader())
        _ = timeline.drain()
        timeline.send(.toggle)
        #expect(timeline.due == nil)
        timeline.advance(by: .seconds(5))
        #expect(timeline.drain() == nil)
        timeline.send(.step(1))
        #expect(cents(timeline.drain()) == Array(1...10))
        timeline.send(.step(1))
        #expect(cents(timeline.drain()) == [99])
        #expect(timeline.state.isAtEnd && timeline.state.day == Day(number: 20_001))
        #expect(timeline.state.span == Day(number: 20_000)...Day(number: 20_001))
    }

    @Test("it goes back by playing from the beginning, as one snapshot")
    func back() throws {
        var timeline = RecordedTimeline(try reader())
        timeline.advance(by: .seconds(3600))
        _ = timeline.drain()
        timeline.send(.step(-1))
        guard case .snapshot(let market)? = timeline.drain() else {
            Issue.record("no snapshot")
            return
        }
        #expect(market["QQQS"]?.quote?.last.units == 20_010)
        timeline.send(.step(-100))
        guard case .snapshot(let first)? = timeline.drain() else {
            Issue.record("no snapshot")
            return
        }
        #expect(first["QQQS"]?.quote?.last.units == 20_338)
        timeline.send(.resume)
        timeline.advance(by: .seconds(1))
        #expect(cents(timeline.drain()) == [1])
    }

    @Test("the moment is that of a replay, with its own playback and not the recorded one")
    func shown() throws {
        var timeline = RecordedTimeline(try reader())
        guard case .snapshot(let market)? = timeline.drain() else {
            Issue.record("no snapshot")
            return
        }
        #expect(market.moment.mode == .replay)
        timeline.advance(by: .seconds(3600))
        guard case .batch(let updates)? = timeline.drain(), case .moment(let moment) = updates[10] else {
            Issue.record("no moment")
            return
        }
        #expect(moment.mode == .replay && moment.session == .open)
    }

    @Test("a recording that was cut off reports it at its end")
    func cutOff() throws {
        var timeline = RecordedTimeline(try reader(ends: false))
        timeline.advance(by: .seconds(3600))
        guard case .batch(let updates)? = timeline.drain(), case .source(let status)? = updates.last else {
            Issue.record("no status")
            return
        }
        #expect(status.name == "recording" && status.state == .partial)
        #expect(status.reason?.contains("truncated") == true)
        #expect(timeline.state.isPaused)
    }

    @Test("the market at its end is the one that was recorded")
    func sameMarket() throws {
        var market = RecordedUpdates.market
        let recorder = try Recorder(path, program: "t", opening: market, at: start)
        for (index, update) in RecordedUpdates.all.enumerated() {
            if case .snapshot = update { continue }
            market.apply(update)
            recorder.record(update, at: at(Int64(index)))
        }
        recorder.finish()
        var played = Market(Moment(Day(number: 0), mode: .bundled))
        let reader = try RecordingReader(path)
        while let record = reader.next() { played.apply(record.update) }
        var (a, b) = (RecordWriter(), RecordWriter())
        a.write(MarketUpdate.snapshot(market))
        b.write(MarketUpdate.snapshot(played))
        #expect(a.bytes == b.bytes)
    }
}

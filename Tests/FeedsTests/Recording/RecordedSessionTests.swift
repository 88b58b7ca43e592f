import LoopbackMarket
import Model
import Synchronization
import Testing

@testable import Feeds

@Suite("A recorded session") struct RecordedSessionTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder(["a": ""]) }

    /// What sources said, and when.
    private struct Said: Sendable {
        var updates: [MarketUpdate] = []
        var times: [Timestamp] = []
    }

    private func bytes(_ update: MarketUpdate) -> [UInt8] {
        var writer = RecordWriter()
        writer.write(update)
        return writer.bytes
    }

    @Test("a live market with a fault in between is played bit for bit, to the same market")
    func live() async throws {
        let said = Mutex(Said()), path = folder.path + "/r"
        let recorder = try Recorder(
            path, program: "t", opening: LoopbackTrial.opening(symbols: 20), at: Timestamp(milliseconds: 0))
        var last: (count: Int, market: Market)?
        try await LoopbackTrial.run(
            symbols: 20,
            observer: { update, time in
                said.withLock { said in
                    said.updates.append(update)
                    said.times.append(time)
                }
                recorder.record(update, at: time)
            }
        ) { trial in
            try await fail(trial)
            // What is said is noted while the market is held: where no more was said meanwhile, it is this market.
            while last.map({ $0.count != said.withLock(\.updates.count) }) ?? true {
                let count = said.withLock(\.updates.count)
                last = (count, trial.live.market)
            }
        }
        recorder.finish()
        let (count, market) = try #require(last)
        #expect(market.moment.mode == .live && market.rates[.tenYears].lastDay != nil)

        let reader = try RecordingReader(path)
        var played = Market(Moment(Day(number: 0), mode: .bundled)), place = 0
        for await update in RecordedSource(reader, speed: .infinity).updates() {
            if place > 0, place <= count {
                #expect(bytes(update) == bytes(said.withLock { $0.updates[place - 1] }), "update \(place)")
            }
            if place <= count { played.apply(update) }
            place += 1
        }
        #expect(reader.fault == nil)
        #expect(place == said.withLock(\.updates.count) + 1)
        #expect(bytes(.picture(played)) == bytes(.picture(market)))
        #expect(try times(path) == said.withLock(\.times))
    }

    /// First quotes and yields, a fault, and quotes after it.
    private func fail(_ trial: LoopbackTrial) async throws {
        _ = try await trial.until("quotes and yields") { market in
            market.listings.allSatisfy { $0.quote != nil } && market.rates[.tenYears].lastDay != nil
        }
        trial.loopback.fault = .broken
        trial.refresh()
        _ = try await trial.until("the fault") { $0.sources.contains { $0.state == .failed } }
        let before = trial.now()
        trial.loopback.fault = nil
        _ = try await trial.until("newer quotes") { market in
            market.listings.allSatisfy { ($0.quote?.time ?? before) > before }
        }
    }

    /// When each update of a recording came, but for the picture at its beginning.
    private func times(_ path: String) throws -> [Timestamp] {
        let reader = try RecordingReader(path)
        var times: [Timestamp] = []
        while let record = reader.next() { times.append(record.time) }
        return Array(times.dropFirst())
    }
}

import LoopbackMarket
import Model
import Synchronization
import TestSupport
import Testing

@testable import Playback
@testable import Services

@Suite("A recorded session") struct RecordedSessionTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// The updates that were observed, and when.
    private struct Observed: Sendable {
        var updates: [MarketUpdate] = []
        var times: [Timestamp] = []
    }

    private func bytes(_ update: MarketUpdate) -> [UInt8] {
        var writer = RecordWriter()
        writer.write(update)
        return writer.bytes
    }

    @Test("a live market with a failure in between is played back bit for bit, to the same market")
    func live() async throws {
        let observed = Mutex(Observed()), path = folder.path + "/r"
        let recorder = try Recorder(
            path, program: "t", opening: LoopbackTrial.opening(symbols: 20), at: Timestamp(milliseconds: 0))
        var last: (count: Int, market: Market)?
        try await LoopbackTrial.run(
            symbols: 20,
            observer: { update, time in
                observed.withLock { observed in
                    observed.updates.append(update)
                    observed.times.append(time)
                }
                recorder.record(update, at: time)
            }
        ) { trial in
            try await fail(trial)
            // The observer runs while the market is locked: if no update came meanwhile, it is this market.
            while last.map({ $0.count != observed.withLock(\.updates.count) }) ?? true {
                let count = observed.withLock(\.updates.count)
                last = (count, trial.live.market)
            }
        }
        recorder.finish()
        let (count, market) = try #require(last)
        #expect(market.moment.mode == .live && market.rates[.tenYears].lastDay != nil)

        let reader = try RecordingReader(path)
        var played = Market(Moment(Day(number: 0), mode: .bundled)), index = 0
        while let update = reader.next()?.update {
            if index > 0, index <= count {
                #expect(bytes(update) == bytes(observed.withLock { $0.updates[index - 1] }), "update \(index)")
            }
            if index <= count { played.apply(update) }
            index += 1
        }
        #expect(reader.error == nil)
        #expect(index == observed.withLock(\.updates.count) + 1)
        #expect(bytes(.snapshot(played)) == bytes(.snapshot(market)))
        #expect(try times(path) == observed.withLock(\.times))
    }

    /// Waits for quotes and yields, causes a failure, and waits for newer quotes.
    private func fail(_ trial: LoopbackTrial) async throws {
        _ = try await trial.until("quotes and yields") { market in
            market.listings.allSatisfy { $0.quote != nil } && market.rates[.tenYears].lastDay != nil
        }
        trial.loopback.failure = .broken
        trial.refresh()
        _ = try await trial.until("the failure") { $0.sources.contains { $0.state == .failed } }
        let before = trial.now()
        trial.loopback.failure = nil
        _ = try await trial.until("newer quotes") { market in
            market.listings.allSatisfy { ($0.quote?.time ?? before) > before }
        }
    }

    /// When each update of a recording came, except the snapshot at its beginning.
    private func times(_ path: String) throws -> [Timestamp] {
        let reader = try RecordingReader(path)
        var times: [Timestamp] = []
        while let record = reader.next() { times.append(record.time) }
        return Array(times.dropFirst())
    }
}

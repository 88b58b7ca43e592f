import Foundation
import Model
import NetworkingSupport
import Playback
import PlaybackSupport
import TestSupport
import Testing

/// A source under contract: how to start it, and how to make it produce an update where it does not by itself.
///
/// A source of services is a subject by one line in `SourceSubject+Services.swift`, next to a function that responds as
/// its services do, from samples made by hand:
///
///     polled("rates", before: RateSamples.market, respond: RateSamples.respond, make: RateSamples.services)
///
/// Any other source uses `SourceSubject(name:start:)`; if its service can fail, `Running.service` describes how.
struct SourceSubject: Sendable, CustomTestStringConvertible {
    /// A running source.
    struct Running: Sendable {
        let source: any MarketSource
        /// The market before the first update.
        let before: Market
        /// Called before each update is requested.
        var nudge: @Sendable () -> Void = {}
        /// Its services, if it has any.
        var service: ServiceHarness?
    }

    let name: String
    let start: @Sendable (_ clock: ManualClock) async throws -> Running
    var testDescription: String { name }

    /// All sources.
    static let all = recorded + services + quotes + streams

    /// The sources that yield a complete market: replays of tables and of a recording.
    static let recorded = [
        SourceSubject(name: "replay at rest") { clock in
            let market = try Bundled.market, tables = try Bundled.tables
            let source = ReplaySource(try #require(ReplayMachine(pausedAtEndOf: market)), clock: clock) {
                tables.laterUpdates()
            }
            return Running(source: source, before: market) { source.send(.step(-30)) }
        },
        SourceSubject(name: "replay") { clock in
            let market = try Bundled.market
            let machine = ReplayMachine(market, from: Day(2024, 4, 1), to: Day(2024, 5, 16), speed: 2)
            return Running(source: ReplaySource(try #require(machine), clock: clock), before: market)
        },
        SourceSubject(name: "intraday replay") { clock in
            let market = try Bundled.market
            let machine = try Bundled.tables.intradayReplay(fullMarket: market, speed: 1).replay
            return Running(source: ReplaySource(try #require(machine), clock: clock), before: market)
        },
        SourceSubject(name: "recording") { clock in
            let recording = try Recording()
            let timeline = RecordedTimeline(try RecordingReader(recording.path), speed: 10)
            let before = Market(Moment(Day(number: 0), mode: .bundled))
            return Running(source: ReplaySource(timeline, clock: clock), before: before) { recording.hold() }
        },
    ]

    /// A recording of some sessions of a replay. Its file is removed when this is deallocated.
    private final class Recording: Sendable {
        private let folder: TemporaryFolder
        var path: String { folder.path + "/recording" }
        /// Made once, since encoding a complete market takes time.
        private static let bytes = Result { try recorded() }

        init() throws {
            folder = try TemporaryFolder()
            try Recording.bytes.get().write(to: URL(filePath: path))
        }

        private static func recorded() throws -> Data {
            let folder = try TemporaryFolder(), path = folder.path + "/recording"
            let market = try Bundled.market
            // Longer than any test reads: as a replay it waits at its end, and does not finish.
            var machine = try #require(ReplayMachine(market, from: Day(2024, 3, 1), to: Day(2024, 5, 16), speed: 4))
            guard case .snapshot(let opening)? = machine.drain() else { return Data() }
            let recorder = try Recorder(path, program: "test", opening: opening, at: Timestamp(milliseconds: 0))
            for step in 1...60 {
                machine.advance(by: .milliseconds(250))
                if let update = machine.drain() {
                    recorder.record(update, at: Timestamp(milliseconds: Int64(step) * 250))
                }
            }
            recorder.finish()
            return try Data(contentsOf: URL(filePath: path))
        }

        /// Does nothing, but keeps the recording alive.
        func hold() {}
    }
}

/// The services of a source under contract: on loopback, with responses from samples, and failures on demand.
struct ServiceHarness: Sendable {
    /// The names of its services. Each must be healthy once it has responded, or be an idle fallback.
    let names: [String]
    /// The source's clock.
    let clock: SettableClock
    /// Makes every service send this response.
    let fail: @Sendable (LoopbackService.Response) -> Void
    /// Makes every service respond from its samples again.
    let recover: @Sendable () -> Void
    /// Polls everything that may be polled.
    let refresh: @Sendable () -> Void
    /// The last status of each service once every request has been answered; nil before. A reader that has these has also
    /// read everything that was yielded before them.
    let lastStatuses: @Sendable () -> [SourceStatus]?
    /// When its services were first polled.
    var began = SettableClock.morning

    /// Whether a service is good or off, with nothing left to do for now.
    static func isSettled(_ status: SourceStatus) -> Bool { status.state == .good || status.state == .off }
}

extension MarketSource {
    /// Its first updates; fewer if it ends before.
    func first(_ count: Int, nudge: @Sendable () -> Void) async -> [MarketUpdate] {
        var updates: [MarketUpdate] = []
        nudge()
        for await update in self.updates() {
            updates.append(update)
            if updates.count == count { break }
            nudge()
        }
        return updates
    }
}

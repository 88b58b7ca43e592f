import Feeds
import Foundation
import Model
import TestSupport
import Testing

@testable import Feeds

/// A source under contract: how it is made, and how it is made to speak where it does not of itself.
///
/// A source of services is a subject by one line in `SourceSubject+Services.swift`, beside a function that answers as its
/// services do, from samples made by hand:
///
///     .polled("treasury", answers: TreasurySamples.answer) { base, clock in [.treasury(…base…, clock: clock)] }
///
/// A source of another make is one by `SourceSubject(name:start:)`; where its service can fail, `Running.service` says how.
struct SourceSubject: Sendable, CustomTestStringConvertible {
    /// A source in use.
    struct Running: Sendable {
        let source: any MarketSource
        /// The market before it says anything.
        let before: Market
        /// What is done before each update is asked for.
        var nudge: @Sendable () -> Void = {}
        /// Its services, where it has some.
        var service: ServiceStand?
    }

    let name: String
    let start: @Sendable (_ clock: ManualClock) async throws -> Running
    var testDescription: String { name }

    /// Every source.
    static let all = recorded + services + quotes + streams

    /// The sources that bring a whole market, from tables or as a replay of them.
    static let recorded = [
        SourceSubject(name: "bundled") { _ in
            Running(source: BundledSource(try Bundled.tables), before: Market(Moment(Day(number: 0), mode: .bundled)))
        },
        SourceSubject(name: "replay at rest") { clock in
            let whole = try Bundled.market
            let source = ReplaySource(try #require(ReplayMachine(resting: whole)), clock: clock)
            return Running(source: source, before: whole) { source.send(.step(-30)) }
        },
        SourceSubject(name: "replay") { clock in
            let whole = try Bundled.market
            let machine = ReplayMachine(whole, from: Day(2024, 4, 1), to: Day(2024, 5, 16), speed: 2)
            return Running(source: ReplaySource(try #require(machine), clock: clock), before: whole)
        },
        SourceSubject(name: "intraday replay") { clock in
            let whole = try Bundled.market
            let machine = try Bundled.tables.intradayReplay(whole: whole, speed: 1).replay
            return Running(source: ReplaySource(try #require(machine), clock: clock), before: whole)
        },
        SourceSubject(name: "recording") { clock in
            let recording = try Recording()
            let source = RecordedSource(try RecordingReader(recording.path), clock: clock)
            return Running(source: source, before: Market(Moment(Day(number: 0), mode: .bundled))) { recording.keep() }
        },
        SourceSubject(name: "recording as a replay") { clock in
            let recording = try Recording()
            let timeline = RecordedTimeline(try RecordingReader(recording.path), speed: 10, isShown: true)
            let before = Market(Moment(Day(number: 0), mode: .bundled))
            return Running(source: ReplaySource(timeline, clock: clock), before: before) { recording.keep() }
        },
    ]

    /// A recording of some sessions of a replay, gone when nobody reads it any more.
    private final class Recording: Sendable {
        let path = NSTemporaryDirectory() + "ballast-" + UUID().uuidString
        /// Made once: the picture of a whole market takes its time.
        private static let bytes = Result { try recorded() }

        init() throws { try Recording.bytes.get().write(to: URL(filePath: path)) }

        private static func recorded() throws -> Data {
            let path = NSTemporaryDirectory() + "ballast-" + UUID().uuidString
            defer { try? FileManager.default.removeItem(atPath: path) }
            let whole = try Bundled.market
            // Longer than any test reads: as a replay it waits at its end, and does not end.
            var machine = try #require(ReplayMachine(whole, from: Day(2024, 3, 1), to: Day(2024, 5, 16), speed: 4))
            guard case .picture(let opening)? = machine.take() else { return Data() }
            let recorder = try Recorder(path, program: "test", opening: opening, at: Timestamp(milliseconds: 0))
            for step in 1...60 {
                machine.advance(by: .milliseconds(250))
                if let update = machine.take() {
                    recorder.record(update, at: Timestamp(milliseconds: Int64(step) * 250))
                }
            }
            recorder.finish()
            return try Data(contentsOf: URL(filePath: path))
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        /// Does nothing but be there.
        func keep() {}
    }
}

/// The services of a source under contract: on loopback, answering from samples, and failing when they are told to.
struct ServiceStand: Sendable {
    /// The words that it says of its services. Each must be well once it has answered, or stand by for another.
    let words: [String]
    /// The source's clock.
    let clock: SetClock
    /// Makes every service answer so.
    let fail: @Sendable (LoopbackService.Answer) -> Void
    /// Makes every service answer from its samples again.
    let heal: @Sendable () -> Void
    /// Asks everything that may be asked.
    let refresh: @Sendable () -> Void
    /// The last status of each of its services once all that was asked has been answered, and nil before. Whoever has read
    /// these has read all that was learnt before them.
    let lastStatuses: @Sendable () -> [SourceStatus]?
    /// When its services were first asked.
    var began = PollingDay.morning

    /// Whether a service has said all it had to, for now.
    static func isSettled(_ status: SourceStatus) -> Bool { status.state == .good || status.state == .off }
}

extension MarketSource {
    /// Its first updates, fewer where it ends before.
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

    /// Reads until it ends.
    func readToEnd() async { for await _ in updates() {} }
}

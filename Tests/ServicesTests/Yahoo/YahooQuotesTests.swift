import Model
import Synchronization
import TestSupport
import Testing

@testable import Formats
@testable import Networking
@testable import Services

/// Results of the request for the newest prices.
struct YahooQuotesTests {
    private static let settings = YahooSettings(
        isOn: true, addresses: ["http://one"], quotes: .always(.seconds(20)), history: .always(.seconds(3600)),
        isStreaming: false, streamAddress: "", symbols: ["RUT": "^RUT"])

    private func service(
        _ symbols: [Symbol], memory: PriceMemory = PriceMemory(),
        now: @escaping @Sendable () -> Timestamp = { YahooSample.now }
    ) -> Service {
        let instruments = symbols.map { Instrument($0, name: "A", kind: .etf, group: "g", basis: .price) }
        return .yahoo(
            Self.settings, instruments: instruments, memory: memory, clock: SourceClock(wall: now))
    }

    @Test("bad and missing symbols do not affect the others")
    func bad() async throws {
        let transport = ScriptedTransport { _ in Array(YahooSparkTests.older.utf8) }
        let pollResult = try await service(["ABC", "RUT", "WORSE", "BAD", "GONE"]).run("quotes 1", transport)
        #expect(pollResult.quotes.map(\.symbol) == ["ABC", "RUT"])
        #expect(
            pollResult.errors.map(\.description).suffix(3) == [
                "yahoo BAD: expected a price, found “no such instrument”",
                "yahoo GONE: expected a price, found “no such instrument”",
                "yahoo WORSE: expected a price, found “none”",
            ])
    }

    @Test("a symbol that makes Yahoo reject the full request is found and left out from then on")
    func refused() async throws {
        let transport = ScriptedTransport { request throws(SourceError) in
            if request.url.contains("BAD") { throw SourceError(.notFound, "404 Not Found") }
            let names = ["ABC", "DEF", "GHI"].filter(request.url.contains)
            let items = names.map {
                #"{"symbol":"\#($0)","response":[{"meta":{"regularMarketPrice":5,"regularMarketTime":1710270000}}]}"#
            }
            return Array(#"{"spark":{"result":[\#(items.joined(separator: ","))]}}"#.utf8)
        }
        let memory = PriceMemory()
        let service = service(["ABC", "BAD", "DEF", "GHI"], memory: memory)
        let pollResult = try await service.run("quotes 1", transport)
        #expect(pollResult.quotes.map(\.symbol) == ["ABC", "DEF", "GHI"])
        #expect(pollResult.errors.map(\.description) == ["yahoo BAD: expected a price, found “404 Not Found”"])
        #expect(transport.requests.count == 5)
        let second = try await service.run("quotes 1", transport)
        #expect(second.quotes.count == 3 && second.errors == [] && transport.requests.count == 6)
    }

    @Test("symbols that were all rejected are requested again after ten minutes")
    func allRefused() async throws {
        let now = Mutex(YahooSample.now)
        let service = service(["ABC", "RUT"]) { now.withLock(\.self) }
        let dead = ScriptedTransport { _ throws(SourceError) in throw SourceError(.notFound, "404 Not Found") }
        await #expect(throws: SourceError.self) { try await service.run("quotes 1", dead) }
        now.withLock { $0 = Timestamp(milliseconds: $0.milliseconds + 600_000) }
        let transport = ScriptedTransport { _ in Array(YahooSparkTests.older.utf8) }
        #expect(try await service.run("quotes 1", transport).quotes.map(\.symbol) == ["ABC", "RUT"])
    }

    @Test("a response without any of the symbols is empty")
    func empty() async throws {
        let transport = ScriptedTransport { _ in Array(#"{"spark":{"result":[],"error":null}}"#.utf8) }
        await #expect(throws: SourceError(.empty, "no price of 2 instruments")) {
            try await service(["ABC", "DEF"]).run("quotes 1", transport)
        }
    }

    @Test("intraday prices are reported when they extend by five minutes")
    func intraday() async throws {
        let transport = ScriptedTransport { request in
            let text =
                request.url.contains("DEF") ? YahooSparkTests.older.replacing("1710250500", with: "1710250810") : ""
            return Array((text.isEmpty ? YahooSparkTests.older : text.replacing(#""ABC""#, with: #""DEF""#)).utf8)
        }
        let memory = PriceMemory()
        let service = service(["ABC"], memory: memory)
        #expect(try await service.run("quotes 1", transport).intradays == 1)
        #expect(try await service.run("quotes 1", transport).intradays == 0)
        #expect(try await self.service(["DEF"], memory: memory).run("quotes 1", transport).intradays == 1)
    }

    /// The stored close of ABC is 1526.8; Yahoo reports 381.7 for the same session, after a split of four for one.
    private static let splitDays = [
        "2024-03-01", "2024-03-04", "2024-03-05", "2024-03-06", "2024-03-07", "2024-03-08", "2024-03-11",
    ]
    private static func memoryBeforeSplit() -> PriceMemory {
        PriceMemory { symbol in
            symbol == "ABC" ? StoredHistory(Series(splitDays.map { Bar(Fixture.day($0), close: 1526.8) })) : nil
        }
    }
    private static var afterSplit: String {
        let times = splitDays.map { NewYorkTime.timestamp(Fixture.day($0), minute: 570).milliseconds / 1000 }
        let closes = splitDays.map { _ in "381.7" }.joined(separator: ",")
        return YahooSample.chart(
            YahooSample.fund + #","dataGranularity":"1d""#,
            #""timestamp":\#(times),"indicators":{"quote":[{"close":[\#(closes)]}]}"#)
    }

    @Test("a split on the day is detected by the close before it, and the history is requested on its new scale, once")
    func split() async throws {
        let transport = ScriptedTransport { request in
            Array((request.url.contains("/chart/") ? Self.afterSplit : YahooSparkTests.older).utf8)
        }
        let service = service(["ABC"], memory: Self.memoryBeforeSplit())
        let pollResult = try await service.run("quotes 1", transport)
        #expect(pollResult.series("ABC")?.lastClose == 381.7)
        #expect(pollResult.quotes.map(\.last) == [Price(units: 38_910, decimals: 2)])
        guard case .quote = try #require(pollResult.updates.dropLast().last) else {
            Issue.record("the price came before its history")
            return
        }
        let second = try await service.run("quotes 1", transport)
        #expect(second.quotes.isEmpty && second.errors.last?.expected == "a price on its history’s scale")
        #expect(transport.requests.count == 3)
    }

    @Test("a split whose history is unavailable does not affect the others, and is checked again after a minute")
    func splitWithoutHistory() async throws {
        let dead = ScriptedTransport { request throws(SourceError) in
            if request.url.contains("/chart/") { throw SourceError(.timedOut, "no response") }
            return Array(YahooSparkTests.older.utf8)
        }
        let now = Mutex(YahooSample.now)
        let memory = Self.memoryBeforeSplit()
        let service = service(["ABC", "RUT"], memory: memory) { now.withLock(\.self) }
        let pollResult = try await service.run("quotes 1", dead)
        #expect(pollResult.quotes.map(\.symbol) == ["RUT"])
        #expect(pollResult.errors.contains { $0.description == "yahoo ABC: expected its history, found “no response”" })
        let transport = ScriptedTransport { request in
            Array((request.url.contains("/chart/") ? Self.afterSplit : YahooSparkTests.older).utf8)
        }
        #expect(try await service.run("quotes 1", transport).quotes.map(\.symbol) == ["RUT"])
        now.withLock { $0 = Timestamp(milliseconds: $0.milliseconds + 60_000) }
        let recovered = try await service.run("quotes 1", transport)
        #expect(recovered.quotes.map(\.symbol) == ["ABC", "RUT"] && recovered.series("ABC")?.lastClose == 381.7)
    }
}

extension PollResult {
    fileprivate var intradays: Int {
        updates.count { update in
            if case .intraday = update { true } else { false }
        }
    }
}

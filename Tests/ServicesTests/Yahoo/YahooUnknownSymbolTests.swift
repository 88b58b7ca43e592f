import Model
import Synchronization
import TestSupport
import Testing

@testable import Networking
@testable import Services

/// A watched symbol that Yahoo does not have: it is reported by name, and the service stays healthy.
struct YahooUnknownSymbolTests {
    private static let settings = YahooSettings(
        isOn: true, addresses: ["http://one"], quotes: .always(.seconds(20)), history: .always(.seconds(3600)),
        isStreaming: false, streamAddress: "", symbols: [:])
    private let known = [Instrument("ABC", name: "A", kind: .etf, group: "g", basis: .price)]

    private func service(
        _ watched: [Symbol], memory: PriceMemory = PriceMemory(),
        now: @escaping @Sendable () -> Timestamp = { YahooSample.now }
    ) -> Service {
        .yahoo(Self.settings, instruments: known, watched: watched, memory: memory, clock: SourceClock(wall: now))
    }

    /// A Yahoo that has only ABC. It omits other symbols from its responses or, if `refusing`, rejects the request.
    private func transport(refusing: Bool = false) -> ScriptedTransport {
        ScriptedTransport { request throws(SourceError) in
            let isABC = request.url.contains("ABC")
            if request.url.contains("/chart/") {
                if isABC { return Array(YahooSample.daily.utf8) }
                throw SourceError(.notFound, "Not Found: No data found, symbol may be delisted")
            }
            if !isABC || refusing && request.url.contains("TYPO") { throw SourceError(.notFound, "404 Not Found") }
            let item =
                #"{"symbol":"ABC","response":[{"meta":{"regularMarketPrice":5,"regularMarketTime":1710270000}}]}"#
            return Array(#"{"spark":{"result":[\#(item)]}}"#.utf8)
        }
    }

    @Test(
        "a symbol missing among others is unknown and not an error, and is not requested again that day",
        arguments: [false, true])
    func amongOthers(refusing: Bool) async throws {
        let now = Mutex(YahooSample.now)
        let service = service(["TYPO"]) { now.withLock(\.self) }
        let transport = transport(refusing: refusing)
        let pollResult = try await service.run("quotes 1", transport)
        #expect(pollResult.quotes.map(\.symbol) == ["ABC"] && pollResult.errors == [] && pollResult.unknown == ["TYPO"])
        let before = transport.requests.count
        let second = try await service.run("quotes 1", transport)
        #expect(second.unknown == ["TYPO"] && second.errors == [])
        #expect(transport.requests.dropFirst(before).allSatisfy { !$0.url.contains("TYPO") })
        let history = try await service.run("history TYPO", transport)
        #expect(history.unknown == ["TYPO"] && transport.requests.count == before + 1)
        now.withLock { $0 = Timestamp(milliseconds: $0.milliseconds + 86_400_000) }
        _ = try? await service.run("quotes 1", transport)
        #expect(
            transport.requests.last?.url.contains("TYPO") == true
                || transport.requests.suffix(3).contains { $0.url.contains("TYPO") })
    }

    @Test("a symbol whose history is rejected is unknown, and retried after ten minutes if nothing was served yet")
    func history() async throws {
        let now = Mutex(YahooSample.now)
        let service = service(["TYPO"]) { now.withLock(\.self) }
        let transport = transport()
        let pollResult = try await service.run("history TYPO", transport)
        #expect(pollResult.unknown == ["TYPO"] && pollResult.errors == [] && pollResult.updates.isEmpty)
        _ = try await service.run("history TYPO", transport)
        #expect(transport.requests.count == 1)
        now.withLock { $0 = Timestamp(milliseconds: $0.milliseconds + 600_000) }
        _ = try await service.run("history TYPO", transport)
        #expect(transport.requests.count == 2)
    }

    @Test("an instrument in the tables or with sessions is not a typo, so its absence is an error")
    func missing() async throws {
        let memory = PriceMemory {
            $0 == "OLD" ? StoredHistory(Series([Bar(Fixture.day("2024-03-01"), close: 5)])) : nil
        }
        let pollResult = try await service(["OLD"], memory: memory).run("quotes 1", transport())
        #expect(pollResult.unknown == [] && pollResult.errors.count == 1)
    }

    @Test("if nothing at all is served, the symbols are not blamed")
    func nothing() async throws {
        let dead = ScriptedTransport { _ in Array(#"{"spark":{"result":[],"error":null}}"#.utf8) }
        await #expect(throws: SourceError.self) { try await service(["TYPO"]).run("quotes 1", dead) }
    }
}

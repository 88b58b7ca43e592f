import Model
import TestSupport
import Testing

@testable import Formats
@testable import Networking
@testable import Services

/// What is requested from Yahoo and when, with scripted responses: a fund ABC in March 2024, sessions by hand.
struct YahooServiceTests {
    private static let abc = Instrument("ABC", name: "Alpha Beta Fund", kind: .etf, group: "us-small", basis: .adjusted)
    private static let rut = Instrument("RUT", name: "Russell 2000", kind: .index, group: "us-small", basis: .price)

    private static let settings = YahooSettings(
        isOn: true, addresses: ["http://one", "http://two"], quotes: .always(.seconds(20)),
        history: .always(.seconds(3600)), isStreaming: false, streamAddress: "", symbols: ["RUT": "^RUT"])

    /// A service whose clock stands at a time in New York.
    private func service(
        _ day: String, _ hour: Int, _ minute: Int = 0, instruments: [Instrument] = [abc], watched: [Symbol] = [],
        memory: PriceMemory
    ) -> Service {
        let time = NewYorkTime.timestamp(Fixture.day(day), minute: hour * 60 + minute)
        return .yahoo(
            Self.settings, instruments: instruments, watched: watched, memory: memory,
            clock: SourceClock(wall: { time }))
    }

    /// A chart of daily sessions with the given closes and adjusted closes.
    private static func chart(
        _ closes: [(day: String, close: Double, adjusted: Double)], _ meta: String = "",
        of kind: String = YahooSample.fund
    ) -> String {
        let times = closes.map { NewYorkTime.timestamp(Fixture.day($0.day), minute: 570).milliseconds / 1000 }
        let column = { (values: [Double]) in "[" + values.map { "\($0)" }.joined(separator: ",") + "]" }
        return YahooSample.chart(
            kind + #","dataGranularity":"1d""# + meta,
            #""timestamp":\#(times),"indicators":{"quote":[{"close":\#(column(closes.map(\.close)))}],"#
                + #""adjclose":[{"adjclose":\#(column(closes.map(\.adjusted)))}]}"#)
    }

    /// An instrument that trades around the clock, by UTC days.
    private static let coin = #""symbol":"ABC","instrumentType":"CRYPTOCURRENCY","exchangeTimezoneName":"UTC""#
    private static let days = [
        "2024-03-01", "2024-03-04", "2024-03-05", "2024-03-06", "2024-03-07", "2024-03-08", "2024-03-11", "2024-03-12",
    ]
    /// The stored history: closes 100, 101 … up to a day.
    private static func known(through day: String) -> Series {
        let closes = days.prefix { $0 <= day }.enumerated().map { ($1, 100 + Double($0)) }
        return Series(closes.map { Bar(Fixture.day($0), close: $1, quotedClose: $1) })
    }

    private static func chartURL(_ range: String, _ name: String = "ABC") -> String {
        "http://one/v8/finance/chart/\(name)?range=\(range)&interval=1d&includePrePost=false&events=div%7Csplit"
    }

    @Test("instruments without a stored history are requested first")
    func unknownFirst() {
        let memory = PriceMemory { $0 == "ABC" ? StoredHistory(Self.known(through: "2024-03-08")) : nil }
        let service = service("2024-03-12", 12, instruments: [Self.abc, Self.rut], watched: ["NEW"], memory: memory)
        let keys = service.pollRequests.map(\.key).filter { $0.hasPrefix("history") }
        #expect(keys == ["history RUT", "history NEW", "history ABC"])
    }

    @Test(
        "nothing is requested while the last close is stored, nor until the new one is settled",
        arguments: [
            ("2024-03-12", 12, 0, "2024-03-11"), ("2024-03-12", 16, 10, "2024-03-11"),
            ("2024-03-16", 12, 0, "2024-03-15"),
        ])
    func nothingMissing(day: String, hour: Int, minute: Int, last: String) async throws {
        let memory = PriceMemory { _ in StoredHistory(Series([Bar(Fixture.day(last), close: 1)])) }
        let pollResult = try await service(day, hour, minute, memory: memory).run("history ABC", ScriptedTransport([:]))
        #expect(pollResult.updates.isEmpty && pollResult.errors == [])
    }

    @Test("after a close one month is requested, and only new sessions are reported, once")
    func daily() async throws {
        let memory = PriceMemory { _ in StoredHistory(Self.known(through: "2024-03-11")) }
        let closes = Self.days.enumerated().map { ($1, 100 + Double($0), 100 + Double($0)) }
        let transport = ScriptedTransport([Self.chartURL("1mo"): Self.chart(closes)])
        let service = service("2024-03-12", 16, 30, memory: memory)
        let pollResult = try await service.run("history ABC", transport)
        #expect(pollResult.updates.count == 1 && pollResult.errors == [])
        guard case .bar("ABC", let bar)? = pollResult.updates.first else { throw SourceError(.empty, "no session") }
        #expect(bar == Self.known(through: "2024-03-12")[7])
        #expect(try await service.run("history ABC", transport).updates.isEmpty)
        #expect(transport.requests.count == 1)
    }

    @Test("the full history is requested where none or only bundled tables are stored")
    func fullHistory() async throws {
        let closes = Self.days.map { ($0, 50.0, 49.5) }
        for memory in [
            PriceMemory(), PriceMemory { _ in StoredHistory(Self.known(through: "2024-03-11"), isBundled: true) },
        ] {
            let transport = ScriptedTransport([Self.chartURL("max"): Self.chart(closes)])
            let pollResult = try await service("2024-03-12", 17, memory: memory).run("history ABC", transport)
            let series = try #require(pollResult.series("ABC"))
            #expect(series.count == 8 && series.close(0) == 49.5)
            #expect(pollResult.updates.count == 2)
        }
    }

    @Test("during trading hours the running session comes with the history")
    func running() async throws {
        let closes = Self.days.map { ($0, 50.0, 50.0) }
        let transport = ScriptedTransport([Self.chartURL("max"): Self.chart(closes)])
        let pollResult = try await service("2024-03-12", 12, memory: PriceMemory()).run("history ABC", transport)
        let series = try #require(pollResult.series("ABC"))
        #expect(series.count == 8 && series.running?.day == Fixture.day("2024-03-12") && series.closed.count == 7)
    }

    @Test("a bad session among stored ones is reported, and the service stays healthy")
    func badSession() async throws {
        let memory = PriceMemory { _ in StoredHistory(Self.known(through: "2024-03-11")) }
        let closes = Self.days.enumerated().map { ($1, $0 == 7 ? -1 : 100 + Double($0), 100 + Double($0)) }
        let transport = ScriptedTransport([Self.chartURL("1mo"): Self.chart(closes)])
        let pollResult = try await service("2024-03-12", 17, memory: memory).run("history ABC", transport)
        #expect(pollResult.errors.count == 1 && pollResult.isUnderstood)
        guard case .bar("ABC", let bar)? = pollResult.updates.first else { throw SourceError(.empty, "no session") }
        #expect(bar.day == Fixture.day("2024-03-12") && !bar.hasClose && pollResult.updates.count == 1)
    }

    @Test("a dividend since then rescales the stored history by its factor")
    func dividend() async throws {
        let memory = PriceMemory { _ in StoredHistory(Self.known(through: "2024-03-11")) }
        let closes = Self.days.enumerated().dropFirst().map {
            ($1, 100 + Double($0), (100 + Double($0)) * ($0 == 7 ? 1 : 0.99))
        }
        let transport = ScriptedTransport([Self.chartURL("1mo"): Self.chart(Array(closes))])
        let series = try #require(
            await service("2024-03-12", 17, memory: memory).run("history ABC", transport).series("ABC"))
        #expect(series.count == 8 && abs(series.close(0) - 99) < 1e-9 && series.close(7) == 107)
    }

    @Test("on a contradiction the full history is requested, and replaces the stored one")
    func contradiction() async throws {
        let memory = PriceMemory { _ in StoredHistory(Self.known(through: "2024-03-11")) }
        let other = Self.days.dropFirst().enumerated().map { ($1, 10 + Double($0 * $0), 10 + Double($0 * $0)) }
        let fullHistory = ["2024-02-29"].map { ($0, 9.0, 9.0) } + other
        let transport = ScriptedTransport([
            Self.chartURL("1mo"): Self.chart(other), Self.chartURL("max"): Self.chart(fullHistory),
        ])
        let series = try #require(
            await service("2024-03-12", 17, memory: memory).run("history ABC", transport).series("ABC"))
        #expect(series.count == 8 && series.day(0) == Fixture.day("2024-02-29"))
        #expect(transport.requests.map(\.url) == [Self.chartURL("1mo"), Self.chartURL("max")])
    }

    @Test("a full history of a few sessions does not replace a long one")
    func shortHistory() async throws {
        let memory = PriceMemory { _ in StoredHistory(Self.known(through: "2024-03-11")) }
        let transport = ScriptedTransport { _ in Array(Self.chart([("2024-03-12", 5, 5)]).utf8) }
        let pollResult = try await service("2024-03-12", 17, memory: memory).run("history ABC", transport)
        #expect(pollResult.updates.isEmpty)
        #expect(
            pollResult.errors.map(\.description) == [
                "yahoo ABC: expected at least half the known sessions, found “1 sessions”"
            ])
    }

    @Test("a full range that comes in monthly bars is requested again by its dates")
    func months() async throws {
        let closes = Self.days.map { ($0, 50.0, 50.0) }
        let transport = ScriptedTransport { request in
            let isMonthly = request.url.contains("range=max")
            return Array(
                (isMonthly ? Self.chart(closes).replacing(#""1d""#, with: #""1mo""#) : Self.chart(closes)).utf8)
        }
        let pollResult = try await service("2024-03-12", 17, memory: PriceMemory()).run("history ABC", transport)
        #expect(pollResult.series("ABC")?.count == 8)
        #expect(transport.requests.last?.url.contains("period1=0&period2=1710277200&interval=1d") == true)
    }

    @Test("an instrument that does not exist is an error of the poll result, and the service stays healthy")
    func notFound() async throws {
        let transport = ScriptedTransport { _ throws(SourceError) in
            throw SourceError(.notFound, "404 Not Found: may be delisted")
        }
        let pollResult = try await service("2024-03-12", 17, memory: PriceMemory()).run("history ABC", transport)
        #expect(pollResult.updates.isEmpty)
        #expect(
            pollResult.errors.map(\.description) == [
                "yahoo ABC: expected its history, found “404 Not Found: may be delisted”"
            ])
    }

    @Test("a close that does not arrive is requested three times, then again after the next close")
    func attempts() async throws {
        let memory = PriceMemory { _ in StoredHistory(Self.known(through: "2024-03-11")) }
        let closes = Self.days.dropLast().enumerated().map { ($1, 100 + Double($0), 100 + Double($0)) }
        let transport = ScriptedTransport { _ in Array(Self.chart(closes).utf8) }
        for hour in 17..<22 { _ = try await service("2024-03-12", hour, memory: memory).run("history ABC", transport) }
        #expect(transport.requests.count == 3)
        // Another request within ten minutes does not count as a further attempt.
        for minute in [0, 1, 3, 9] {
            _ = try await service("2024-03-13", 17, minute, memory: memory).run("history ABC", transport)
        }
        #expect(transport.requests.count == 7)
        for minute in [15, 30, 45] {
            _ = try await service("2024-03-13", 17, minute, memory: memory).run("history ABC", transport)
        }
        #expect(transport.requests.count == 9)
    }

    @Test("a request that failed does not count as an attempt")
    func failuresAreNotAttempts() async throws {
        let memory = PriceMemory { _ in StoredHistory(Self.known(through: "2024-03-11")) }
        let closes = Self.days.enumerated().map { ($1, 100 + Double($0), 100 + Double($0)) }
        let service = service("2024-03-12", 17, memory: memory)
        for kind in [SourceError.Kind.unreachable, .nameLookup, .timedOut, .notFound] {
            let dead = ScriptedTransport { _ throws(SourceError) in throw SourceError(kind, "offline") }
            _ = try? await service.run("history ABC", dead)
            #expect(!dead.requests.isEmpty)
        }
        let transport = ScriptedTransport([Self.chartURL("1mo"): Self.chart(closes)])
        #expect(try await service.run("history ABC", transport).updates.count == 1)
    }

    @Test("a day that is not over where an instrument trades does not count as an attempt")
    func runningDay() async throws {
        let memory = PriceMemory { _ in StoredHistory(Self.known(through: "2024-03-11")) }
        let closes = Self.days.enumerated().map { ($1, 100 + Double($0), 100 + Double($0)) }
        let transport = ScriptedTransport { _ in Array(Self.chart(closes, of: Self.coin).utf8) }
        let service = service("2024-03-12", 17, memory: memory)
        for _ in 1...5 { _ = try await service.run("history ABC", transport) }
        #expect(transport.requests.count == 5)
    }

    @Test("a close that is only known from a stream is requested all the same")
    func streamedClose() async throws {
        let memory = PriceMemory { _ in StoredHistory(Self.known(through: "2024-03-12")) }
        let closes = Self.days.enumerated().map { ($1, 100 + Double($0), 100 + Double($0)) }
        let transport = ScriptedTransport { _ in Array(Self.chart(closes).utf8) }
        memory.recordHistory("ABC", through: Fixture.day("2024-03-11"))
        _ = try await service("2024-03-12", 17, memory: memory).run("history ABC", transport)
        #expect(transport.requests.count == 1)
    }

    @Test("the second host is the fallback when the first does not respond, and is tried first from then on")
    func hosts() async throws {
        let transport = ScriptedTransport { request throws(SourceError) in
            if request.url.hasPrefix("http://one") { throw SourceError(.unreachable, "one refuses the connection") }
            return Array(YahooSparkTests.older.utf8)
        }
        let memory = PriceMemory()
        let service = service("2024-03-12", 15, instruments: [Self.abc, Self.rut], memory: memory)
        #expect(try await service.run("quotes 1", transport).updates.count == 3)
        _ = try await service.run("quotes 1", transport)
        #expect(transport.requests.map { String($0.url.prefix(10)) } == ["http://one", "http://two", "http://two"])
        let query = "symbols=ABC,%5ERUT&range=1d&interval=5m&includePrePost=true"
        #expect(transport.requests[0].url == "http://one/v7/finance/spark?\(query)")
        let limited = ScriptedTransport { _ throws(SourceError) in throw SourceError(.tooManyRequests, "429") }
        await #expect(throws: SourceError(.tooManyRequests, "429")) { try await service.run("quotes 1", limited) }
        #expect(limited.requests.count == 1)
    }

    @Test("watched symbols are described by their charts")
    func watched() async throws {
        let closes = Self.days.map { ($0, 50.0, 49.5) }
        let transport = ScriptedTransport([Self.chartURL("max", "XYZ"): Self.chart(closes)])
        let service = service(
            "2024-03-12", 17, instruments: [Self.rut], watched: ["XYZ", "RUT"], memory: PriceMemory())
        #expect(service.pollRequests.map(\.key) == ["quotes 1", "history RUT", "history XYZ"])
        let pollResult = try await service.run("history XYZ", transport)
        guard case .instrument(let instrument) = try #require(pollResult.updates.first) else {
            Issue.record("\(pollResult.updates)")
            return
        }
        let described = Instrument("XYZ", name: "Alpha Beta Fund", kind: .etf, group: "watch", basis: .adjusted)
        #expect(instrument == described)
        #expect(pollResult.series("XYZ")?.close(0) == 49.5)
        let placeholder = Instrument.undescribed("XYZ", group: "mine")
        var market = Market(
            Moment(Fixture.day("2024-03-12"), mode: .live),
            listings: [Listing(placeholder, provenance: Provenance("", .stale))])
        market.apply(.batch(pollResult.updates))
        #expect(market["XYZ"]?.instrument.name == "Alpha Beta Fund" && market["XYZ"]?.instrument.kind == .etf)
        #expect(market["XYZ"]?.instrument.group == "mine" && market["XYZ"]?.series.close(0) == 49.5)
    }

    @Test("a history stored before the symbol was described is replaced, and the symbol is described once")
    func redescribed() async throws {
        let memory = PriceMemory { _ in StoredHistory(Self.known(through: "2024-03-12")) }
        let transport = ScriptedTransport([Self.chartURL("max"): Self.chart(Self.days.map { ($0, 50.0, 49.5) })])
        let service = service("2024-03-12", 17, instruments: [], watched: ["ABC"], memory: memory)
        #expect(try await service.run("history ABC", transport).series("ABC")?.close(0) == 49.5)
        #expect(try await service.run("history ABC", transport).updates.isEmpty && transport.requests.count == 1)
    }

    @Test("forty-five instruments take three requests, and 500 histories do not delay them")
    func batches() {
        let many = (0..<45).map { Instrument(Symbol("S\($0)"), name: "S", kind: .share, group: "g", basis: .price) }
        let service = service("2024-03-12", 15, instruments: many, memory: PriceMemory())
        #expect(service.pollRequests.prefix(4).map(\.key) == ["quotes 1", "quotes 2", "quotes 3", "history S0"])
        #expect(service.budget != nil && service.atOnce == 4)
    }
}

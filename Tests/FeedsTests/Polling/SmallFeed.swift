import Model
import Synchronization

@testable import Feeds

/// The smallest service of quotes there can be: `{"time": 1, "AAA": 12.5, "BBB": 7.25}`. Who asks for a symbol that is null, of
/// another type or absent hears a fault of that symbol, and the price of the others.
struct SmallFeed: Sendable {
    /// Where and how it is asked, which a test may change while it runs.
    struct Terms: Sendable {
        var base: String
        var deadline = Duration.seconds(600)
        var byteLimit = 1 << 20
    }

    private final class Place: Sendable {
        let terms: Mutex<Terms>
        init(_ terms: Terms) { self.terms = Mutex(terms) }
    }

    private let place: Place

    init(_ base: String) { place = Place(Terms(base: base)) }

    /// Asks elsewhere or otherwise from now on.
    func change(_ body: @Sendable (inout Terms) -> Void) { place.terms.withLock { body(&$0) } }

    /// A poll request for some symbols.
    func pollRequest(_ key: String, _ symbols: Symbol..., every interval: Duration = .seconds(60)) -> PollRequest {
        PollRequest(key, every: .always(interval)) { transport throws(SourceError) in
            let terms = place.terms.withLock { $0 }
            let request = HTTPRequest(
                "\(terms.base)/quotes?symbols=\(symbols.map(\.name).joined(separator: ","))&key=hidden", .json,
                deadline: terms.deadline, byteLimit: terms.byteLimit, isConditional: true)
            let answer = try await transport.fetch(request)
            if answer.isUnchanged { return .unchanged }
            do throws(FeedError) {
                return try SmallFeed.read(answer.body, symbols)
            } catch { throw SourceError(error) }
        }
    }

    /// The quotes in an answer, of a session with as many milliseconds in it as the answer says.
    static func read(_ bytes: [UInt8], _ symbols: [Symbol]) throws(FeedError) -> PollResult {
        let file = try JSONFile<[String: Double]>(bytes, source: "small")
        var pollResult = PollResult([], faults: file.faults)
        let time = Timestamp(
            milliseconds: PollingDay.morning.milliseconds + Int64(file.content["time"] ?? 0))
        for symbol in symbols {
            guard let price = file.content[symbol.name].flatMap({ Price(rounding: $0, decimals: 2) }) else {
                if file.faults.isEmpty {
                    pollResult.faults.append(FeedError("small", expected: "a price of \(symbol)", found: ""))
                }
                continue
            }
            pollResult.updates.append(.quote(Quote(symbol, last: price, session: session, time: time)))
        }
        return pollResult
    }

    private static let session = Fixture.day("2026-03-10")

    /// The service, when it is well.
    @Sendable static func answer(_ question: LoopbackService.Question) -> LoopbackService.Answer {
        .json(#"{"time": 1, "AAA": 12.5, "BBB": 7.25, "CCC": 3}"#)
    }

    /// A market of three instruments with a session each, before any quote.
    static var market: Market {
        let before = Fixture.day("2026-03-09")
        return Market(
            Moment(session, .open, mode: .live),
            listings: ["AAA", "BBB", "CCC"].map { symbol in
                Listing(
                    Instrument(symbol, name: symbol.name, kind: .etf, group: "us-small", basis: .price),
                    series: Series([Bar(before, close: 5)]), provenance: Provenance("test", .endOfDay))
            })
    }
}

extension Market {
    /// The last price of an instrument.
    func last(_ symbol: Symbol) -> Double? { self[symbol]?.last?.value }
}

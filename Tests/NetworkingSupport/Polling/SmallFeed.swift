package import Formats
package import Model
package import Networking
import Synchronization
import TestSupport

/// The smallest service of quotes there can be: `{"time": 1, "AAA": 12.5, "BBB": 7.25}`. A symbol that is null, missing
/// or of another type is an error of that symbol only; the others have their prices.
package struct SmallFeed: Sendable {
    /// The address and limits of its requests, which a test may change while it runs.
    package struct RequestSettings: Sendable {
        package var base: String
        package var deadline = Duration.seconds(600)
        package var byteLimit = 1 << 20
    }

    private final class Storage: Sendable {
        let terms: Mutex<RequestSettings>
        init(_ terms: RequestSettings) { self.terms = Mutex(terms) }
    }

    private let storage: Storage

    package init(_ base: String) { storage = Storage(RequestSettings(base: base)) }

    /// Changes the address or the limits of the requests that follow.
    package func change(_ body: @Sendable (inout RequestSettings) -> Void) { storage.terms.withLock { body(&$0) } }

    /// A poll request for the given symbols.
    package func pollRequest(_ key: String, _ symbols: Symbol..., every interval: Duration = .seconds(60))
        -> PollRequest
    {
        PollRequest(key, every: .always(interval)) { transport throws(SourceError) in
            let terms = storage.terms.withLock { $0 }
            let request = HTTPRequest(
                "\(terms.base)/quotes?symbols=\(symbols.map(\.name).joined(separator: ","))&key=hidden", .json,
                deadline: terms.deadline, byteLimit: terms.byteLimit, isConditional: true)
            let response = try await transport.fetch(request)
            if response.isUnchanged { return .unchanged }
            do throws(FeedError) {
                return try SmallFeed.read(response.body, symbols)
            } catch { throw SourceError(error) }
        }
    }

    /// Reads the quotes of a response. Its `time` is in milliseconds after `SettableClock.morning`.
    package static func read(_ bytes: [UInt8], _ symbols: [Symbol]) throws(FeedError) -> PollResult {
        let file = try JSONFile<[String: Double]>(bytes, source: "small")
        var pollResult = PollResult([], errors: file.errors)
        let time = Timestamp(
            milliseconds: SettableClock.morning.milliseconds + Int64(file.content["time"] ?? 0))
        for symbol in symbols {
            guard let price = file.content[symbol.name].flatMap({ Price(rounding: $0, decimals: 2) }) else {
                if file.errors.isEmpty {
                    pollResult.errors.append(FeedError("small", expected: "a price of \(symbol)", found: ""))
                }
                continue
            }
            pollResult.updates.append(.quote(Quote(symbol, last: price, session: session, time: time)))
        }
        return pollResult
    }

    private static let session = Fixture.day("2026-03-10")

    /// A healthy response.
    @Sendable package static func respond(_ request: LoopbackService.Request) -> LoopbackService.Response {
        .json(#"{"time": 1, "AAA": 12.5, "BBB": 7.25, "CCC": 3}"#)
    }

    /// A market of three instruments with one session each, before any quote.
    package static var market: Market {
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
    package func last(_ symbol: Symbol) -> Double? { self[symbol]?.last?.value }
}

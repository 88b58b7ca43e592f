import Model
import SwiftProtobuf
import Synchronization

@testable import Feeds

/// A loopback stream in Yahoo's manner, that says one price more of a made-up fund whenever it is told to.
final class YahooTicker: Sendable {
    let service: SocketService
    /// The fund's market before the stream says anything: 12 March 2024 at three in New York.
    let before = Market(
        Moment(Fixture.day("2024-03-12"), .open, mode: .live, minute: 900),
        listings: [
            Listing(
                Instrument("ABC", name: "Alpha Beta Fund", kind: .etf, group: "us-small", basis: .adjusted),
                series: Series([Bar(Fixture.day("2024-03-11"), close: 104)]), provenance: Provenance("test", .endOfDay))
        ])
    private let desk: Desk

    private final class Desk: Sendable {
        let state = Mutex<(guests: [Guest], ticks: Int, said: Int)>(([], 0, 0))

        /// Says what has been ticked and not said, where somebody listens.
        func say() {
            state.withLock { state in
                guard let guest = state.guests.last else { return }
                while state.said < state.ticks {
                    state.said += 1
                    guest.say(YahooTicker.frame("ABC", 104 + Float(state.said) / 100, second: state.said))
                }
            }
        }
    }

    init() throws {
        let desk = Desk()
        self.desk = desk
        service = try SocketService { guest, event in
            guard case .said = event else { return }
            desk.state.withLock { $0.guests.append(guest) }
            desk.say()
        }
    }

    /// Says one price more.
    var tick: @Sendable () -> Void {
        { [desk, self] in
            desk.state.withLock { $0.ticks += 1 }
            desk.say()
            withExtendedLifetime(self) {}
        }
    }

    /// The stream of it, by a clock on which connections are had in real time all the same.
    func source(_ clock: some Clock<Duration>, memory: PriceMemory = PriceMemory()) -> StreamedSource {
        .yahoo(
            Self.settings(service.url), instruments: before.listings.map(\.instrument), memory: memory,
            client: WebSocketClient(), clock: SourceClock(clock) { YahooSample.evening })
    }

    static func settings(_ url: String) -> YahooSettings {
        YahooSettings(
            isOn: true, addresses: [], quotes: .always(.seconds(20)), history: .always(.seconds(20)), isStreaming: true,
            streamAddress: url, symbols: ["RUT": "^RUT"])
    }

    /// A message with a price of the regular session of 12 March 2024, some seconds after three.
    static func frame(_ name: String, _ price: Float, second: Int = 0) -> String {
        var pricing = YahooPricingData()
        pricing.id = name
        pricing.price = price
        pricing.time = YahooSample.now.milliseconds + Int64(second) * 1000
        pricing.exchange = "PCX"
        pricing.quoteType = 20
        pricing.marketHours = 1
        pricing.priceHint = 2
        let bytes: [UInt8] = (try? pricing.serializedBytes()) ?? []
        return #"{"type":"pricing","message":"\#(Base64.text(bytes))"}"#
    }
}

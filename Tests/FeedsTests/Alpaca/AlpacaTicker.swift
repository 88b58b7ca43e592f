import Model
import Synchronization

@testable import Feeds

/// A loopback stream in Alpaca's manner: it asks who is there, and then says one trade more of a made-up share whenever it is
/// told to.
final class AlpacaTicker: Sendable {
    let service: SocketService
    /// The share's market before the stream says anything: 12 March 2024 at three in New York.
    let before = Market(
        Moment(Fixture.day("2024-03-12"), .open, mode: .live, minute: 900),
        listings: [
            Listing(
                Instrument("ABC", name: "Alpha Beta", kind: .share, group: "us-small", basis: .price),
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
                    guest.say(AlpacaTicker.trade(state.said))
                }
            }
        }
    }

    init() throws {
        let desk = Desk()
        self.desk = desk
        service = try SocketService { guest, event in
            switch event {
            case .arrived: guest.say(#"[{"T":"success","msg":"connected"}]"#)
            case .said(let text) where text.contains(#""action":"auth""#):
                guest.say(#"[{"T":"success","msg":"authenticated"}]"#)
            case .said:
                desk.state.withLock { $0.guests.append(guest) }
                desk.say()
            default: break
            }
        }
    }

    /// Says one trade more.
    var tick: @Sendable () -> Void {
        { [desk, self] in
            desk.state.withLock { $0.ticks += 1 }
            desk.say()
            withExtendedLifetime(self) {}
        }
    }

    /// The stream of it, by a clock on which connections are had in real time all the same.
    func source(_ clock: some Clock<Duration>) -> StreamedSource {
        .alpaca(
            AlpacaSettings(isOn: true, address: service.url, feed: .sip, keyFile: nil),
            keys: AlpacaKeys(key: Secret("PKKEY"), secret: Secret("hushhush")),
            instruments: before.listings.map(\.instrument), client: WebSocketClient(),
            clock: SourceClock(clock) { YahooSample.evening })
    }

    /// A trade of 12 March 2024, some milliseconds after three.
    private static func trade(_ count: Int) -> String {
        let fraction = String(String(1000 + count % 1000).dropFirst())
        return #"[{"T":"t","S":"ABC","p":\#(104 + Double(count) / 100),"t":"2024-03-12T19:00:00.\#(fraction)Z"}]"#
    }
}

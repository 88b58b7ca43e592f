import Model
import NetworkingSupport

@testable import Networking
@testable import Services

extension StreamTicker {
    /// A ticker in Alpaca's message format: it confirms the authentication, and then sends trades of a share.
    static func alpaca() throws -> StreamTicker {
        try StreamTicker(.share, .price) { event in
            switch event {
            case .connected: #"[{"T":"success","msg":"connected"}]"#
            case .received(let text) where text.contains(#""action":"auth""#):
                #"[{"T":"success","msg":"authenticated"}]"#
            default: nil
            }
        } message: { count in
            // 12 March 2024, some milliseconds after 15:00.
            let fraction = String(String(1000 + count % 1000).dropFirst())
            return #"[{"T":"t","S":"ABC","p":\#(104 + Double(count) / 100),"t":"2024-03-12T19:00:00.\#(fraction)Z"}]"#
        }
    }

    /// The Alpaca source of this ticker's service. The clock need not be the real one; connections are made in real
    /// time.
    func alpaca(_ clock: some Clock<Duration>) -> StreamedSource {
        .alpaca(
            AlpacaSettings(isOn: true, address: service.url, feed: .sip, keyFile: nil),
            keys: AlpacaKeys(key: Secret("PKKEY"), secret: Secret("hushhush")),
            instruments: before.listings.map(\.instrument), client: WebSocketClient(),
            clock: SourceClock(clock) { YahooSample.evening })
    }
}

import Model
import NetworkingSupport
import SwiftProtobuf

@testable import Networking
@testable import Services

extension StreamTicker {
    /// A ticker in Yahoo's message format, for a fund.
    static func yahoo() throws -> StreamTicker {
        try StreamTicker(.etf, .adjusted) { _ in
            nil
        } message: { count in
            YahooFrame.text("ABC", 104 + Float(count) / 100, second: count)
        }
    }

    /// The Yahoo source of this ticker's service. The clock need not be the real one; connections are made in real
    /// time.
    func yahoo(_ clock: some Clock<Duration>, memory: PriceMemory = PriceMemory()) -> StreamedSource {
        .yahoo(
            .streaming(service.url), instruments: before.listings.map(\.instrument), memory: memory,
            client: WebSocketClient(), clock: SourceClock(clock) { YahooSample.evening })
    }
}

extension YahooSettings {
    /// Settings for a stream at an address.
    static func streaming(_ url: String) -> YahooSettings {
        YahooSettings(
            isOn: true, addresses: [], quotes: .always(.seconds(20)), history: .always(.seconds(20)), isStreaming: true,
            streamAddress: url, symbols: ["RUT": "^RUT"])
    }
}

enum YahooFrame {
    /// A message with a price of the regular session of 12 March 2024, `second` seconds after 15:00.
    static func text(_ name: String, _ price: Float, second: Int = 0) -> String {
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

public import Model
public import Networking

extension StreamedSource {
    /// The title of the stream's status.
    public static let yahooTitle = "yahoo stream"

    /// Yahoo's stream, a hundred instruments per connection. Its status has a title of its own; its figures are
    /// attributed to Yahoo.
    ///
    /// - Parameters:
    ///   - watched: symbols that are not in the catalogue.
    ///   - memory: the stored prices, shared with the polled service.
    public static func yahoo(
        _ settings: YahooSettings, instruments: [Instrument], watched: [Symbol] = [], memory: PriceMemory,
        client: WebSocketClient, clock: SourceClock = SourceClock()
    ) -> StreamedSource {
        let names = YahooSymbols(settings.symbols)
        var seen: Set<Symbol> = []
        let symbols = (instruments.filter { $0.kind != .ratio }.map(\.symbol) + watched).filter {
            seen.insert($0).inserted
        }
        let lines = stride(from: 0, to: symbols.count, by: YahooStream.limit).map { start in
            let part = Array(symbols[start..<min(start + YahooStream.limit, symbols.count)])
            return StreamLine(
                request: WebSocketRequest(url: settings.streamAddress),
                dialect: YahooStream(part, names: names, memory: memory))
        }
        return StreamedSource("yahoo", title: yahooTitle, lines, client: client, clock: clock)
    }
}

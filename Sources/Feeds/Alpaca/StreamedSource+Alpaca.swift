public import Model

extension StreamedSource {
    /// Alpaca's stream of trades. The free one serves thirty symbols, the first of the shares and funds given; the test
    /// stream serves `FAKEPACA` alone.
    public static func alpaca(
        _ settings: AlpacaSettings, keys: AlpacaKeys, instruments: [Instrument], watched: [Symbol] = [],
        client: WebSocketClient, clock: SourceClock = SourceClock()
    ) -> StreamedSource {
        let isTest = settings.feed == .test
        let traded = instruments.filter { $0.kind == .etf || $0.kind == .share }.map(\.symbol)
        var seen = Set(instruments.map(\.symbol)).subtracting(traded)
        var symbols = (traded + watched).filter { seen.insert($0).inserted }
        if settings.feed == .iex { symbols = Array(symbols.prefix(AlpacaStream.freeLimit)) }
        if isTest { symbols = ["FAKEPACA"] }
        let line = StreamLine(
            request: WebSocketRequest(url: "\(settings.address)/v2/\(settings.feed.rawValue)"),
            dialect: AlpacaStream(keys: keys, symbols: symbols, isTest: isTest))
        return StreamedSource("alpaca", [line], client: client, clock: clock)
    }
}

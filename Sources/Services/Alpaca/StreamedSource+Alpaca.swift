public import Model
public import Networking

extension StreamedSource {
    /// Alpaca's stream of trades. The free one serves thirty symbols, here the first of the given shares and funds; the
    /// test stream serves `FAKEPACA` alone.
    ///
    /// - Parameter watched: symbols that are not in the catalogue; only those in the form of a US share symbol are
    ///   used.
    public static func alpaca(
        _ settings: AlpacaSettings, keys: AlpacaKeys, instruments: [Instrument], watched: [Symbol] = [],
        client: WebSocketClient, clock: SourceClock = SourceClock()
    ) -> StreamedSource {
        let isTest = settings.feed == .test
        let traded = instruments.filter { $0.kind == .etf || $0.kind == .share }.map(\.symbol)
        var seen = Set(instruments.map(\.symbol)).subtracting(traded)
        var symbols = (traded + watched.filter(\.isListedInNewYork)).filter { seen.insert($0).inserted }
        if settings.feed == .iex { symbols = Array(symbols.prefix(AlpacaStream.freeLimit)) }
        if isTest { symbols = ["FAKEPACA"] }
        let line = StreamLine(
            request: WebSocketRequest(url: "\(settings.address)/v2/\(settings.feed.rawValue)"),
            dialect: AlpacaStream(keys: keys, symbols: symbols, isTest: isTest))
        return StreamedSource("alpaca", [line], client: client, clock: clock)
    }
}

extension Symbol {
    /// Whether it has the form of a symbol of New York's exchanges: letters, and a class after a dot. `BTC-USD`,
    /// `EURUSD=X`, `^N225` and `VOD.L` belong to other markets.
    fileprivate var isListedInNewYork: Bool {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard let root = parts.first, (1...5).contains(root.count), parts.count <= 2,
            root.utf8.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
        else { return false }
        return parts.count == 1 || ["A", "B", "C", "D"].contains(parts[1])
    }
}

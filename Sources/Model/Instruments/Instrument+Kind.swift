extension Instrument.Kind {
    /// Whether it is a share of a portfolio: what counts where funds are counted.
    public var isFund: Bool { self == .etf || self == .fund }

    /// Whether it trades in the sessions of the exchange, so that its newest session is one of the market's: currencies,
    /// coins and futures trade at other hours and on other days.
    public var keepsSessions: Bool {
        switch self {
        case .index, .etf, .fund, .share: true
        case .ratio, .currency, .coin, .future: false
        }
    }

    /// What it is called in a sentence.
    public var word: String {
        switch self {
        case .etf: "fund"
        default: rawValue
        }
    }

    /// What a symbol as Yahoo writes it says of its instrument, before anything else is known of it: `^N225`, `EURUSD=X`,
    /// `GC=F`, `BTC-USD`. Nil where it says nothing.
    public init?(ofSymbol symbol: Symbol) {
        let name = symbol.name
        if name.hasPrefix("^") {
            self = .index
        } else if name.hasSuffix("=X") {
            self = .currency
        } else if name.hasSuffix("=F") {
            self = .future
        } else if ["-USD", "-EUR", "-GBP", "-JPY", "-BTC"].contains(where: {
            name.hasSuffix($0) && name.count > $0.count
        }) {
            self = .coin
        } else {
            return nil
        }
    }
}

extension Market {
    /// The newest session that an instrument of the exchange has; of all where there is none such. O(instruments).
    public var newestSession: Day? {
        let days = listings.filter(\.instrument.kind.keepsSessions).compactMap(\.series.lastDay)
        return days.max() ?? listings.compactMap(\.series.lastDay).max()
    }
}

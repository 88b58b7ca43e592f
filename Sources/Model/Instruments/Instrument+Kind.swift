extension Instrument.Kind {
    /// Whether it is a share of a portfolio and counts as a fund.
    public var isFund: Bool { self == .etf || self == .fund }

    /// Whether it trades in the sessions of the exchange, so that its newest session is one of the market's:
    /// currencies, coins and futures trade at other hours and on other days.
    public var tradesInSessions: Bool {
        switch self {
        case .index, .etf, .fund, .share: true
        case .ratio, .currency, .coin, .future: false
        }
    }

    /// The noun for it in a sentence.
    public var noun: String {
        switch self {
        case .etf: "fund"
        default: rawValue
        }
    }

    /// The kind implied by a Yahoo symbol before anything else is known: `^N225`, `EURUSD=X`, `GC=F`, `BTC-USD`. Nil
    /// where the symbol implies none.
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

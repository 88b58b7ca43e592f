/// Something with a price or a level: an index, a fund, a share, a currency.
public struct Instrument: Hashable, Sendable {
    /// What an instrument is.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// A number computed from prices; not traded itself.
        case index
        /// An exchange-traded fund.
        case etf
        /// A fund that is not traded on an exchange.
        case fund
        /// A company's share.
        case share
        /// What a currency costs in another.
        case currency
        /// A cryptocurrency.
        case coin
        /// A contract for delivery later, or a chain of them.
        case future
        /// One instrument's closes over another's.
        case ratio

        /// Whether there are splits or dividends that its prices can be adjusted for.
        public var isAdjusted: Bool { self == .etf || self == .fund || self == .share }
    }

    /// What its closes are.
    public enum Basis: String, CaseIterable, Hashable, Sendable {
        /// Prices as quoted; returns leave dividends out.
        case price
        /// Prices adjusted for splits and dividends; returns are total returns, levels differ from the quoted ones.
        case adjusted
        /// A level that is not a price, as that of VIX.
        case level
    }

    /// What it is called on its market.
    public let symbol: Symbol
    /// Its full name.
    public let name: String
    /// What it is.
    public let kind: Kind
    /// The set it belongs to: `us-small`, `us-large`, `biotech`, `sector`, `rates`, `volatility`.
    public let group: String
    /// What it is compared with, where something fits.
    public let benchmark: Symbol?
    /// What its closes are.
    public let basis: Basis
    /// The one sector it is confined to, where it is.
    public let sector: Sector?

    /// An instrument.
    public init(
        _ symbol: Symbol, name: String, kind: Kind, group: String, benchmark: Symbol? = nil, basis: Basis,
        sector: Sector? = nil
    ) {
        self.symbol = symbol
        self.name = name
        self.kind = kind
        self.group = group
        self.benchmark = benchmark
        self.basis = basis
        self.sector = sector
    }
}

extension Instrument {
    /// A symbol that a viewer watches and of which nothing else is known yet.
    public static func undescribed(_ symbol: Symbol, group: String) -> Instrument {
        Instrument(
            symbol, name: symbol.name, kind: Kind(ofSymbol: symbol) ?? .share, group: group, basis: .price)
    }

    /// The group of what a viewer watches and no catalogue has.
    public static let watchGroup = "watch"
    /// The group of what only a user's own file tells of.
    public static let importGroup = "imported"

    /// Whether it is only there because a watch list named it once, and none does any more: what is known of it stays, but
    /// it is neither shown among all tickers nor asked for.
    public func isForgotten(by listed: Set<Symbol>) -> Bool {
        group == Instrument.watchGroup && !listed.contains(symbol)
    }

    /// Hundredths of the pound, the rand and the shekel, in which shares are quoted.
    public static let minorCurrencies: Set = ["GBp", "GBX", "ZAc", "ILA"]

    /// Whether its prices are in hundredths of a currency: its name says so, or its exchange quotes so.
    public var isInHundredths: Bool {
        if Instrument.minorCurrencies.contains(where: { name.hasSuffix(", in \($0)") }) { return true }
        return kind != .index && [".L", ".IL", ".JO", ".TA"].contains { symbol.name.hasSuffix($0) }
    }

    /// Whether nothing is known of it but its symbol and group: the first source that describes it is believed.
    public var isUndescribed: Bool { self == .undescribed(symbol, group: group) }

    /// The instrument in another group.
    public func inGroup(_ group: String) -> Instrument {
        Instrument(
            symbol, name: name, kind: kind, group: group, benchmark: benchmark, basis: basis, sector: sector)
    }
}

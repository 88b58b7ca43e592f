/// Something with a price or a level: an index, a fund, a share, a currency.
public struct Instrument: Hashable, Sendable {
    /// The kinds of instrument.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// A number computed from prices; not traded itself.
        case index
        /// An exchange-traded fund.
        case etf
        /// A fund that is not traded on an exchange.
        case fund
        /// A company's share.
        case share
        /// The price of a currency in another.
        case currency
        /// A cryptocurrency.
        case coin
        /// A contract for later delivery, or a chain of them.
        case future
        /// The ratio of two instruments' closes.
        case ratio

        /// Whether its prices can be adjusted for splits or dividends.
        public var isAdjusted: Bool { self == .etf || self == .fund || self == .share }
    }

    /// The meaning of an instrument's closes.
    public enum Basis: String, CaseIterable, Hashable, Sendable {
        /// Prices as quoted; returns exclude dividends.
        case price
        /// Prices adjusted for splits and dividends; returns are total returns, and levels differ from quoted ones.
        case adjusted
        /// A level that is not a price, such as the VIX.
        case level
    }

    /// The symbol on its market.
    public let symbol: Symbol
    /// The full name.
    public let name: String
    /// The kind of instrument.
    public let kind: Kind
    /// The set it belongs to: `us-small`, `us-large`, `biotech`, `sector`, `rates`, `volatility`.
    public let group: String
    /// The default instrument for comparisons, where one fits.
    public let benchmark: Symbol?
    /// The meaning of its closes.
    public let basis: Basis
    /// The one sector that it is confined to, if any.
    public let sector: Sector?

    /// An instrument with its description.
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
    /// An instrument on a watch list that has no description yet.
    public static func undescribed(_ symbol: Symbol, group: String) -> Instrument {
        Instrument(
            symbol, name: symbol.name, kind: Kind(ofSymbol: symbol) ?? .share, group: group, basis: .price)
    }

    /// The group of watched instruments that are in no catalogue.
    public static let watchGroup = "watch"
    /// The group of instruments that only a user's own file contains.
    public static let importGroup = "imported"

    /// Whether it was added by a watch list that no longer contains it: its data is retained, but it is neither shown
    /// among all tickers nor polled.
    public func isUnwatched(by listed: Set<Symbol>) -> Bool {
        group == Instrument.watchGroup && !listed.contains(symbol)
    }

    /// Hundredths of the pound, the rand and the shekel, in which shares are quoted.
    public static let minorCurrencies: Set = ["GBp", "GBX", "ZAc", "ILA"]

    /// Whether its prices are in hundredths of a currency, according to its name or its exchange.
    public var isInHundredths: Bool {
        if Instrument.minorCurrencies.contains(where: { name.hasSuffix(", in \($0)") }) { return true }
        return kind != .index && [".L", ".IL", ".JO", ".TA"].contains { symbol.name.hasSuffix($0) }
    }

    /// Whether it has only a symbol and a group; the first description from a source is then accepted.
    public var isUndescribed: Bool { self == .undescribed(symbol, group: group) }

    /// A copy in another group.
    public func inGroup(_ group: String) -> Instrument {
        Instrument(
            symbol, name: name, kind: kind, group: group, benchmark: benchmark, basis: basis, sector: sector)
    }
}

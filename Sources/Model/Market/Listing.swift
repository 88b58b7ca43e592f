/// An instrument on the market: what it is, its sessions, its newest quote, and where they come from.
public struct Listing: Sendable {
    /// What it is.
    public internal(set) var instrument: Instrument
    /// Its sessions, the running one among them.
    public var series: Series
    /// The newest quote, where one has come. Where sessions are missing before its own, it stands apart from them.
    public var quote: Quote?
    /// Bars shorter than a session, newest session only, where known.
    public var intraday: Intraday?
    /// Where the sessions come from.
    public var provenance: Provenance
    /// A quote that is held back, for it is likelier a slip of its source than a price; it waits for a second source or a
    /// second session.
    public internal(set) var held: HeldQuote?

    /// A listing.
    public init(_ instrument: Instrument, series: Series = Series(), provenance: Provenance) {
        self.instrument = instrument
        self.series = series
        self.provenance = provenance
    }

    /// Whether a quote is as new as what is known. An older one changes nothing.
    public func takes(_ quote: Quote) -> Bool {
        if let newest = self.quote, newest.time > quote.time { return false }
        return quote.session >= series.lastDay ?? quote.session
    }

    /// Whether the newest price stands behind a gap in the sessions: what it has changed is then not known.
    public var isApart: Bool { quote.map { $0.session > series.lastDay ?? $0.session - 1 } ?? false }

    /// The date of the last session, or of a newer price behind a gap.
    public var lastDay: Day? { isApart ? quote?.session : series.lastDay }

    /// The last close as its table has it, or a newer price behind a gap.
    public var lastValue: Double? { isApart ? quote?.last.value : series.lastClose }

    /// The last price as quoted: the newest quote where it is no older than the last session, else the last close with as
    /// many decimals as its kind and size need (`decimals`).
    public var last: Price? {
        if let quote, quote.session >= series.lastDay ?? quote.session { return quote.last }
        return series.lastClose.flatMap { Price(rounding: $0, decimals: decimals(of: $0)) }
    }

    /// How many decimals its prices are shown with: those of its newest quote, else four for a ratio or a rate of
    /// currencies, else by size, and for small quoted prices as many as its newest closes are printed with.
    public var decimals: Int {
        if let quote { return Int(quote.last.decimals) }
        return series.lastClose.map(decimals) ?? 2
    }

    /// How many decimals its last close is shown with.
    var closeDecimals: Int { series.lastClose.map(decimals) ?? 2 }

    private func decimals(of close: Double) -> Int {
        if instrument.kind == .ratio { return 4 }
        let bySize = Price.decimals(for: close), size = close.magnitude
        if instrument.symbol.name.hasSuffix("=X"), size < 1000 { return max(bySize, size < 20 ? 4 : 3) }
        guard size >= 0.01, size < 10, instrument.basis == .price else { return bySize }
        let printed = series.tail(5).map { Price.printedDecimals(of: $0, atMost: 4) }
        return max(bySize, printed.max() ?? bySize)
    }
}

/// Prices within sessions, in order of time.
public struct Intraday: Sendable {
    /// A price at a time.
    public struct Point: Hashable, Sendable {
        /// When.
        public let time: Timestamp
        /// The price.
        public let price: Double

        /// A price at a time.
        public init(_ time: Timestamp, _ price: Double) {
            self.time = time
            self.price = price
        }
    }

    /// The session.
    public let session: Day
    /// What the market's wall clock is ahead of UTC, in minutes; negative in New York.
    public let offsetMinutes: Int
    /// The prices so far.
    public var points: [Point]

    /// A session's prices.
    public init(_ session: Day, offsetMinutes: Int, points: [Point] = []) {
        self.session = session
        self.offsetMinutes = offsetMinutes
        self.points = points
    }
}

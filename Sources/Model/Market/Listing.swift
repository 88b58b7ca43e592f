/// An instrument on the market, with its sessions, its newest quote, and their provenance.
public struct Listing: Sendable {
    /// The instrument.
    public internal(set) var instrument: Instrument
    /// The sessions, including the running one.
    public var series: Series
    /// The newest quote, if any. Where sessions are missing before its own, it is not part of `series`.
    public var quote: Quote?
    /// The newest session in bars shorter than a session, where known.
    public var intraday: Intraday?
    /// Where the sessions come from.
    public var provenance: Provenance
    /// A quote that is held back because it is more likely an error of its source than a price, until a second source
    /// or a second session confirms it.
    public internal(set) var held: HeldQuote?

    /// A listing without a quote.
    public init(_ instrument: Instrument, series: Series = Series(), provenance: Provenance) {
        self.instrument = instrument
        self.series = series
        self.provenance = provenance
    }

    /// Whether a quote is at least as new as the current data. An older one changes nothing.
    public func accepts(_ quote: Quote) -> Bool {
        if let newest = self.quote, newest.time > quote.time { return false }
        return quote.session >= series.lastDay ?? quote.session
    }

    /// Whether the newest price follows a gap in the sessions, so that its change is unknown.
    public var isAfterGap: Bool { quote.map { $0.session > series.lastDay ?? $0.session - 1 } ?? false }

    /// The date of the last session, or of a newer price after a gap.
    public var lastDay: Day? { isAfterGap ? quote?.session : series.lastDay }

    /// The last close to show, or a newer price after a gap.
    public var lastValue: Double? { isAfterGap ? quote?.last.value : series.lastPrice }

    /// What the closes up to the last one are: prices as quoted where none of them has an adjusted close of its own yet.
    public var basis: Instrument.Basis {
        instrument.basis == .adjusted && !series.isEmpty && series.quotedOnlyCount == series.count
            ? .price : instrument.basis
    }

    /// The first session whose close is adjusted for dividends, where those before it are not.
    public var firstAdjustedDay: Day? {
        guard basis == .adjusted, case let index = series.quotedOnlyCount, index > 0, index < series.count
        else { return nil }
        return series.day(index)
    }

    /// Whether `last` is an adjusted close, because there is no quoted one.
    public var isLastAdjusted: Bool {
        guard instrument.basis == .adjusted, let lastDay = series.lastDay else { return false }
        if let quote, quote.session >= lastDay { return false }
        return series.quotedClose(series.count - 1) == nil
    }

    /// The last price as quoted: the newest quote unless it is older than the last session, else the last close with
    /// the number of decimals that suits its kind and size (`decimals`).
    public var last: Price? {
        if let quote, quote.session >= series.lastDay ?? quote.session { return quote.last }
        return series.lastPrice.flatMap { Price(rounding: $0, decimals: decimals(of: $0)) }
    }

    /// The number of decimals for its prices: that of the newest quote, else four for a ratio or a currency rate, else
    /// by size, and for small quoted prices as many as the newest closes are printed with.
    public var decimals: Int {
        if let quote { return Int(quote.last.decimals) }
        return series.lastPrice.map(decimals) ?? 2
    }

    /// The number of decimals for the last close.
    package var closeDecimals: Int { series.lastPrice.map(decimals) ?? 2 }

    private func decimals(of close: Double) -> Int {
        if instrument.kind == .ratio { return 4 }
        let bySize = Price.decimals(for: close), size = close.magnitude
        if instrument.symbol.name.hasSuffix("=X"), size < 1000 { return max(bySize, size < 20 ? 4 : 3) }
        guard size >= 0.01, size < 10, instrument.basis == .price || !isLastAdjusted else {
            return bySize
        }
        let newest = Swift.max(0, series.count - 5)..<series.count
        let printed = newest.map(series.price).map { Price.printedDecimals(of: $0, atMost: 4) }
        return max(bySize, printed.max() ?? bySize)
    }
}

/// Prices within sessions, in order of time.
public struct Intraday: Sendable {
    /// A price at a time.
    public struct Point: Hashable, Sendable {
        /// The time of the price.
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
    /// The offset of the market's local time from UTC, in minutes; negative in New York.
    public let offsetMinutes: Int
    /// The prices so far between the opening and the close.
    public var points: [Point]
    /// The prices so far before the opening and after the close; none of them counts in a figure of the session.
    public var extended: [Point]

    /// A session's prices.
    public init(_ session: Day, offsetMinutes: Int, points: [Point] = [], extended: [Point] = []) {
        self.session = session
        self.offsetMinutes = offsetMinutes
        self.points = points
        self.extended = extended
    }

    /// The newest price, whether between the opening and the close or not; nil if there is none.
    public var newest: Point? {
        guard let last = extended.last else { return points.last }
        return points.last.map { $0.time > last.time ? $0 : last } ?? last
    }
}

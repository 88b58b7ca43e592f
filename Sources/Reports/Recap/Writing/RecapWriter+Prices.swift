import Model

extension RecapWriter {
    /// An instrument's last close; nil if it has none on the date.
    func last(of symbol: Symbol) -> RecapFigure? {
        guard isOnDate(symbol), let listing = market[symbol], let close = listing.series.lastPrice else { return nil }
        return RecapFigure(
            "instruments.\(symbol).last", close, .level, text: NumberText.price(close, decimals: listing.closeDecimals),
            definition: listing.isLastAdjusted
                ? "Last close, adjusted for splits and dividends: no quoted price." : "Last close.",
            inputs: [.init("close of \(symbol)", close, Dated(day))], source: listing.provenance.source)
    }

    /// An instrument's return; nil if it has no close on the date or at the start.
    func change(of symbol: Symbol, over reach: Reach) -> RecapFigure? {
        guard let listing = market[symbol], let ends = ends(of: listing, reach),
            let value = listing.series.change(from: ends.base, to: ends.last)
        else { return nil }
        return RecapFigure(
            "instruments.\(symbol).returns.\(key(reach))", value, .fraction, text: NumberText.percentWithUnit(value),
            definition: "Last close over the close at the base, less one. \(listing.basis.explanation)",
            inputs: closes(of: listing, ends), source: listing.provenance.source)
    }

    /// An instrument's return less its benchmark's between the same two closes.
    func lead(of symbol: Symbol, over reach: Reach) -> RecapFigure? {
        guard let listing = market[symbol], let benchmark = listing.instrument.benchmark, let other = market[benchmark],
            let ends = ends(of: listing, reach), let change = listing.series.change(from: ends.base, to: ends.last),
            let otherBase = other.series.index(on: listing.series.day(ends.base)),
            let otherLast = other.series.index(on: listing.series.day(ends.last)),
            let otherChange = other.series.change(from: otherBase, to: otherLast)
        else { return nil }
        let value = change - otherChange
        return RecapFigure(
            "instruments.\(symbol).relative.\(key(reach))", value, .fraction, text: NumberText.pp(value),
            definition:
                "Return of \(symbol) less that of \(benchmark) between the same two closes, in percentage points. "
                + comparison(listing, other),
            inputs: closes(of: listing, ends) + closes(of: other, (otherBase, otherLast)),
            source: sources([listing.provenance.source, other.provenance.source]))
    }

    /// The date of the close from which a window is measured.
    func base(of symbol: Symbol, over window: Window) -> Day? {
        guard let listing = market[symbol], let ends = ends(of: listing, .window(window)) else { return nil }
        return listing.series.day(ends.base)
    }

    /// The bases of the closes of two returns, in words.
    func comparison(_ a: Listing, _ b: Listing) -> String {
        a.basis == b.basis
            ? a.basis.explanation
            : "\(a.instrument.symbol): \(a.basis.explanation) \(b.instrument.symbol): \(b.basis.explanation)"
    }

    /// The distinct sources, separated by semicolons.
    func sources(_ all: [String]) -> String {
        var seen: Set<String> = []
        return all.filter { !$0.isEmpty && seen.insert($0).inserted }.joined(separator: "; ")
    }

    private func key(_ reach: Reach) -> String {
        switch reach {
        case .span: span.isOneSession ? Window.day.rawValue : "since \(span.base.map(\.description) ?? "")"
        case .window(let window): window.rawValue
        }
    }

    private func ends(of listing: Listing, _ reach: Reach) -> (base: Int, last: Int)? {
        let series = listing.series
        guard series.lastDay == day else { return nil }
        let base: Int? =
            switch reach {
            case .span: span.base.flatMap { series.index(on: $0) }
            case .window(let window): series.baseIndex(of: window, asOf: day)
            }
        return base.map { ($0, series.count - 1) }
    }

    private func closes(of listing: Listing, _ ends: (base: Int, last: Int)) -> [RecapFigure.Input] {
        [ends.base, ends.last].map { index in
            RecapFigure.Input(
                "close of \(listing.instrument.symbol)", listing.series.close(index), Dated(listing.series.day(index)))
        }
    }
}

extension Instrument.Basis {
    /// An explanation of returns computed from closes of this basis.
    var explanation: String {
        switch self {
        case .price: "Prices as quoted: dividends are left out."
        case .adjusted: "Prices adjusted for splits and dividends: total returns."
        case .level: "A level, not a price."
        }
    }

    /// The name of returns of this basis.
    var returns: String {
        switch self {
        case .price: "price returns"
        case .adjusted: "total returns"
        case .level: "changes of level"
        }
    }

    /// The abbreviation for a table column.
    var short: String {
        switch self {
        case .price: "price"
        case .adjusted: "adj"
        case .level: "level"
        }
    }
}

import Model

/// Writes the parts of a recap from the figures of a market.
struct RecapWriter {
    /// The market at the close of the session.
    let market: Market
    let span: RecapSpan
    let subject: RecapSubject
    let thesis: RecapThesis?
    /// The parts that are left out.
    private(set) var omitted: Set<Part> = []

    /// The optional parts of a recap, in the order in which they are left out.
    enum Part: CaseIterable {
        /// Watched instruments other than funds and indexes.
        case others
        /// The sectors, which change least.
        case sectors
        /// The valuation of small caps.
        case valuation
        /// The spreads of the curve.
        case curve
        /// The best and the worst fund.
        case leaders
        /// The correlation of small caps with the yield.
        case correlation
        /// The texts of the conditions that changed.
        case conditions
        /// The names of the deals.
        case names
    }

    init(_ market: Market, _ span: RecapSpan, _ subject: RecapSubject, _ thesis: RecapThesis? = nil) {
        self.market = market
        self.span = span
        self.subject = subject
        self.thesis = thesis
    }

    var day: Day { span.day }

    /// The recap; parts are left out in order until it is short enough.
    var recap: Recap {
        var writer = self
        var recap = writer.draft
        for part in Part.allCases where recap.wordCount > Recap.mostWords {
            writer.omitted.insert(part)
            recap = writer.draft
        }
        return recap
    }

    private var draft: Recap {
        Recap(
            span, headline: headline, scope: scope,
            sections: [
                RecapSection(heading: "Indexes", sentences: indexes),
                RecapSection(heading: "Watched", sentences: others),
                RecapSection(heading: "Small caps", sentences: smallCaps),
                RecapSection(heading: "Yields", sentences: yields),
                RecapSection(heading: "Sectors", sentences: sectors),
                RecapSection(heading: "Deals", sentences: deals),
                RecapSection(heading: "Thesis", sentences: thesisSentences),
                RecapSection(heading: "Data", sentences: data),
            ], table: table)
    }

    /// Small and large caps, and the yield.
    private var headline: RecapText {
        let large = small.flatMap { market[$0]?.instrument.benchmark }
        var parts = [small, large].compactMap(\.self).compactMap { symbol -> RecapText? in
            if let change = change(of: symbol, over: .span) { return "\(name(symbol)) \(change)" }
            return last(of: symbol).map { "\(name(symbol)) \($0)" }
        }
        if let yield = yield(of: .tenYears), market.rates[.tenYears].lastDay == day {
            let change = yieldChange(of: .tenYears, over: .span)
            parts.append("\(name: "10-year") \(yield)" + (change.map { " (\($0))" } ?? ""))
        }
        let summary = parts.isEmpty ? "no small caps, no yield" : parts.joined(by: ", ")
        guard !span.isOneSession, let base = span.base else { return "\(date: day.full): \(summary)" }
        return "\(date: day.full) since \(date(base)): \(summary)"
    }

    /// Which closes are compared.
    private var scope: RecapText {
        var text: RecapText = ""
        if span.requestedDay != day {
            text = "\(date: span.requestedDay.long) is \(name: reasonForNoSession); this is the last session before. "
        }
        guard let base = span.base else { return text + "No earlier session to compare with." }
        let weekday: RecapText = "\(date: base.year == day.year ? base.weekdayAndShort : base.full)"
        guard let month = monthBase else { return text + "Against \(weekday)." }
        return text + "Against \(weekday); month from \(date(month))."
    }

    /// The start of the month for small caps, which the scope names.
    var monthBase: Day? { small.flatMap { base(of: $0, over: .month) } }

    /// The small caps with a close on the date.
    var small: Symbol? { subject.small.first { isOnDate($0) } }

    /// The start of a month, if it is not the one named in the scope.
    func from(_ base: Day?) -> RecapText {
        guard let base, base != monthBase else { return "" }
        return " (from \(date(base)))"
    }

    private var reasonForNoSession: String {
        if span.requestedDay.isWeekend { return span.requestedDay.weekday == 5 ? "a Saturday" : "a Sunday" }
        return ExchangeCalendar.nyse.holiday(on: span.requestedDay)?.rawValue ?? "no session here"
    }
}

extension RecapWriter {
    /// The period over which a change is measured.
    enum Reach: Hashable {
        /// From the recap's base to its date.
        case span
        /// A window that ends on the date.
        case window(Window)
    }

    /// Whether an instrument has a close on the date.
    func isOnDate(_ symbol: Symbol) -> Bool { market[symbol]?.series.lastDay == day }

    /// An instrument's name in prose: an index's without the word "Index", else the symbol.
    func name(_ symbol: Symbol) -> RecapText {
        guard let instrument = market[symbol]?.instrument, instrument.kind == .index, instrument.basis != .level
        else { return "\(name: market.label(of: symbol))" }
        let name = instrument.name
        return "\(name: name.hasSuffix(" Index") ? String(name.dropLast(6)) : name)"
    }

    /// An index's name with its article, else the symbol.
    func theName(_ symbol: Symbol) -> RecapText {
        market[symbol]?.instrument.kind == .index ? "the \(name(symbol))" : name(symbol)
    }

    /// A date, without its year if that is the recap's own.
    func date(_ day: Day) -> RecapText { "\(date: day.year == self.day.year ? day.short : day.long)" }

    /// Plain text that is not a literal.
    func plain(_ text: String) -> RecapText { RecapText(stringLiteral: text) }
}

extension Day {
    /// The date as `Thu 16 May`.
    fileprivate var weekdayAndShort: String { "\(full.prefix(3)) \(short)" }
}

extension RecapText {
    static func + (a: RecapText, b: RecapText) -> RecapText {
        var sum = a
        sum.append(b)
        return sum
    }
}

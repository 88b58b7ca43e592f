public import Model
public import Thesis

/// The figures from which a line is written.
public struct LineFigures: Sendable {
    let market: Market
    let thesis: ThesisResult
    let now: Timestamp

    /// Creates the figures of a market.
    ///
    /// - Parameters:
    ///   - thesis: The result of the thesis; that of an empty one where the template does not ask for it.
    ///   - now: The time from which ages are counted.
    public init(_ market: Market, thesis: ThesisResult, now: Timestamp) {
        self.market = market
        self.thesis = thesis
        self.now = now
    }
}

extension LineTemplate {
    /// The names that the figures lack, each with the nearest one; empty if they have all.
    ///
    /// - Parameter others: The names of instruments that exist but were not read.
    public func problems(in figures: LineFigures, others: [Symbol] = []) -> [String] {
        fields.compactMap { field in
            switch field {
            case .instrument(let symbol, _):
                if figures.market.symbol(named: symbol.name) != nil { return nil }
                let names =
                    figures.market.listings.map(\.instrument.label) + others.map(\.name)
                    + Tenor.allCases.map(\.rawValue) + YieldSpread.allCases.map(\.rawValue) + LineField.subjects
                let shown = PlainText.clean(symbol.name, limit: 40)
                return "no instrument \(shown)\(Suggestion.hint(for: symbol.name, among: names))"
            case .thesis(.status(let id)), .thesis(.figure(let id)):
                let ids = figures.thesis.conditions.map(\.id)
                if ids.contains(id) { return nil }
                let names = ids + LineField.ThesisCount.allCases.map(\.rawValue)
                return
                    "no condition \(PlainText.clean(id, limit: 40)) in the thesis\(Suggestion.hint(for: id, among: names))"
            default: return nil
            }
        }
    }

    /// The line, with a dash for each figure that is missing.
    public func line(_ figures: LineFigures) -> String {
        parts.map { part in
            switch part {
            case .text(let text): text
            case .field(let field, let pattern): figures.value(of: field).text(pattern)
            }
        }.joined()
    }
}

extension LineFigures {
    func value(of field: LineField) -> LineValue {
        switch field {
        case .instrument(let symbol, let figure): instrument(symbol, figure)
        case .tenor(let tenor, let figure): rate(market.rates[tenor], figure)
        case .spread(let spread, let figure): self.spread(market.rates.spread(spread), figure)
        case .policy(let figure): policy(market.rates.policyHold, figure)
        case .deals(let figure): deals(figure)
        case .market(let figure): moment(figure)
        case .thesis(let figure): thesis(figure)
        }
    }

    private func instrument(_ symbol: Symbol, _ figure: LineField.InstrumentFigure) -> LineValue {
        guard let symbol = market.symbol(named: symbol.name), let listing = market[symbol] else { return .text(nil) }
        switch figure {
        case .change(let window): return .percent(market.change(of: symbol, over: window))
        case .relative(let window): return .percent(market.relative(of: symbol, over: window))
        case .plain(let figure): return plain(listing, figure)
        }
    }

    private func plain(_ listing: Listing, _ figure: LineField.PlainFigure) -> LineValue {
        let series = listing.series
        return switch figure {
        case .last: .price(listing.last)
        case .name: .text(listing.instrument.name)
        case .date: .text(listing.lastDay?.description)
        case .age: .text(age(of: listing))
        case .source: .text(listing.last == nil ? nil : listing.provenance.source)
        case .freshness: .text(listing.last == nil ? nil : listing.provenance.freshness.rawValue)
        case .benchmark: .text(listing.instrument.benchmark?.name)
        case .volume: .number(series.lastVolume, decimals: 0)
        case .volatility63: .percent(series.volatility63, signed: false)
        case .drawdown252: .percent(series.drawdown252)
        case .average50: .number(series.average(50), decimals: listing.decimals)
        case .average200: .number(series.average(200), decimals: listing.decimals)
        case .toAverage50: .percent(series.distance(toAverage: 50))
        case .toAverage200: .percent(series.distance(toAverage: 200))
        }
    }

    private func rate(_ values: DatedValues, _ figure: LineField.RateFigure) -> LineValue {
        switch figure {
        case .change(let window):
            .number(values.changeBp(over: window, asOf: market.day), decimals: 0, signed: true)
        case .plain(.percent): .number(values.last, decimals: 2)
        case .plain(.date): .text(values.lastDay?.description)
        case .plain(.age): .text(age(of: values.lastDay))
        case .plain(.trend): .text(YieldTrend(values)?.direction.rawValue)
        }
    }

    private func spread(_ spread: (day: Day, bp: Double)?, _ figure: LineField.SpreadFigure) -> LineValue {
        switch figure {
        case .bp: .number(spread?.bp, decimals: 0, signed: true)
        case .date: .text(spread?.day.description)
        case .age: .text(age(of: spread?.day))
        }
    }

    private func policy(_ hold: PolicyHold?, _ figure: LineField.PolicyFigure) -> LineValue {
        switch figure {
        case .percent: .number(hold?.percent, decimals: 2)
        case .days: .number(hold.map { Double($0.days) }, decimals: 0)
        case .since: .text(hold?.since.description)
        case .date: .text(hold?.through.description)
        case .age: .text(age(of: hold?.through))
        }
    }

    /// The deals of the quarter to date; missing where their days are not covered, and marked where some may be missing.
    private func deals(_ figure: LineField.DealFigure) -> LineValue {
        let tally = market.dealTally, coverage = market.dealCoverage(of: tally.days)
        guard coverage != .none else { return .text(nil) }
        let mark = coverage == .partial ? "≥" : ""
        return switch figure {
        case .count: .number(Double(tally.count), decimals: 0, mark: mark)
        case .acquisitions: .number(Double(tally.acquisitions), decimals: 0, mark: mark)
        case .upfront: .text(tally.upfrontUSDMillions.map { mark + NumberText.money(usdMillions: $0) })
        }
    }

    private func moment(_ figure: LineField.MarketFigure) -> LineValue {
        switch figure {
        case .date: .text(market.day.description)
        case .age: .text(age(of: market.day))
        case .session: .text(market.moment.session.rawValue)
        case .mode: .text(market.moment.mode.rawValue)
        }
    }

    private func thesis(_ figure: LineField.ThesisFigure) -> LineValue {
        switch figure {
        case .count(let count):
            let number =
                switch count {
                case .met: thesis.count(.holds)
                case .notMet: thesis.count(.fails)
                case .unknown: thesis.count(.unknown)
                case .total: thesis.conditions.count
                }
            return .number(Double(number), decimals: 0)
        case .status(let id): return .text(thesis.conditions.first { $0.id == id }?.status.label)
        case .figure(let id): return .text(thesis.conditions.first { $0.id == id }?.figure)
        }
    }
}

extension LineFigures {
    /// The age of the newest price: in minutes or hours where its time is known and of the last day, else in days.
    private func age(of listing: Listing) -> String? {
        guard let quote = listing.quote, quote.session == listing.lastDay else { return age(of: listing.lastDay) }
        let minutes = max(0, now.milliseconds - quote.time.milliseconds) / 60_000
        if minutes < 60 { return "\(minutes) min" }
        return minutes < 24 * 60 ? "\(minutes / 60) h" : age(of: quote.session)
    }

    /// The age of a figure of a date, in days of New York.
    private func age(of day: Day?) -> String? {
        day.map { "\(NumberText.count(max(0, NewYorkTime.wallClock(at: now).day - $0))) d" }
    }
}

/// A value in a line.
enum LineValue: Hashable {
    /// A number with its usual decimals, whether it usually has a sign, and what precedes it.
    case number(Double?, decimals: Int, signed: Bool = false, mark: String = "")
    case price(Price?)
    case text(String?)

    /// A fraction in percent.
    static func percent(_ fraction: Double?, signed: Bool = true) -> LineValue {
        .number(fraction.map { $0 * 100 }, decimals: 2, signed: signed)
    }

    /// The value as it is written.
    func text(_ pattern: NumberPattern?) -> String {
        switch self {
        case .number(let number, let decimals, let signed, let mark):
            guard let pattern else {
                return (number == nil ? "" : mark)
                    + NumberText.fixed(number, decimals: decimals, sign: signed ? .always : .negative)
            }
            return (number == nil ? "" : mark) + pattern.text(number, decimals: decimals)
        case .price(let price):
            guard let pattern else { return NumberText.price(price) }
            return pattern.text(price?.value, decimals: price.map { Int($0.decimals) } ?? 2)
        case .text(let text):
            let text = PlainText.clean(text ?? NumberText.missing)
            return pattern?.text(text) ?? text
        }
    }
}

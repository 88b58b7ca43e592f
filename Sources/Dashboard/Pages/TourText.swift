import Model
import Screen
import Thesis

/// The text of a stop of the tour, with figures of the market shown.
struct TourText {
    let state: AppState
    let tour: Tour

    private var market: Market { state.market }

    /// The number and title of the stop.
    var title: Line {
        let number = "Tour \(tour.stop.rawValue + 1) of \(Tour.Stop.allCases.count)"
        return Line(number, Style(.muted, on: .bar)) + Line("  \(tour.stop.title)", Style(.accent, on: .bar).bold)
    }

    /// What one sees, and which keys show more.
    var lines: [Line] {
        guard tour.hasArrived else { return [plain("Opening \(Tour.day.long) …")] }
        return switch tour.stop {
        case .returns: [returns, more([([.shorterWindow, .longerWindow], "other windows"), method])]
        case .yield: [yield, more([([.zoom], "every tenor and the policy rate"), method])]
        case .correlation: [correlation, more([([.down, .up], "other tenors"), method])]
        case .valuation: [valuation, more([method, source])]
        case .sectors: [sectors, more([([.down, .up], "other funds"), method, source])]
        case .deals: [deals, more([([.filter], "narrows them: biotech >500m"), source])]
        case .thesis: [thesis, more([([.zoom], "what would flip each, and the claims"), method])]
        case .further: further
        }
    }

    private var method: ([Command], String) { ([.method], "the calculation") }
    private var source: ([Command], String) { ([.source], "the source") }

    private func plain(_ text: String) -> Line { Line(text, Style(.text, on: .bar)) }
    private func strong(_ text: String) -> Line { Line(text, Style(.text, on: .bar).bold) }

    /// Keys with their effects, in the order given; commands without a key are left out.
    private func more(_ hints: [(commands: [Command], effect: String)]) -> Line {
        let pieces = hints.compactMap { hint -> Line? in
            let keys = hint.commands.map { state.settings.keys.name(of: $0) }.filter { !$0.isEmpty }
            guard !keys.isEmpty else { return nil }
            return Line(keys: keys.joined(separator: " "), effect: hint.effect)
        }
        return pieces.enumerated().reduce(Line()) { line, piece in
            line + (piece.offset == 0 ? Line() : Line("   ", Style(.muted, on: .bar))) + piece.element
        }
    }

    private var returns: Line {
        func month(_ symbol: Symbol) -> Line {
            plain("\(symbol) ") + strong(NumberText.percentWithUnit(market.change(of: symbol, over: .month)))
        }
        let lead = NumberText.pp(market.relative(of: Tour.small, against: Tour.large, over: .month))
        return plain("On the month to \(market.day.long): ") + month(Tour.small)
            + plain(" (the Russell 2000; \(lead) against \(Tour.large)), ") + month(Tour.fund) + plain(".")
    }

    private var yield: Line {
        let yields = market.rates[.tenYears]
        let line =
            plain("10-year yield ") + strong(NumberText.yield(yields.last)) + plain(", ")
            + strong(NumberText.bp(yields.changeBp(over: .month, asOf: market.day))) + plain(" on the month")
        guard let trend = YieldTrend(yields) else { return line + plain(".") }
        let slope = NumberText.fixed(trend.slopeBpPerSession, decimals: 2, sign: .always)
        return line + plain("; trend over \(YieldTrend.observations) sessions ")
            + strong(trend.direction.rawValue)
            + plain(" (\(slope) bp a session, t \(NumberText.fixed(trend.t, decimals: 1))).")
    }

    private var correlation: Line {
        guard let sixty = market.correlation(of: Tour.small, pairs: 60) else {
            return plain("\(Tour.small) and the 10-year yield have too few common sessions.")
        }
        let meaning =
            sixty.isBelowZero
            ? "small caps gain when it falls" : sixty.isAboveZero ? "both move together" : "no clear relation"
        return plain("\(Tour.small) and the 10-year yield over \(sixty.n) sessions: r ")
            + strong(NumberText.ratio(sixty.r))
            + plain(", 95 % CI \(NumberText.ratio(sixty.low))…\(NumberText.ratio(sixty.high)): \(meaning).")
    }

    private var valuation: Line {
        var line = Line()
        if let stated = market.valuationStatements.last(where: { $0.averagePremium != nil }) {
            let discount = NumberText.percentWithUnit(stated.discount, decimals: 0, sign: .negative)
            let premium = NumberText.percentWithUnit(stated.averagePremium, decimals: 0, sign: .negative)
            let since = stated.since.map { " since \($0)" } ?? ""
            line =
                plain("Stated: ") + strong("\(discount) below") + plain(" the S&P 500, against ")
                + strong("\(premium) above") + plain(" on average\(since). ")
        }
        guard let own = market.discount?.point else { return line + plain("By forward P/E: no figure yet.") }
        return line + plain("By forward P/E: ")
            + strong(NumberText.percentWithUnit(own.discount, decimals: 1)) + plain(" on \(own.day.long).")
    }

    private var sectors: Line {
        guard let comparison = market.sectorComparison(of: Tour.fund) else {
            return plain("No sectors of \(Tour.fund) are known by this date.")
        }
        let pair: [Sector] = [.healthCare, .informationTechnology]
        let line =
            plain("\(Tour.fund) has ") + strong(weight(comparison.fund.sum(of: [.healthCare])))
            + plain(" in health care, ") + strong(weight(comparison.fund.sum(of: pair)))
            + plain(" with technology")
        guard let other = comparison.benchmark, !comparison.isWithItself else { return line + plain(".") }
        let mark = other.asOf.day > market.day ? ", later" : ""
        return line + plain("; \(other.fund) has ") + strong(weight(other.sum(of: pair)))
            + plain(" in both (\(other.asOf.long)\(mark)).")
    }

    private func weight(_ figure: StatedFigure?) -> String {
        guard let figure else { return NumberText.missing }
        return figure.quality.sign + NumberText.percentWithUnit(figure.value, decimals: 1, sign: .negative)
    }

    private var deals: Line {
        let tally = market.dealTally
        let now = market.dealCoverage(of: tally.days).text(tally.count)
        let area = DealFilter(area: "biotech")
        let biotech = DealTally(market.deals.filter(area.passes), at: market.day).count
        var line =
            strong("\(now) deals") + plain(" of \(tally.quarterName) in the table by \(market.day.short), ")
            + strong(NumberText.count(biotech)) + plain(" of them in biotech")
        if market.dealCoverage(of: tally.previousSameDays) == .complete {
            line =
                line + plain("; ") + strong(NumberText.count(tally.previousQuarterSameDays))
                + plain(" in the same days of \(tally.previousQuarterName)")
        }
        guard let claim = state.book.result.claims.first(where: { $0.id == "deals" }) else { return line + plain(".") }
        return line + plain("; the article counts ") + strong(claim.statedText) + plain(".")
    }

    private var thesis: Line {
        let conditions = state.book.result.conditions
        var line =
            strong("\(conditions.count { $0.status == .holds }) of \(conditions.count)") + plain(" conditions are met.")
        for (status, name) in [(ConditionStatus.fails, "Not met"), (.unknown, "Unknown")] {
            let texts = conditions.filter { $0.status == status }.map(\.text)
            if !texts.isEmpty { line = line + plain(" \(name): \(texts.joined(separator: "; ")).") }
        }
        return line
    }

    private var further: [Line] {
        [
            more([
                ([.stepBack, .stepOn], "step by a session"), ([.palette], "takes a date, a symbol, 5Y, or a command"),
            ]),
            more([([.recap], "recap"), ([.filter], "filter"), ([.help], "all keys")])
                + Line("   ", Style(.muted, on: .bar)) + Line(keys: "Enter", effect: "goes back to where you were"),
        ]
    }
}

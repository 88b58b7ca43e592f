import Model
import Screen

/// Panel 4: Treasury yields with their changes and trends, spreads, the policy rate, and the correlation of small caps
/// with yields.
struct YieldsPanel: Panel {
    let state: AppState

    private var rates: Rates { state.market.rates }

    var title: Line { "Yields" }
    var caption: Line {
        let window = Line(state.window.rawValue, Style(.accent))
        guard isStale, let day = rates.curve(onOrBefore: state.market.day)?.day else { return window }
        return Line("of \(text(of: day))  ", Style(.warning)) + window
    }

    func list(in inner: Rect) -> Rect? {
        guard state.isZoomed else { return nil }
        return Table.body(in: tableRect(inner))
    }

    func draw(in inner: Rect, on grid: inout Grid) {
        guard rates[.tenYears].last != nil else {
            EmptyMessage("no yields on or before \(state.market.day.long)").draw(in: inner, on: &grid)
            return
        }
        let area = tableRect(inner), tenors = tenors(room: inner.height)
        let table = table(tenors, width: area.width)
        table.draw(in: area, on: &grid) { row, column in
            let cell = content(tenors[row], columns[column])
            return isStale ? cell.dimmed : cell
        }
        var y = area.bottom
        let width = area.width - 3
        for line in [dimmed(spreads), policy] + decisions(width: width) + [dimmed(correlation(width: width))]
            + failureReasons
        where y < inner.bottom {
            grid.write(line, x: inner.x + 2, y: y, width: width)
            y += 1
        }
        if area.width < inner.width {
            let rest = inner.width - area.width - 3
            drawCharts(in: Rect(x: area.right + 3, y: inner.y, width: rest, height: inner.height), on: &grid)
        } else if inner.bottom - y >= 8 {
            let rect = Rect(x: inner.x + 2, y: y + 1, width: inner.width - 3, height: inner.bottom - y - 1)
            drawCharts(in: rect, on: &grid)
        }
    }

    /// The rectangle of the table. In a low and wide panel it leaves the charts a place beside it; where not all tenors
    /// fit, those that do leave three rows to the lines below.
    private func tableRect(_ inner: Rect) -> Rect {
        let heading = state.isZoomed ? 1 : 0
        let count = tenors(room: inner.height).count
        let rows = state.isZoomed ? min(count, max(1, inner.height - 4)) : count
        let isBeside = state.isZoomed && inner.width >= 140 && inner.height < count + heading + 15
        return Rect(
            x: inner.x, y: inner.y, width: isBeside ? max(84, inner.width * 2 / 5) : inner.width,
            height: min(inner.height, rows + heading))
    }

    private var isStale: Bool { state.market.yieldsAreStale }

    private func dimmed(_ line: Line) -> Line { isStale ? Line(line.text, Style(.muted)) : line }

    /// A date, with its year if that is not the market's.
    private func text(of day: Day) -> String { day.year == state.market.day.year ? day.short : day.long }

    /// When zoomed, the reasons why there is nothing newer.
    private var failureReasons: [Line] {
        guard state.isZoomed, isStale || state.market.policyIsStale else { return [] }
        return state.failedRateSources.compactMap { source in
            source.reason.map { Line("\(source.name): ", Style(.muted)) + Line($0, Style(.warning)) }
        }
    }

    /// The curve with its past; when zoomed also the rolling correlation, next to it or below if there is room.
    private func drawCharts(in rect: Rect, on grid: inout Grid) {
        let curve = CurveChart(rates: rates)
        guard state.isZoomed else { return curve.draw(in: rect, on: &grid) }
        let tenor = Tenor.allCases[state.cursor(of: .yields)]
        let correlation = CorrelationChart(market: state.market, symbol: "IWM", tenor: tenor)
        if rect.width >= 100 {
            let parts = rect.columns([.share(1), .share(1)], spacing: 4)
            curve.draw(in: parts[0], on: &grid)
            correlation.draw(in: parts[1], on: &grid)
        } else if rect.height >= 18 {
            let parts = rect.rows([.share(1), .share(1)], spacing: 1)
            curve.draw(in: parts[0], on: &grid)
            correlation.draw(in: parts[1], on: &grid)
        } else {
            curve.draw(in: rect, on: &grid)
        }
    }

    /// All tenors when zoomed; else those that fit, with the 10-year first in priority.
    private func tenors(room: Int) -> [Tenor] {
        if state.isZoomed { return Tenor.allCases }
        let ranked: [Tenor] = [.tenYears, .twoYears, .threeMonths, .thirtyYears]
        return ranked.prefix(max(1, min(4, room - 3))).sorted { $0.years < $1.years }
    }

    private enum Field { case tenor, percent, change, yearAgo, trend, slope, t, curve }

    private var columns: [Field] {
        state.isZoomed
            ? [.tenor, .percent, .change, .yearAgo, .trend, .slope, .t, .curve]
            : [.tenor, .percent, .change, .trend, .curve]
    }

    private func table(_ tenors: [Tenor], width: Int) -> Table {
        let yearAgo = width >= YieldsPanel.datedWidth ? dayOfYearAgo.map(\.long) : nil
        var table = Table(columns.map { heading($0, yearAgo: yearAgo ?? "1Y ago") }, rowCount: tenors.count)
        table.showsHeader = state.isZoomed
        table.firstRow = state.isZoomed ? state.tops[.yields] ?? 0 : 0
        table.selectedRow = state.isZoomed ? state.cursor(of: .yields) : nil
        return table
    }

    /// The width of a table in which a date fits over the yields a year ago.
    private static let datedWidth = 76

    /// The date of the yields a year ago, if they have the same one.
    private var dayOfYearAgo: Day? {
        let days = Set(
            Tenor.allCases.compactMap { tenor -> Day? in
                let yields = rates[tenor]
                return yields.baseIndex(of: .year, asOf: state.market.day).map(yields.day)
            })
        return days.count == 1 ? days.first : nil
    }

    private func heading(_ field: Field, yearAgo: String) -> Table.Column {
        switch field {
        case .tenor: Table.Column("", width: 4, priority: 9)
        case .percent: Table.Column("percent", width: 7, alignment: .right, priority: 8)
        case .change: Table.Column("bp \(state.window.rawValue)", width: 8, alignment: .right, priority: 7)
        case .trend: Table.Column("trend 1M", width: namesTrendWindow ? 12 : 11, priority: 6)
        case .yearAgo:
            Table.Column(yearAgo, width: max(7, DisplayWidth.of(yearAgo)), alignment: .right, priority: 5)
        case .slope: Table.Column("bp/session", width: 10, alignment: .right, priority: 3)
        case .t: Table.Column("t", width: 5, alignment: .right, priority: 2)
        case .curve: Table.Column("", width: 8...(state.isZoomed ? 60 : 40), priority: 4, takesRest: true)
        }
    }

    private func content(_ tenor: Tenor, _ field: Field) -> Table.Content {
        let yields = rates[tenor]
        switch field {
        case .tenor: return .text(tenor.rawValue, tenor == .tenYears ? Style(.text).bold : .plain)
        case .percent: return .text(NumberText.yield(yields.last))
        case .change:
            let change = yields.changeBp(over: state.window, asOf: state.market.day)
            // Whether a rise is good or bad is not for a colour to say.
            return .text(NumberText.bp(change))
        case .yearAgo:
            let base = yields.baseIndex(of: .year, asOf: state.market.day)
            return .text(NumberText.yield(base.map(yields.value)), Style(.muted))
        case .trend: return .line(trend(yields))
        case .slope:
            guard let trend = YieldTrend(yields) else { return .text(NumberText.missing, Style(.muted)) }
            let slope = NumberText.fixed(trend.slopeBpPerSession, decimals: 2, sign: .always)
            return .text(slope, Style(.muted))
        case .t: return .text(NumberText.fixed(YieldTrend(yields)?.t, decimals: 1), Style(.muted))
        case .curve:
            let count = (state.window.sessions ?? 126) + 1
            // Small movements look flat: the height is at least ten basis points.
            return .sparkline(yields.suffix(max(22, count)).map { $0 }, Style(.series), leastSpan: 0.1)
        }
    }

    /// Whether a trend tells its window: where no heading does, and the change beside it is over another one.
    private var namesTrendWindow: Bool { !state.isZoomed && state.window != .month }

    private func trend(_ yields: DatedValues) -> Line {
        guard let trend = YieldTrend(yields) else { return Line(NumberText.missing, Style(.muted)) }
        let window = namesTrendWindow ? " 1M" : ""
        return switch trend.direction {
        // Which of them is good news depends on the thesis.
        case .falling: Line("▼ falling\(window)", Style(.text))
        case .rising: Line("▲ rising\(window)", Style(.text))
        case .flat: Line("• flat\(window)", Style(.muted))
        }
    }

    private var spreads: Line {
        let twoTen = rates.spread(.twoTen)
        let threeTen = rates.spread(.threeMonthTen)
        var line = Line("2s10s ", Style(.muted)) + Line(NumberText.bp(twoTen?.bp))
        line = line + Line("   3m10y ", Style(.muted)) + Line(NumberText.bp(threeTen?.bp))
        if let twoTen, let threeTen {
            line.append("   \(YieldsPanel.shape(twoTen.bp, threeTen.bp))", Style(.muted))
        }
        return line
    }

    /// The shape of a curve, by two spreads of the long end over the short end.
    static func shape(_ twoTen: Double, _ threeMonthTen: Double) -> String {
        let below = [twoTen, threeMonthTen].count { $0 < 0 }
        if below == 0 { return twoTen == 0 && threeMonthTen == 0 ? "flat" : "upward" }
        return below == 2 ? "inverted" : "partly inverted"
    }

    private var policy: Line {
        guard let hold = rates.policyHold else { return Line("fed funds \(NumberText.missing)", Style(.muted)) }
        let days = NumberText.count(hold.days, "day")
        let held = Line(", held \(days)", Style(.muted))
        guard state.market.policyIsStale, let day = rates.policy.lastDay else {
            return Line("fed funds ", Style(.muted)) + Line(NumberText.yield(hold.percent)) + held
        }
        return Line("fed funds \(NumberText.yield(hold.percent))", Style(.muted)) + held
            + Line(", data through \(text(of: day))", Style(.warning))
    }

    /// When zoomed, the newest decision on the policy rate, the last change and the next meeting.
    private func decisions(width: Int) -> [Line] {
        guard state.isZoomed, let path = state.market.policyPath else { return [] }
        let newest = path.newest
        var line = Line("FOMC ", Style(.muted)) + Line("\(text(newest.target)), ")
        line.append(newest.changeBp == 0 ? "held" : NumberText.bp(newest.changeBp), Style.signed(-newest.changeBp))
        line.append(" on \(newest.day.long)", Style(.muted))
        var more: [Line] = []
        if let change = path.lastChange, change != newest {
            more.append(Line("; last change \(NumberText.bp(change.changeBp)) on \(change.day.long)", Style(.muted)))
        }
        if let next = path.next { more.append(Line("; next meeting \(text(of: next))", Style(.muted))) }
        return [Line([line] + more, within: width)]
    }

    private func text(_ target: ClosedRange<Double>) -> String {
        let upper = NumberText.yield(target.upperBound)
        return target.lowerBound == target.upperBound
            ? upper : "\(NumberText.fixed(target.lowerBound, decimals: 2))–\(upper)"
    }

    /// The correlation of small caps with the 10-year yield, in full where there is room.
    private func correlation(width: Int) -> Line {
        let sixty = state.market.correlation(of: "IWM", pairs: 60)
        guard let sixty else {
            return Line("IWM–10Y ", Style(.muted)) + Line("r \(NumberText.missing)", Style.signed(nil))
        }
        let newest = state.market.correlation(of: "IWM", pairs: 20)
        let twenty = newest.map { twenty in
            Line("; \(twenty.n) sessions ", Style(.muted))
                + Line(NumberText.ratio(twenty.r), Style(.text))
        }
        let r = Line(NumberText.ratio(sixty.r), Style(.text))
        let band = "CI \(NumberText.ratio(sixty.low))…\(NumberText.ratio(sixty.high))"
        let long =
            Line("IWM–10Y correlation, \(sixty.n) sessions ", Style(.muted)) + r
            + Line(", 95 % \(band)", Style(.muted))
        let short =
            Line("IWM–10Y ", Style(.muted)) + Line("r ", Style(.text)) + r
            + Line(", \(band), n \(sixty.n)", Style(.muted))
        let shortest = newest.map { twenty in
            short + Line("; ", Style(.muted)) + Line("r \(NumberText.ratio(twenty.r))", Style(.text))
                + Line(", n \(twenty.n)", Style(.muted))
        }
        let forms = [twenty.map { long + $0 }, twenty.map { short + $0 }, shortest, long]
        return forms.compactMap(\.self).first { $0.width <= width } ?? short
    }
}

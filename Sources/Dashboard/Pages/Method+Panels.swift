import Model
import Screen
import Thesis

extension Method {
    /// The method of the figure under the cursor of a panel.
    init(of panel: PanelID, in state: AppState) {
        switch panel {
        case .indexes: self.init(returnOf: state.selected, over: state.window, in: state.market)
        case .tickers:
            self.init(returnOf: state.selected, over: state.watchList.column.window ?? state.window, in: state.market)
        case .chart:
            if state.chartKind == .compare, let chart = ComparisonChart(state) {
                self.init(comparison: chart)
            } else {
                self.init(chart: state)
            }
        case .yields: self.init(yield: state.selectedTenor, over: state.window, in: state.market)
        case .sectors: self.init(sectorsOf: state.selected, in: state.market)
        case .deals: self.init(dealsAt: state.market)
        case .thesis: self.init(condition: state.cursor(of: .thesis), in: state)
        }
    }

    /// The return over the chart's window, or over the sessions in view once it was zoomed or panned.
    private init(chart state: AppState) {
        guard state.chart.span != nil, let listing = state.selectedListing, case let series = listing.series,
            case let range = state.chartRange(of: series), let first = range.first, let last = range.last
        else {
            self.init(returnOf: state.selected, over: state.chartWindow, in: state.market)
            return
        }
        let change = NumberText.percentWithUnit(state.changeInChart)
        let source = listing.provenance.source
        self.init(
            figure: "\(listing.instrument.label) in view \(change)",
            definition: [
                "Return: last close in view ÷ first close in view − 1, over \(last - first) sessions."
            ] + Method.basisSentences(listing),
            inputs: [
                Input("last close in view", Method.price(series.close(last)), series.day(last), source: source),
                Input("first close in view", Method.price(series.close(first)), series.day(first)),
            ])
    }

    /// The returns of the instruments that are compared.
    private init(comparison chart: ComparisonChart) {
        let first = chart.days[0], last = chart.days[chart.count - 1]
        self.init(
            figure: chart.lines.map(\.label).joined(separator: ", ") + " compared",
            definition: [
                "Each close ÷ the close of the first day that all of them have × 100; closes are adjusted for dividends "
                    + "where known. The change is that of the last day shown."
            ],
            inputs: [Input("100 on", "", first)]
                + chart.lines.map { Input($0.label, NumberText.percentWithUnit($0.change), last) })
    }

    private init(returnOf symbol: Symbol, over window: Window, in market: Market) {
        let listing = market[symbol]
        let series = listing?.series ?? Series()
        let source = listing?.provenance.source ?? ""
        figure =
            "\(market.label(of: symbol)) \(window.rawValue) \(NumberText.percentWithUnit(market.change(of: symbol, over: window)))"
        var sentences = ["Return: last close ÷ base close − 1. \(Method.text(window))"]
        if let listing { sentences += Method.basisSentences(listing) }
        var inputs: [Input] = []
        // Before the first adjusted close, the quoted ones give the same returns, and are those that are shown.
        func close(_ index: Int) -> Double { listing?.basis == .price ? series.price(index) : series.close(index) }
        if !series.isEmpty {
            inputs.append(Input("last close", Method.price(close(series.count - 1)), series.lastDay, source: source))
        }
        if listing?.basis == .adjusted, let price = series.lastPrice, price != series.lastClose {
            inputs.append(Input("the same as quoted", Method.price(price), series.lastDay))
        }
        if let base = series.baseIndex(of: window, asOf: market.day) {
            inputs.append(Input("base close", Method.price(close(base)), series.day(base)))
        }
        if let doubt = listing?.doubtfulJump {
            sentences.append("Withheld: \(doubt.message). Neither a second source nor a second day has confirmed it.")
        }
        if let benchmark = listing?.instrument.benchmark, let other = market.relative(of: symbol, over: window) {
            sentences.append("Relative: the difference of the two returns over the instrument's own dates.")
            inputs.append(Input("against \(benchmark)", NumberText.pp(other), nil))
        }
        definition = sentences
        self.inputs = inputs
    }

    private init(yield tenor: Tenor, over window: Window, in market: Market) {
        let yields = market.rates[tenor]
        let change = yields.changeBp(over: window, asOf: market.day)
        figure =
            "\(tenor.rawValue) Treasury \(NumberText.yield(yields.last)), \(NumberText.bp(change)) over \(window.rawValue)"
        definition = [
            "Par yield of the day in percent, as the Treasury published it; changes in basis points. "
                + Method.text(window, counting: "observations"),
            "Trend: ordinary least squares of the last 22 yields on 0…21. Falling is −10 bp or more from first to last "
                + "with t ≤ −2, rising +10 bp or more with t ≥ 2, else flat.",
        ]
        var inputs: [Input] = []
        if let last = yields.last { inputs.append(Input("last yield", NumberText.yield(last), yields.lastDay)) }
        if let base = yields.baseIndex(of: window, asOf: market.day) {
            inputs.append(Input("base yield", NumberText.yield(yields.value(base)), yields.day(base)))
        }
        if let trend = YieldTrend(yields) {
            let slope = NumberText.fixed(trend.slopeBpPerSession, decimals: 2, sign: .always)
            inputs.append(Input("slope, bp a session", slope, nil))
            inputs.append(Input("t of the slope", NumberText.fixed(trend.t, decimals: 1), nil))
        }
        if let correlation = market.correlation(of: "IWM", with: tenor, pairs: 60) {
            let value = NumberText.ratio(correlation.r)
            inputs.append(
                Input("with IWM, n \(correlation.n)", value, "\(correlation.firstDay) to \(correlation.lastDay)"))
        }
        self.inputs = inputs
    }

    private init(sectorsOf fund: Symbol, in market: Market) {
        let comparison = market.sectorComparison(of: fund)
        let two = comparison?.twoLargest
        let value = NumberText.percentWithUnit(two?.value, decimals: 1, sign: .negative)
        figure = "\(market.label(of: fund)) two largest sectors \(two?.quality.sign ?? "")\(value)"
        definition =
            [
                "Sums of holdings' weights by GICS sector; cash and unassigned holdings are separate. Differences from the "
                    + "benchmark are in percentage points. ≥ marks a figure stated as a lower bound, ~ one derived from others.",
                "Herfindahl: the sum of the squared weights. A table from after the date shown is used only where there is no "
                    + "earlier one, and is marked later.",
            ] + Method.debtSentences(market)
        let tables = [comparison?.fund, comparison?.benchmark].compactMap { $0 }
        inputs =
            tables.map { table in
                let later = table.asOf.day > market.day ? " later" : ""
                let count = "\(table.weights.count) weights"
                return Input("\(table.fund)", count, "\(table.asOf)\(later)", source: table.source)
            } + Method.debtInputs(market)
    }

    private init(dealsAt market: Market) {
        let tally = market.dealTally
        figure = "\(tally.quarterName) to date: \(tally.count) deals"
        definition =
            [
                "Deals announced from the quarter's first day to the date shown, against the same number of days of the "
                    + "previous one. A deal dated to a month counts from its first day, one dated to a week from its last.",
                "The total adds upfront values, where stated; deals that do not state one are counted separately, ≤ "
                    + "marks those that state only a maximum total value.",
            ] + Method.filingSentences
        inputs = [
            Input("from", "", tally.start), Input("to", "", tally.day),
            Input("upfront, total", NumberText.money(usdMillions: tally.upfrontUSDMillions), nil),
            Input("without upfront value", NumberText.count(tally.withoutValue), nil),
            Input("prior quarter, same day", NumberText.count(tally.previousQuarterSameDays), nil),
            Input("prior quarter, total", NumberText.count(tally.previousQuarter), nil),
            Input("newest deal", "", market.deals.first?.announced.day),
        ]
    }

    private init(claim: ClaimResult, at row: Int, in state: AppState) {
        let claims = state.book.thesis.claims
        var sentences: [String] = []
        if claims.indices.contains(row), let computes = claims[row].computes {
            sentences.append("Computed as  \(computes.text)")
        }
        sentences += [claim.reason, claim.note].compactMap { text in text.map { "\($0)." } }
        sentences.append("Confirmed means that the two figures differ by no more than the tolerance of the claim.")
        self.init(
            figure: "\(claim.text): \(claim.verdict.rawValue)", definition: sentences,
            inputs: [
                Input("stated", claim.statedText, claim.asOf?.long, source: claim.source),
                Input("computed", claim.computedText, nil),
            ])
    }

    private init(condition row: Int, in state: AppState) {
        if let claim = state.selectedClaim {
            self.init(claim: claim, at: row - state.book.result.conditions.count, in: state)
            return
        }
        let conditions = state.book.result.conditions
        guard conditions.indices.contains(row) else {
            self.init(figure: "no condition under the cursor", definition: [], inputs: [])
            return
        }
        let condition = conditions[row]
        let expression = state.book.thesis.conditions[row].holds.text
        var sentences = ["Met when  \(expression)"]
        if let flip = condition.flip { sentences.append("\(flip.text).") }
        if let note = condition.note { sentences.append(note) }
        sentences.append("Unknown means that the data cannot decide; it is never counted as not met.")
        self.init(
            figure: "\(condition.text): \(condition.status.label)", definition: sentences,
            inputs: [Input("figure", condition.figure, condition.newest?.long)])
    }

    /// What the closes of an instrument are.
    private static func basisSentences(_ listing: Listing) -> [String] {
        switch listing.basis {
        case .adjusted:
            [
                "Closes are adjusted for splits and for dividends paid since: a total return. Prices are shown as quoted, or "
                    + "marked adj."
            ]
                + (listing.firstAdjustedDay.map {
                    ["Before \($0.long) its source has quoted closes only: dividends paid until then are left out."]
                } ?? [])
        case .price: ["Closes are prices as quoted: dividends are left out."]
        case .level: ["A level, not a price."]
        }
    }

    private static func price(_ value: Double) -> String {
        NumberText.price(value, decimals: max(4, Price.decimals(for: value)))
    }

    private static func text(_ window: Window, counting unit: String = "sessions") -> String {
        if let sessions = window.sessions { return "\(window.rawValue) counts \(sessions) of its own \(unit) back." }
        return switch window {
        case .yearToDate: "YTD begins at the last close of the year before."
        case .maximum: "MAX begins with the first of its \(unit)."
        default: "QTD begins at the last close before the quarter."
        }
    }
}

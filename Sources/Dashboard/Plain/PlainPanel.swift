import Model
import Screen
import Thesis

/// The figures of a panel as lines of text.
struct PlainPanel {
    let state: AppState
    let panel: PanelID

    private var market: Market { state.market }

    /// A heading, and a line for each row.
    var lines: [String] {
        switch panel {
        case .indexes: ["Indexes"] + state.indexPositions.map(line)
        case .tickers: tickers
        case .chart: detail(of: state.selected)
        case .yields: yields
        case .sectors: sectors
        case .deals: deals
        case .thesis: thesis
        }
    }

    /// An instrument's figures over all windows.
    func detail(of symbol: Symbol) -> [String] {
        guard let listing = market[symbol] else { return ["Chart: no instrument is selected"] }
        let instrument = listing.instrument
        let title = instrument.kind == .ratio ? "ratio \(instrument.label)" : "\(instrument.label), \(instrument.name)"
        guard let last = listing.last, let day = listing.lastDay else { return ["\(title): no price"] }
        var lines = ["\(title): \(NumberText.price(last)) on \(day.long)\(note(listing))"]
        lines += Window.stepped.compactMap { window in
            market.change(of: symbol, over: window).map { "  \(PlainWords.change($0)) \(PlainWords.over(window))" }
        }
        if let lead = lead(listing) { lines.append("  \(lead) \(PlainWords.over(state.window))") }
        let year = listing.series.tail(252)
        if let low = year.min(), let high = year.max() {
            lines.append(
                "  lowest close of a year \(NumberText.fixed(low, decimals: 2)), highest "
                    + NumberText.fixed(high, decimals: 2))
        }
        return lines
    }

    private var tickers: [String] {
        let list = state.watchList.list.map { ", \($0.name)" } ?? ""
        let filter = state.watchList.filter.isEmpty ? "" : ", filtered by \(state.watchList.filter)"
        return ["Tickers\(list)\(filter), by \(state.watchList.column.name)"] + state.watchList.positions.map(line)
    }

    /// An instrument's price and changes in a line.
    private func line(_ position: Int) -> String {
        let listing = market.listings[position], symbol = listing.instrument.symbol
        let name = listing.instrument.kind == .index ? listing.instrument.shortName : listing.instrument.label
        guard let last = listing.last else { return "  \(name): no price" }
        var parts = ["\(name) \(NumberText.price(last))\(note(listing))"]
        for window in state.window == .day ? [.day] : [.day, state.window] {
            parts.append("\(PlainWords.change(market.change(of: symbol, over: window))) \(PlainWords.over(window))")
        }
        if let lead = lead(listing) { parts.append(lead) }
        return "  " + parts.joined(separator: ", ")
    }

    private func lead(_ listing: Listing) -> String? {
        guard let benchmark = listing.instrument.benchmark else { return nil }
        let difference = market.relative(of: listing.instrument.symbol, over: state.window)
        return PlainWords.lead(difference, over: benchmark.name)
    }

    /// What the screen tells by dimming, and by signs beside the price.
    private func note(_ listing: Listing) -> String {
        var notes: [String] = []
        if listing.isLastAdjusted { notes.append("adjusted") }
        if listing.doubtfulJump != nil { notes.append("a newer price is doubtful") }
        let session = ExchangeCalendar.nyse.session(onOrBefore: market.day)
        if let day = listing.lastDay, day < session { notes.append("of \(day.long)") }
        return notes.isEmpty ? "" : " (\(notes.joined(separator: ", ")))"
    }

    private var yields: [String] {
        let rates = market.rates
        var lines = ["Yields"]
        for tenor in [Tenor.threeMonths, .twoYears, .tenYears, .thirtyYears] {
            guard let last = rates[tenor].last else { continue }
            let change = PlainWords.change(bp: rates[tenor].changeBp(over: state.window, asOf: market.day))
            let trend = YieldTrend(rates[tenor]).map { ", trend \($0.direction.rawValue)" } ?? ""
            lines.append(
                "  \(tenor.rawValue) \(NumberText.yield(last)), \(change) \(PlainWords.over(state.window))\(trend)")
        }
        if lines.count == 1 { lines.append("  none on or before \(market.day.long)") }
        if let spread = rates.spread(.twoTen) {
            lines.append("  10-year less 2-year: \(PlainWords.signed(spread.bp, decimals: 0)) bp")
        }
        if let hold = rates.policyHold {
            lines.append("  fed funds \(NumberText.yield(hold.percent)), held \(NumberText.count(hold.days)) days")
        }
        if let sixty = market.correlation(of: "IWM", pairs: 60) {
            let band = "\(PlainWords.signed(sixty.low)) to \(PlainWords.signed(sixty.high))"
            let r = PlainWords.signed(sixty.r)
            lines.append("  correlation of IWM with the 10-year over \(sixty.n) sessions: \(r), 95 % band \(band)")
        }
        return lines
    }

    private var sectors: [String] {
        guard let comparison = market.sectorComparison(of: state.selected) else {
            return ["Sectors: none for \(market.label(of: state.selected))"]
        }
        let other = comparison.benchmark.map { comparison.isWithItself ? $0.asOf.long : $0.fund.name }
        let mark = comparison.fund.asOf.day > market.day ? ", later than the date shown" : ""
        return ["Sectors of \(comparison.fund.fund), \(comparison.fund.asOf.long)\(mark)"]
            + comparison.rows.filter { $0.fund != nil || $0.benchmark != nil }.map { row in
                let base = other.flatMap { name in row.benchmark.map { ", \(name) \(weight($0))" } } ?? ""
                return "  \(row.sector.rawValue) \(row.fund.map(weight) ?? "not stated")\(base)"
            }
    }

    private func weight(_ weight: SectorWeight) -> String {
        let quality =
            switch weight.quality {
            case .exact: ""
            case .atLeast: "at least "
            case .derived: "about "
            }
        return quality + NumberText.percentWithUnit(weight.weight, decimals: 1, sign: .negative)
    }

    private var deals: [String] {
        let tally = market.dealTally
        let count =
            switch market.dealCoverage(of: tally.days) {
            case .none: "not counted"
            case .partial: "at least \(NumberText.count(tally.count))"
            case .complete: NumberText.count(tally.count)
            }
        let newest = state.deals.prefix(10).map { deal in
            let value = deal.statedValue.label
            return "  \(deal.announced.long): \(deal.acquirer), \(deal.target), \(value)"
        }
        return ["Deals: \(count) in \(tally.quarterName) so far; the newest, acquirer and target"] + newest
    }

    private var thesis: [String] {
        if let message = state.book.errorMessage { return ["Thesis", "  " + message] }
        return ["Thesis: \(ThesisPanel.count(state.book.result)) conditions are met"]
            + state.book.result.conditions.map { condition in
                "  \(condition.status.label): \(condition.text), \(PlainWords.spoken(condition.figure))"
                    + (condition.isLater ? ", from a later table" : "")
            }
    }
}

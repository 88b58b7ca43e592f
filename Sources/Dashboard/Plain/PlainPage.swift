public import Model
import Screen
import Thesis

/// The dashboard as lines of text, for screen readers, terminals that cannot place a cursor, and pipes: first all
/// figures by panel, then each change as a line, and the answers to lines that are entered.
///
/// A value over the same state as the screen: it decides only what is told, and when.
public struct PlainPage: Sendable {
    /// What was told of each instrument: its price, and when.
    private var told: [Symbol: (price: Double, minute: String?)] = [:]
    private var toldDay: Day?
    private var toldYield: Double?
    private var toldConditions: [String: String] = [:]
    private var toldNotice: String?

    /// The smallest change of a price that is told, as a fraction, so that a lively market does not talk all the time.
    static let smallestChange = 0.001

    /// A page of which nothing has been told yet.
    public init() {}

    /// All figures, panel by panel, with what can be entered.
    public mutating func opening(_ state: AppState) -> [String] {
        note(state)
        let panels = PanelID.allCases.flatMap { [""] + PlainPanel(state: state, panel: $0).lines }
        let notice = state.notice.map { [$0] } ?? []
        return [heading(state)] + notice + panels + ["", "Enter help for what can be entered, quit to leave."]
    }

    /// What has changed since the last call: prices at most once a minute each, the yield, conditions, notices. On
    /// another date, all figures again.
    public mutating func changes(_ state: AppState) -> [String] {
        guard toldDay == state.market.day else { return [""] + opening(state) }
        var lines: [String] = []
        for symbol in PlainPage.watched(in: state) {
            guard let listing = state.market[symbol], let last = listing.last, let before = told[symbol],
                state.clock == nil || before.minute != state.clock?.time,
                abs(last.value / before.price - 1) >= PlainPage.smallestChange
            else { continue }
            let change = PlainWords.change(state.market.change(of: symbol, over: .day), decimals: 1)
            lines.append("\(listing.instrument.label) \(NumberText.price(last)), \(change)")
            told[symbol] = (last.value, state.clock?.time)
        }
        let yield = state.market.rates[.tenYears].last
        if let yield, toldYield != yield {
            let change = state.market.rates[.tenYears].changeBp(over: .day, asOf: state.market.day)
            lines.append("10-year yield \(NumberText.yield(yield)), \(PlainWords.change(bp: change))")
        }
        toldYield = yield
        for condition in state.book.result.conditions {
            let status = condition.status.label
            if let before = toldConditions[condition.id], before != status {
                lines.append("thesis: \(condition.text): now \(status), \(PlainWords.spoken(condition.figure))")
            }
            toldConditions[condition.id] = status
        }
        if let notice = state.notice, notice != toldNotice { lines.append(PlainWords.spoken(notice)) }
        toldNotice = state.notice
        let time = state.clock.map { "\($0.time) " } ?? ""
        return lines.map { time + $0 }
    }

    /// The answer to a line that was entered: what it selected or opened, or why it did nothing.
    ///
    /// - Parameters:
    ///   - before: the state before `Event.entered` was applied.
    ///   - state: the state after it.
    public mutating func answer(to line: String, before: AppState, after state: AppState) -> [String] {
        toldNotice = state.notice
        let line = Prompt.accepted(line)
        if line.allSatisfy({ $0 == " " }) { return opening(state) }
        let choice = CommandPalette.choice(for: line, in: before)
        switch choice?.action {
        case .select(let symbol): return PlainPanel(state: state, panel: .tickers).detail(of: symbol)
        case .command(.panel(let panel)): return PlainPanel(state: state, panel: panel).lines
        case .command(.help): return help(state)
        case .jump(let day): return [state.notice ?? "going to \(day.full)"]
        case .window, .list, .command(.nextList): return PlainPanel(state: state, panel: .tickers).lines
        default: break
        }
        if let page = state.page { return PageBox(state: state, page: page).texts.map(PlainWords.spoken) }
        return [state.notice.map(PlainWords.spoken) ?? "\(choice?.title ?? line): done"]
    }

    /// The date that a line asks for; nil if it asks for something else.
    public static func date(in line: String, _ state: AppState) -> Day? {
        guard case .jump(let day)? = CommandPalette.choice(for: Prompt.accepted(line), in: state)?.action else {
            return nil
        }
        return day
    }

    /// Notes everything as told.
    private mutating func note(_ state: AppState) {
        toldDay = state.market.day
        toldYield = state.market.rates[.tenYears].last
        toldNotice = state.notice
        for condition in state.book.result.conditions { toldConditions[condition.id] = condition.status.label }
        for symbol in PlainPage.watched(in: state) {
            told[symbol] = state.market[symbol]?.last.map { ($0.value, state.clock?.time) }
        }
    }

    /// The instruments whose changes are told: the indexes and the tickers of the list shown, without ratios of them.
    private static func watched(in state: AppState) -> [Symbol] {
        (state.indexPositions + state.watchList.positions).map { state.market.listings[$0].instrument }
            .filter { $0.kind != .ratio }.map(\.symbol)
    }

    private func heading(_ state: AppState) -> String {
        let moment = state.market.moment
        let origin =
            switch moment.mode {
            case .live: "live data"
            case .replay: "replay"
            case .bundled: "bundled data"
            }
        let age = state.clock.map { $0.day - moment.day } ?? 0
        let old = age > 0 && moment.mode != .replay ? ", \(NumberText.count(age, "day")) old" : ""
        return "Ballast, \(moment.day.full), \(moment.session.rawValue), \(origin)\(old)."
    }

    private func help(_ state: AppState) -> [String] {
        let panels = PanelID.allCases.map(\.name).joined(separator: ", ")
        return [
            "Enter one of these, and press Enter:",
            "  a ticker or a name, such as \(state.market.label(of: state.selected)): its figures",
            "  a panel: \(panels)",
            "  a date, such as 16 May 2024 or -1y, or live: all figures of that date",
            "  a window, such as 1M or 5Y: the tickers over it",
            "  recap, method, sources, alerts: that page",
            "  refresh: asks the sources now; save ~/frame.txt: saves a frame",
            "  nothing: all figures again; quit: leave",
        ]
    }
}

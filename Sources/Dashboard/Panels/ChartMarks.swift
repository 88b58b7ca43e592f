import Model
import Screen

/// The events of the sessions of a chart: deals of the instrument or of what it holds, decisions on the policy rate, and
/// dividends.
struct ChartMarks {
    /// What an event is, the most important first; of those that would touch the first is drawn.
    enum Kind: Int, CaseIterable {
        case deal, raised, cut, dividend, held
    }

    /// An event of a session.
    struct Mark: Hashable {
        let index: Int
        let kind: Kind
        let text: String
    }

    let marks: [Mark]
    private let sessions: Int
    private let isCandles: Bool

    /// The events of the sessions in a range of indices of a chart.
    ///
    /// - Parameter symbol: The instrument whose deals and dividends count; nil for none.
    init(_ content: any ChartContent, _ range: Range<Int>, of symbol: Symbol?, in market: Market) {
        sessions = content.count
        isCandles = content.isCandles
        guard let first = range.first, let last = range.last else {
            marks = []
            return
        }
        // What happens on a day without a session belongs to the next one.
        let start = first > 0 ? content.day(first - 1) + 1 : content.day(first), end = content.day(last)
        func index(of day: Day) -> Int? {
            guard day >= start, day <= end else { return nil }
            return content.index(onOrBefore: day - 1).map { $0 + 1 } ?? first
        }
        let decisions = market.reference.decisions.compactMap { decision in
            index(of: decision.day).map { Mark(index: $0, kind: decision.kind, text: decision.text) }
        }
        var own: [Mark] = []
        if let symbol {
            own = ChartMarks.deals(of: symbol, in: market).compactMap { deal in
                let text = "\(deal.acquirer) → \(deal.target)"
                return index(of: deal.announced.day).map { Mark(index: $0, kind: .deal, text: text) }
            }
            own += ChartMarks.dividends(of: symbol, from: start, through: end, in: market).compactMap { day, text in
                index(of: day).map { Mark(index: $0, kind: .dividend, text: text) }
            }
        }
        marks = (own + decisions).sorted { ($0.index, $0.kind.rawValue) < ($1.index, $1.kind.rawValue) }
    }

    /// The deals to which the instrument, or a company that the fund holds, is a party, and whose day is known.
    private static func deals(of symbol: Symbol, in market: Market) -> [Deal] {
        let holdings = market.holdings(of: symbol)?.table
        return market.deals.filter { deal in
            deal.announced.precision == .day
                && deal.tickers.contains { $0 == symbol || holdings?.holds($0) ?? false }
        }
    }

    private static func dividends(
        of symbol: Symbol, from start: Day, through end: Day, in market: Market
    ) -> [(day: Day, text: String)] {
        guard let series = market[symbol]?.series, let last = series.index(onOrBefore: end) else { return [] }
        let first = series.index(onOrBefore: start - 1).map { $0 + 1 } ?? 0
        guard first <= last else { return [] }
        return series.dividends(in: first..<last + 1).map { dividend in
            (series.day(dividend.index), "dividend of about \(NumberText.fixed(dividend.amount, decimals: 2))")
        }
    }
}

extension ChartMarks {
    /// What is drawn, with its column: without the least important kinds where there would be too many, and of those that
    /// would touch the most important one.
    func shown(_ columns: ChartColumns) -> [(column: Int, mark: Mark)] {
        var candidates = marks
        for kind in [Kind.held, .dividend] where candidates.count > columns.width / 3 {
            candidates.removeAll { $0.kind == kind }
        }
        var taken: Set<Int> = [], shown: [(column: Int, mark: Mark)] = []
        for mark in candidates.sorted(by: { ($0.kind.rawValue, $0.index) < ($1.kind.rawValue, $1.index) }) {
            let column = columns.column(of: mark.index)
            guard taken.isDisjoint(with: column - 1...column + 1) else { continue }
            taken.insert(column)
            shown.append((column, mark))
        }
        return shown
    }

    /// Draws the events below the columns of a plot.
    func draw(_ columns: ChartColumns, x: Int, y: Int, on grid: inout Grid) {
        for (column, mark) in shown(columns) {
            grid.put(Cell(mark.kind.glyph, mark.kind.style), x: x + column, y: y)
        }
    }

    /// What the marks that are drawn mean.
    func legend(width: Int) -> [Line] {
        let columns = ChartColumns(sessions: sessions, width: width, isCandles: isCandles)
        let kinds = Set(shown(columns).map(\.mark.kind))
        func line(_ wanted: [Kind], _ suffix: String = "") -> Line? {
            let found = wanted.filter(kinds.contains)
            guard !found.isEmpty else { return nil }
            let names = found.reduce(Line(" ")) { line, kind in
                line + Line(" \(kind.glyph.text)", kind.style) + Line(" \(kind.name)", Style(.muted))
            }
            return names + Line(suffix, Style(.muted))
        }
        return [line([.deal]), line([.dividend]), line([.raised, .cut, .held], ", FOMC")].compactMap(\.self)
    }

    /// The events in words; empty if there are none.
    var text: String { marks.map(\.text).joined(separator: ", ") }
}

extension ChartMarks.Kind {
    var glyph: Glyph {
        switch self {
        case .deal: Glyph("◆")
        case .raised: Glyph("▲")
        case .cut: Glyph("▼")
        case .dividend: Glyph("D")
        case .held: Glyph("○")
        }
    }

    fileprivate var name: String {
        switch self {
        case .deal: "deal"
        case .raised: "hike"
        case .cut: "cut"
        case .dividend: "dividend"
        case .held: "hold"
        }
    }

    var style: Style { Style(self == .deal ? .accent : .muted) }
}

extension PolicyDecision {
    fileprivate var kind: ChartMarks.Kind { changeBp > 0 ? .raised : changeBp < 0 ? .cut : .held }

    fileprivate var text: String {
        let ends = [target.lowerBound, target.upperBound].map { NumberText.fixed($0, decimals: 2) }
        let rate = ends[0] == ends[1] ? ends[0] : "\(ends[0])–\(ends[1])"
        return "FOMC \(changeBp > 0 ? "raised to" : changeBp < 0 ? "cut to" : "held at") \(rate) %"
    }
}

import Model
import Screen

/// The pace of deals by quarter, kind and area, and the selected fund's holdings in areas with acquisitions.
struct DealPaceLines {
    private let market: Market
    /// The newest quarters of which deals are known, the running one first.
    private let quarters: [DealQuarter]
    /// The kinds and areas of which at least one count is known.
    private let parts: [Part]
    private let candidates: DealCandidates?

    /// The number of quarters that are shown.
    private static let count = 4

    /// Computes the lines; O(deals).
    init(market: Market, fund: Symbol) {
        self.market = market
        let known = market.dealQuarters.lazy.filter { market.dealCoverage(of: $0.days(at: market.day)) != .none }
        quarters = Array(known.prefix(DealPaceLines.count))
        parts = DealPaceLines.parts(of: market)
        let own = market.dealCandidates(in: fund)
        let other = own == nil ? market[fund]?.instrument.benchmark.flatMap { market.dealCandidates(in: $0) } : nil
        candidates = (own ?? other).flatMap { $0.holdings.isEmpty ? nil : $0 }
    }

    /// The number of rows that it needs, the holdings in full.
    var rowCount: Int {
        let candidates = candidates.map { $0.holdings.count + 3 } ?? 0
        return quarters.count + 1 + (isIncomplete(quarters) ? 1 : 0) + (parts.isEmpty ? 0 : parts.count + 2)
            + candidates
    }

    /// Draws what fits; of the quarters the newest.
    func draw(in rect: Rect, on grid: inout Grid) {
        let shown = Array(quarters.prefix(max(1, rect.height - (isIncomplete(quarters) ? 2 : 1))).reversed())
        let note = isIncomplete(shown) ? 1 : 0
        let rects = rect.rows([
            .fixed(shown.count + 1), .fixed(note), .fixed(parts.isEmpty ? 0 : parts.count + 2), .share(1),
        ])
        drawQuarters(shown, in: rects[0], on: &grid)
        if note > 0 { grid.write(limit, x: rect.x, y: rects[1].y, Style(.muted), width: rect.width, clip: rects[1]) }
        drawParts(parts, in: rects[2], on: &grid)
        guard let candidates else { return }
        let rest = rects[3]
        let area = Rect(x: rest.x, y: rest.y + 1, width: rest.width, height: rest.height - 1)
        DealCandidateTable(market: market, candidates: candidates).draw(in: area, on: &grid)
    }

    private func drawQuarters(_ quarters: [DealQuarter], in rect: Rect, on grid: inout Grid) {
        let maximum = Double(quarters.map(\.sum.count).max() ?? 1)
        let names = quarters.map(name)
        var table = Table(
            [
                Table.Column("quarter", width: names.map(\.width).max() ?? 7, priority: 9),
                Table.Column("deals", width: 6, alignment: .right, priority: 8),
                Table.Column("", width: 4...12, priority: 3),
                Table.Column("upfront", width: 8, alignment: .right, priority: 7),
                Table.Column("median", width: 7, alignment: .right, priority: 6),
                Table.Column("no upfront", width: 10, alignment: .right, priority: 5),
            ], rowCount: quarters.count)
        table.gutter = 0
        table.draw(in: rect, on: &grid) { row, column in
            let quarter = quarters[row]
            switch column {
            case 0: return .line(names[row])
            case 1: return .text(coverage(of: quarter).text(quarter.sum.count))
            case 2: return .bar(SignedBar(Double(quarter.sum.count), scale: 0...max(maximum, 1)))
            case 3: return .text(NumberText.money(usdMillions: quarter.sum.upfrontUSDMillions))
            case 4: return .text(NumberText.money(usdMillions: quarter.sum.medianUpfrontUSDMillions), Style(.muted))
            default: return .text(NumberText.count(quarter.sum.withoutValue), Style(.muted))
            }
        }
    }

    private func name(_ quarter: DealQuarter) -> Line {
        Line(quarter.name, Style(.text).bold) + Line(quarter.isComplete ? "" : " to date", Style(.muted))
    }

    /// Whether the data lack a part of some quarter, the running one counted to date.
    private func isIncomplete(_ quarters: [DealQuarter]) -> Bool {
        quarters.contains { coverage(of: $0) == .partial }
    }

    /// What the sign of an incomplete count means.
    private var limit: String {
        guard let days = market.dealsCovered else { return "≥ incomplete" }
        return "≥ incomplete; complete \(days.lowerBound.long) to \(days.upperBound.long)"
    }

    private func coverage(of quarter: DealQuarter) -> DealCoverage {
        market.dealCoverage(of: quarter.days(at: market.day))
    }

    /// A kind or area of deals: its counts in the quarter to date and in the same days of the one before, as text.
    private typealias Part = (name: String, now: String, before: String)

    private static func parts(of market: Market) -> [Part] {
        let tally = market.dealTally
        let coverage = market.dealCoverage(of: tally.days)
        let coversBefore = market.dealCoverage(of: tally.previousSameDays) == .complete
        guard coverage != .none || coversBefore else { return [] }
        let pace = market.dealPace
        func part(_ name: String, _ now: DealSum, _ before: DealSum) -> Part {
            (name, coverage.text(now.count), NumberText.count(coversBefore ? before.count : nil))
        }
        return pace.kinds.map { part($0.name.rawValue, $0.toDate, $0.sameDaysBefore) }
            + pace.areas.map { part($0.name, $0.toDate, $0.sameDaysBefore) }
    }

    /// Kinds and areas below a blank row and a heading: this quarter against the same number of days of the one before.
    private func drawParts(_ parts: [Part], in rect: Rect, on grid: inout Grid) {
        guard !parts.isEmpty, rect.height > 2 else { return }
        let start = market.day.startOfQuarter, before = start.startOfPreviousQuarter
        let heading =
            "\(start.year) Q\(start.quarter) to date, \(before.year) Q\(before.quarter) to the same day"
        grid.write(heading, x: rect.x, y: rect.y + 1, Style(.muted), width: rect.width)
        for (index, part) in parts.prefix(rect.height - 2).enumerated() {
            let padding = String(repeating: " ", count: max(1, 24 - DisplayWidth.of(part.name)))
            let line =
                Line(part.name + padding, Style(.muted)) + Line(part.now, Style(.text).bold)
                + Line(" vs \(part.before)", Style(.muted))
            grid.write(line, x: rect.x, y: rect.y + 2 + index, width: rect.width)
        }
    }
}

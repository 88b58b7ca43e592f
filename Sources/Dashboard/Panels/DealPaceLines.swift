import Model
import Screen

/// The pace of deals by quarter, kind and area, and the selected fund's holdings in areas with acquisitions.
struct DealPaceLines {
    let market: Market
    let fund: Symbol

    func draw(in rect: Rect, on grid: inout Grid) {
        let covered = market.dealQuarters.filter { coverage(of: $0) != .none }
        let quarters = covered.prefix(4)
        let pace = market.dealPace
        let parts = rect.rows([
            .fixed(quarters.count + 1), .fixed(pace.kinds.count + pace.areas.count + 2), .share(1),
        ])
        drawQuarters(Array(quarters.reversed()), in: parts[0], on: &grid)
        drawParts(pace, in: parts[1].inset(horizontally: 0, vertically: 1), on: &grid)
        drawCandidates(in: parts[2], on: &grid)
    }

    private func drawQuarters(_ quarters: [DealQuarter], in rect: Rect, on grid: inout Grid) {
        let maximum = Double(quarters.map(\.sum.count).max() ?? 1)
        var table = Table(
            [
                Table.Column("Quarter", width: 12, priority: 9),
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
            case 0: return .text(name(quarter), Style(.text).bold)
            case 1: return .text(coverage(of: quarter).text(quarter.sum.count))
            case 2: return .bar(SignedBar(Double(quarter.sum.count), scale: 0...max(maximum, 1)))
            case 3: return .text(NumberText.money(usdMillions: quarter.sum.upfrontUSDMillions))
            case 4: return .text(NumberText.money(usdMillions: quarter.sum.medianUpfrontUSDMillions), Style(.muted))
            default: return .text(NumberText.count(quarter.sum.withoutValue), Style(.muted))
            }
        }
    }

    /// The quarter's name; with the days covered if the data cover only part of it, because the quarter is running or
    /// the table begins or ends in it.
    private func name(_ quarter: DealQuarter) -> String {
        let days = quarter.days(at: market.day)
        guard !quarter.isComplete || coverage(of: quarter) != .complete,
            let covered = market.dealsCovered?.clamped(to: days)
        else { return quarter.name }
        let begins = covered.lowerBound > days.lowerBound
        let ends = covered.upperBound < days.upperBound || !quarter.isComplete
        if begins || !ends { return "\(quarter.name) part" }
        return "Q\(quarter.start.quarter) to \(covered.upperBound.short)"
    }

    private func coverage(of quarter: DealQuarter) -> DealCoverage {
        market.dealCoverage(of: quarter.days(at: market.day))
    }

    /// Kinds and areas: this quarter against the same number of days of the one before.
    private func drawParts(_ pace: DealPace, in rect: Rect, on grid: inout Grid) {
        let rows =
            pace.kinds.map { ($0.name.rawValue, $0.toDate, $0.sameDaysBefore) }
            + pace.areas.map { ($0.name, $0.toDate, $0.sameDaysBefore) }
        let tally = market.dealTally
        let coverage = market.dealCoverage(of: tally.days)
        let coversBefore = market.dealCoverage(of: tally.previousSameDays) == .complete
        for (index, (name, now, before)) in rows.enumerated() where index < rect.height {
            let padding = String(repeating: " ", count: max(1, 24 - DisplayWidth.of(name)))
            let line =
                Line(name + padding, Style(.muted))
                + Line(coverage.text(now.count), Style(.text).bold)
                + Line(" vs \(NumberText.count(coversBefore ? before.count : nil))", Style(.muted))
            grid.write(line, x: rect.x, y: rect.y + index, width: rect.width)
        }
    }

    private func drawCandidates(in rect: Rect, on grid: inout Grid) {
        let own = market.dealCandidates(in: fund)
        let other = market[fund]?.instrument.benchmark.flatMap { market.dealCandidates(in: $0) }
        guard let candidates = own ?? other, !candidates.holdings.isEmpty else { return }
        DealCandidateTable(market: market, candidates: candidates).draw(in: rect, on: &grid)
    }
}

import Model
import Screen

/// The deals of the quarter to date and of the one before, as far as the data cover them.
struct DealQuarterText {
    let market: Market

    private var tally: DealTally { market.dealTally }

    /// The quarter to date in the widest form that fits.
    func caption(width: Int) -> Line {
        guard !market.deals.isEmpty else { return Line("no deals", Style(.warning)) }
        let tally = tally, coverage = market.dealCoverage(of: tally.days)
        let count = Line(coverage.text(tally.count), Style(.text).bold) + Line(" QTD", Style(.muted))
        let forms: [Line] =
            switch coverage {
            case .none:
                ["QTD not counted: \(limit)", "not counted: \(limit)", "QTD not counted"]
                    .map { Line($0, Style(.warning)) }
            case .partial: [count + Line(" · \(limit)", Style(.warning)), count]
            case .complete: [count + rest(tally, withBefore: true), count + rest(tally, withBefore: false), count]
            }
        return forms.first { $0.width <= width } ?? forms.last ?? Line()
    }

    private func rest(_ tally: DealTally, withBefore: Bool) -> Line {
        let value = Line(" · \(NumberText.money(usdMillions: tally.upfrontUSDMillions))", Style(.muted))
        guard withBefore else { return value }
        let before =
            switch market.dealCoverage(of: tally.previousSameDays) {
            case .complete: "\(tally.previousQuarterSameDays) at this point in \(tally.previousQuarterName)"
            case .partial: "\(tally.previousQuarterName) incomplete"
            case .none: "\(tally.previousQuarterName) not available"
            }
        return value + Line(" · \(before)", Style(.muted))
    }

    /// The days that the deal data cover, as far as that limits the quarter to date.
    private var limit: String {
        guard let days = market.dealsCovered else { return "no deal data" }
        return days.upperBound < market.day
            ? "complete only to \(days.upperBound.long)" : "complete only from \(days.lowerBound.long)"
    }

    /// A line for the quarter to date and one for the quarter before.
    func lines(width: Int) -> [Line] {
        let tally = tally
        return [Line(quarter(tally), within: width), Line(previous(tally), Style(.muted))]
    }

    /// The quarter to date, as far as the data cover it.
    private func quarter(_ tally: DealTally) -> [Line] {
        let coverage = market.dealCoverage(of: tally.days)
        guard coverage != .none else { return [Line("\(tally.quarterName): not available, \(limit)")] }
        let message = coverage == .complete ? [] : [Line(", \(limit)", Style(.warning))]
        return [Line("\(tally.quarterName): \(coverage.text(tally.count)) deals")] + message + [
            Line(", \(NumberText.money(usdMillions: tally.upfrontUSDMillions)) upfront"),
            Line(", \(tally.withoutValue) without an upfront value"), Line(", \(tally.acquisitions) acquisitions"),
        ]
    }

    /// The quarter before: counts only for periods that the data cover in full.
    private func previous(_ tally: DealTally) -> String {
        func count(_ count: Int, in days: ClosedRange<Day>) -> String { market.dealCoverage(of: days).text(count) }
        let alike = count(tally.previousQuarterSameDays, in: tally.previousSameDays)
        let all = count(tally.previousQuarter, in: tally.previousDays)
        return "\(tally.previousQuarterName): \(alike) at this point, \(all) in total"
    }
}

extension DealCoverage {
    /// A count of deals in the days, with "≥" where it may lack some; missing where none of the days is covered.
    func text(_ count: Int?) -> String {
        switch self {
        case .none: NumberText.missing
        case .partial: count.map { "≥ \(NumberText.count($0))" } ?? NumberText.missing
        case .complete: NumberText.count(count)
        }
    }
}

extension Market {
    /// What a small-cap rally rests on, looked up in today's figures, in the order of the argument.
    public var observations: [Observation] {
        [
            lead(of: "IWM", over: "SPY").observation("small-lead", "small caps ahead of large on the month"),
            lead(of: "QQQS", over: "IWM").observation("fund-lead", "the fund ahead of its index"),
            fallingYield.observation("yield-falling", "10-year yield falling"),
            movesAgainstYield.observation("against-yield", "small caps move against the yield"),
            policyOnHold.observation("policy-hold", "policy on hold"),
            twoSectors.observation("two-sectors", "health care + technology > 80 %"),
            dealCount.observation("deal-count", "more than 20 deals this quarter"),
            deepDiscount.observation("discount", "discount deeper than 25 %"),
        ]
    }

    private func lead(of symbol: Symbol, over other: Symbol) -> Finding {
        guard let last = self[symbol]?.series.lastDay else { return Finding(unknown: "no prices of \(symbol)") }
        if let old = Finding(ifOlderThan: Market.dailyLimit, newest: Dated(last), at: day) { return old }
        guard let lead = relative(of: symbol, against: other, over: .month) else {
            return Finding(unknown: "too few sessions of \(symbol) and \(other)", newest: Dated(last))
        }
        return Finding(lead > 0, lead, NumberText.pp(lead), newest: Dated(last))
    }

    private var fallingYield: Finding {
        let yields = rates[.tenYears]
        guard let last = yields.lastDay else { return Finding(unknown: "no yields") }
        if let old = Finding(ifOlderThan: Market.dailyLimit, newest: Dated(last), at: day) { return old }
        guard let trend = YieldTrend(yields) else {
            return Finding(unknown: "fewer than \(YieldTrend.observations) yields", newest: Dated(last))
        }
        return Finding(trend.direction == .falling, trend.changeBp, NumberText.bp(trend.changeBp), newest: Dated(last))
    }

    private var movesAgainstYield: Finding {
        guard let correlation = correlation(of: "IWM", pairs: 60) else {
            return Finding(unknown: "fewer than \(Correlation.fewestPairs) sessions with a yield")
        }
        let last = Dated(correlation.lastDay)
        if let old = Finding(ifOlderThan: Market.dailyLimit, newest: last, at: day) { return old }
        let figure = "r " + NumberText.ratio(correlation.r)
        return Finding(correlation.isBelowZero, correlation.r, figure, newest: last)
    }

    private var policyOnHold: Finding {
        guard let hold = rates.policyHold else { return Finding(unknown: "no policy rate") }
        let last = Dated(hold.through)
        if let old = Finding(ifOlderThan: Market.dailyLimit, newest: last, at: day) { return old }
        return Finding(hold.days >= 90, hold.percent, NumberText.yield(hold.percent), newest: last)
    }

    private var twoSectors: Finding {
        guard let chosen = sectorTable(of: "QQQS") else { return Finding(unknown: "no sectors of QQQS") }
        let later = chosen.isLater ? "later: \(chosen.table.asOf.long)" : nil
        guard let sum = chosen.table.sum(of: [.healthCare, .informationTechnology]) else {
            return Finding(unknown: "sectors not stated", newest: chosen.table.asOf)
        }
        let atLeast = sum.quality == .atLeast
        let figure = (atLeast ? "≥" : "") + NumberText.percentWithUnit(sum.value, decimals: 1, sign: .negative)
        if atLeast, sum.value <= 0.8 {
            return Finding(unknown: "stated as a lower bound", sum.value, figure: figure, newest: chosen.table.asOf)
        }
        return Finding(sum.value > 0.8, sum.value, figure, newest: chosen.table.asOf, note: later)
    }

    private var dealCount: Finding {
        guard let newest = deals.first?.announced else { return Finding(unknown: "no deals known") }
        if let old = Finding(ifOlderThan: Market.quarterLimit, newest: newest, at: day) { return old }
        let count = dealTally.count
        return Finding(count > 20, Double(count), NumberText.count(count), newest: newest)
    }

    private var deepDiscount: Finding {
        guard let discount else { return Finding(unknown: "no price-earnings ratios") }
        let newest = Dated(discount.point.day)
        if let old = Finding(ifOlderThan: Market.quarterLimit, newest: newest, at: day) { return old }
        let value = discount.point.discount
        return Finding(value < -0.25, value, NumberText.percentWithUnit(value, decimals: 1), newest: newest)
    }
}

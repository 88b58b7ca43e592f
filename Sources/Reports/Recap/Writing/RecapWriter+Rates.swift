import Model

extension RecapWriter {
    /// The maximum age of a daily figure in days.
    static let dailyLimit = 7

    /// The 10-year yield, its correlation with small caps, the curve and the policy rate.
    var yields: [RecapText] { tenYears + correlation + curve + policy }

    private var tenYears: [RecapText] {
        guard let yield = yield(of: .tenYears), let date = market.rates[.tenYears].lastDay else { return [] }
        var text: RecapText
        if date < day {
            text = "the \(name: "10-year") yield was \(yield) on \(self.date(date)), the newest published"
        } else if let change = yieldChange(of: .tenYears, over: .span) {
            text = "the \(name: "10-year") yield \(since(change))\(moved(bp: change)) \(yield)"
        } else {
            text = "the \(name: "10-year") yield was \(yield)"
        }
        if let month = yieldChange(of: .tenYears, over: .window(.month)) {
            text.append("; its month\(from(month.inputs.first?.date.day)) is \(month)")
            if let trend = YieldTrend(market.rates[.tenYears]) {
                text.append(", trend \(plain(trend.direction.rawValue))")
            }
        }
        return sentences(text)
    }

    /// The start of the change, if it is not the recap's base.
    private func since(_ change: RecapFigure) -> RecapText {
        guard let from = change.inputs.first?.date.day, from != span.base else { return "" }
        return "since \(date(from)) "
    }

    private func moved(bp change: RecapFigure) -> RecapText {
        if change.value == 0 { return "was unchanged at" }
        return change.value > 0 ? "rose \(size: change) to" : "fell \(size: change) to"
    }

    private var curve: [RecapText] {
        guard yield(of: .tenYears) != nil, !omitted.contains(.curve) else { return [] }
        let spreads = YieldSpread.allCases.compactMap { spread in figure(of: spread).map { (spread, $0) } }
        let parts = spreads.enumerated().map { index, entry -> RecapText in
            "\(name: entry.0.rawValue) \(plain(index == 0 ? "is " : ""))\(entry.1)"
        }
        return sentences(parts.joined(by: ", "))
    }

    private var policy: [RecapText] {
        guard let hold = market.rates.policyHold, day - hold.through <= RecapWriter.dailyLimit else { return [] }
        let rate = RecapFigure(
            "policy.percent", hold.percent, .percent, text: NumberText.yield(hold.percent),
            definition:
                "The effective federal funds rate; held since the first day of the unbroken run in which it stayed "
                + "within 0.125 of its newest value.",
            inputs: [
                .init("effective federal funds rate", hold.percent, Dated(hold.through)),
                .init("first day of the run", nil, Dated(hold.since)),
            ], source: RecapWriter.federalReserve)
        if hold.days == 1 { return sentences("the policy rate was \(rate)") }
        let isExact = hold.since > market.rates.policy.day(0)
        return sentences(
            "the policy rate, \(rate), has held since "
                + (isExact ? date(hold.since) : "\(date(hold.since)) or before"))
    }

    private var correlation: [RecapText] {
        guard !omitted.contains(.correlation) else { return [] }
        for symbol in subject.correlated {
            guard let correlation = market.correlation(of: symbol, pairs: 60),
                day - correlation.lastDay <= RecapWriter.dailyLimit
            else { continue }
            let (r, low, high, n) = figures(of: correlation, symbol)
            return sentences(
                "\(theName(symbol))’s correlation with \(plain(yield(of: .tenYears) == nil ? "the yield" : "it")) is \(r) (\(n, as: "n \(n.text)"), CI \(low) to \(high))"
            )
        }
        return []
    }
}

extension RecapWriter {
    static let treasury = "U.S. Treasury, par yield curve"
    static let federalReserve = "Federal Reserve, effective federal funds rate"

    /// A tenor's newest yield; nil if it is older than a week.
    func yield(of tenor: Tenor) -> RecapFigure? {
        let yields = market.rates[tenor]
        guard let percent = yields.last, let date = yields.lastDay, day - date <= RecapWriter.dailyLimit else {
            return nil
        }
        return RecapFigure(
            "yields.\(tenor.rawValue).percent", percent, .percent, text: NumberText.yield(percent),
            definition: "Par yield of the day in percent, as published.",
            inputs: [.init("\(tenor.rawValue) yield", percent, Dated(date))], source: RecapWriter.treasury)
    }

    /// The change of a tenor's yield.
    func yieldChange(of tenor: Tenor, over reach: Reach) -> RecapFigure? {
        let yields = market.rates[tenor]
        guard yields.count > 0, let base = base(of: yields, reach), base < yields.count - 1 else { return nil }
        let (before, after) = (yields.value(base), yields.value(yields.count - 1))
        let bp = basisPoints(from: before, to: after)
        let inputs = [base, yields.count - 1].map { index in
            RecapFigure.Input("\(tenor.rawValue) yield", yields.value(index), Dated(yields.day(index)))
        }
        let key = reach == .window(.month) ? "change1MBp" : span.isOneSession ? "change1DBp" : "changeBp"
        return RecapFigure(
            "yields.\(tenor.rawValue).\(key)", bp, .bp, text: NumberText.bp(bp),
            definition: "The newest yield less the earlier one, in basis points.", inputs: inputs,
            source: RecapWriter.treasury)
    }

    private func base(of yields: DatedValues, _ reach: Reach) -> Int? {
        switch reach {
        case .span: span.base.flatMap(yields.index(onOrBefore:))
        case .window(let window): yields.baseIndex(of: window, asOf: day)
        }
    }

    private func figure(of spread: YieldSpread) -> RecapFigure? {
        guard let (date, bp) = market.rates.spread(spread), date == market.rates[.tenYears].lastDay else { return nil }
        let inputs = [spread.short, spread.long].map { tenor in
            RecapFigure.Input("\(tenor.rawValue) yield", market.rates[tenor].value(on: date), Dated(date))
        }
        return RecapFigure(
            "spreadsBp.\(spread.rawValue)", bp, .bp, text: NumberText.bp(bp),
            definition:
                "Yield of \(spread.long.rawValue) less that of \(spread.short.rawValue) on the last date that has "
                + "both, in basis points.",
            inputs: inputs, source: RecapWriter.treasury)
    }

    private func figures(
        of found: Correlation, _ symbol: Symbol
    ) -> (r: RecapFigure, low: RecapFigure, high: RecapFigure, n: RecapFigure) {
        let source = sources([market[symbol]?.provenance.source ?? "", RecapWriter.treasury])
        let inputs = [
            RecapFigure.Input("first close and yield", nil, Dated(found.firstDay)),
            RecapFigure.Input("last close and yield", nil, Dated(found.lastDay)),
        ]
        func figure(_ key: String, _ value: Double, _ definition: String) -> RecapFigure {
            let isCount = key == "n"
            return RecapFigure(
                "correlations.\(symbol)/10Y/60.\(key)", value, isCount ? .count : .coefficient,
                text: isCount ? NumberText.count(found.n) : NumberText.ratio(value), definition: definition,
                inputs: inputs, source: source)
        }
        let band = "of the 95 % confidence interval of the correlation, by Fisher's z."
        return (
            figure(
                "r", found.r, "Pearson's correlation of log returns with changes of the 10-year yield, joined by date."),
            figure("low", found.low, "The lower end \(band)"), figure("high", found.high, "The upper end \(band)"),
            figure("n", Double(found.n), "Number of pairs, of the last 60, in the correlation.")
        )
    }
}

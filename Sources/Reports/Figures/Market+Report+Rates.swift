import Model

extension Market {
    /// A tenor's newest yield and its trend.
    func report(of tenor: Tenor) -> JSON {
        let yields = rates[tenor]
        let trend = YieldTrend(yields)
        return [
            "tenor": .string(tenor.rawValue),
            "percent": JSON(yields.last),
            "date": JSON(yields.lastDay),
            "change1MBp": JSON(yields.changeBp(over: .month, asOf: day)),
            "slopeBpPerSession": JSON(trend?.slopeBpPerSession),
            "t": JSON(trend?.t),
            "trend": JSON(trend?.direction.rawValue),
        ]
    }

    /// The policy rate and how long it has been held.
    var policyReport: JSON {
        let hold = rates.policyHold
        return [
            "percent": JSON(hold?.percent), "heldSince": JSON(hold?.since), "heldDays": JSON(hold?.days),
            "date": JSON(hold?.through),
            "decision": policyPath.map { decisionReport($0.newest) } ?? .null,
            "lastChange": policyPath?.lastChange.map(decisionReport) ?? .null,
            "nextScheduled": JSON(policyPath?.next),
        ]
    }

    private func decisionReport(_ decision: PolicyDecision) -> JSON {
        [
            "date": JSON(decision.day), "scheduled": .bool(decision.isScheduled),
            "lower": JSON(decision.target.lowerBound), "upper": JSON(decision.target.upperBound),
            "changeBp": JSON(decision.changeBp),
        ]
    }

    /// An instrument's correlations with the ten-year yield, one for each window.
    func correlationReports(of listing: Listing) -> [JSON] {
        Correlation.windows.map { window in
            let correlation = Correlation(listing.series, rates[.tenYears], pairs: window)
            return [
                "symbol": .string(listing.instrument.symbol.name),
                "tenor": .string(Tenor.tenYears.rawValue),
                "window": JSON(window),
                "r": JSON(correlation?.r),
                "low": JSON(correlation?.low),
                "high": JSON(correlation?.high),
                "n": JSON(correlation?.n),
                "from": JSON(correlation?.firstDay),
                "to": JSON(correlation?.lastDay),
            ]
        }
    }
}

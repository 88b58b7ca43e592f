import Model

extension Market {
    /// The curve of the newest date, and those of a week, a month and a year before.
    var curveReport: JSON {
        guard let memory = CurveComparison(rates) else { return .null }
        let past = CurveComparison.windows.map { JSON.Member($0.rawValue, memory.past[$0].map(report(of:)) ?? .null) }
        return .object([JSON.Member("now", report(of: memory.now))] + past)
    }

    private func report(of curve: YieldCurve) -> JSON {
        let percent = Tenor.allCases.map { JSON.Member($0.rawValue, JSON(curve.percent[$0])) }
        return ["date": JSON(curve.day), "percent": .object(percent)]
    }

    /// The regimes of an instrument's correlation with the ten-year yield for each window: the current one, and the
    /// earlier changes of sign.
    func regimeReports(of listing: Listing) -> [JSON] {
        Correlation.windows.map { window in
            let rolling = RollingCorrelation(listing.series, rates[.tenYears], pairs: window)
            return [
                "symbol": .string(listing.instrument.symbol.name),
                "tenor": .string(Tenor.tenYears.rawValue),
                "window": JSON(window),
                "points": JSON(rolling.points.isEmpty ? nil : rolling.points.count),
                "regime": JSON(rolling.regime.map { $0.isBelowZero ? "below zero" : "above zero" }),
                "since": JSON(rolling.regime?.lastDay),
                "flips": .array(
                    rolling.flips.map { flip in
                        [
                            "date": JSON(flip.lastDay), "r": JSON(flip.r), "low": JSON(flip.low),
                            "high": JSON(flip.high),
                        ]
                    }),
            ]
        }
    }
}

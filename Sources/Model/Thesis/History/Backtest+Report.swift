extension Backtest {
    /// What it found as data: fractions for returns and shares, null for what is missing.
    public func report() -> JSON {
        [
            "from": JSON(span.lowerBound),
            "to": JSON(span.upperBound),
            "sessions": JSON(sessions),
            "forwardSessions": JSON(Backtest.forwardSessions),
            "instruments": .array(instruments.map { .string($0.name) }),
            "overlapping": true,
            "afterAll": afterAll.report,
            "conditions": .array(rows.map(\.report)),
            "groups": .array(groups.map(\.report)),
        ]
    }
}

extension Backtest.Row {
    fileprivate var report: JSON {
        [
            "id": .string(id), "words": .string(words), "holds": JSON(holds), "fails": JSON(fails),
            "unknown": JSON(unknown), "flips": JSON(flips), "afterHolds": afterHolds.report,
            "afterFails": afterFails.report,
        ]
    }
}

extension Backtest.Group {
    fileprivate var report: JSON {
        [
            "atLeast": JSON(atLeast), "held": JSON(held), "not": JSON(not), "undecided": JSON(undecided),
            "afterHeld": afterHeld.report, "afterNot": afterNot.report,
        ]
    }
}

extension Outcome {
    fileprivate var report: JSON {
        [
            "count": JSON(count), "apart": JSON(apart), "mean": JSON(mean), "median": JSON(median),
            "shareAbove": JSON(shareAbove),
        ]
    }
}

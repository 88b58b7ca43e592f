public import Model

extension Backtest {
    /// The results as JSON: returns and shares are fractions, missing figures are null.
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
            "id": .string(id), "words": .string(text), "holds": JSON(holds), "fails": JSON(fails),
            "unknown": JSON(unknown), "flips": JSON(flips), "afterHolds": afterHolds.report,
            "afterFails": afterFails.report,
        ]
    }
}

extension Backtest.Group {
    fileprivate var report: JSON {
        [
            "atLeast": JSON(atLeast), "held": JSON(held), "not": JSON(notHeld), "undecided": JSON(undecided),
            "afterHeld": afterHeld.report, "afterNot": afterNotHeld.report,
        ]
    }
}

extension Outcome {
    fileprivate var report: JSON {
        [
            "count": JSON(count), "apart": JSON(nonOverlapping), "mean": JSON(mean), "median": JSON(median),
            "shareAbove": JSON(shareAbove),
        ]
    }
}

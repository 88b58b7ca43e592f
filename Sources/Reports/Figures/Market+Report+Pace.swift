import Model

extension Market {
    /// The sector tilt of a fund; nil if it or its benchmark has no sectors.
    func tiltReport(of listing: Listing) -> JSON? {
        let fund = listing.instrument.symbol
        guard let benchmark = listing.instrument.benchmark, let tilt = sectorTilt(of: fund) else { return nil }
        return [
            "fund": .string(fund.name),
            "asOf": .string(tilt.fund.asOf.description),
            "later": .bool(tilt.fund.asOf.day > day),
            "benchmark": .string(benchmark.name),
            "benchmarkAsOf": .string(tilt.benchmark.asOf.description),
            "benchmarkLater": .bool(tilt.benchmark.asOf.day > day),
            "activeShare": JSON(tilt.activeShare.value),
            "quality": .string(tilt.activeShare.quality.description),
            "rest": JSON(tilt.rest),
            "sectors": .array(
                tilt.rows.map { row in
                    [
                        "sector": .string(row.sector.rawValue), "difference": JSON(row.difference.value),
                        "quality": .string(row.difference.quality.description),
                    ]
                }),
        ]
    }

    /// The newest discount and its rank among those of the same measure.
    func report(of range: ValuationRange) -> JSON {
        func report(of point: ValuationPoint) -> JSON {
            ["date": JSON(point.day), "discount": JSON(point.discount)]
        }
        return [
            "measure": .string(range.measure),
            "method": "small P/E / large P/E - 1",
            "newest": report(of: range.newest),
            "ageDays": JSON(range.ageDays),
            "deepest": report(of: range.deepest),
            "shallowest": report(of: range.shallowest),
            "median": JSON(range.median),
            "percentile": JSON(range.percentile),
            "count": JSON(range.count),
            "source": .string(range.newest.source),
        ]
    }

    /// A dated statement of the discount from another source.
    func report(of dated: DatedStatement) -> JSON {
        let statement = dated.statement
        return [
            "date": JSON(statement.day),
            "ageDays": JSON(dated.ageDays),
            "discount": JSON(-statement.discount),
            "averagePremium": JSON(statement.averagePremium),
            "since": JSON(statement.since),
            "measure": .string(statement.measure),
            "source": .string(statement.source),
        ]
    }

    /// The deals of the quarter compared with those of the quarter before, by kind, by area and by quarter.
    var dealPaceReport: JSON {
        let pace = dealPace, coverage = quarterCoverage, tally = dealTally
        let now = dealCoverage(of: tally.days)
        // Only of whole spans, for the comparison.
        let same = coverage.sameDaysBefore ? DealCoverage.complete : .none
        func parts<Name>(_ parts: [DealPace.Part<Name>], _ label: (Name) -> String) -> JSON {
            .array(
                parts.map { part in
                    [
                        "name": .string(label(part.name)),
                        "toDate": report(of: part.toDate, now),
                        "sameDaysBefore": report(of: part.sameDaysBefore, same),
                    ]
                })
        }
        return [
            "start": JSON(pace.start),
            "toDate": report(of: pace.toDate, now),
            "sameDaysBefore": report(of: pace.sameDaysBefore, same),
            "quarterBefore": report(of: pace.quarterBefore, dealCoverage(of: tally.previousDays)),
            "ratio": JSON(coverage.isComplete && coverage.sameDaysBefore ? pace.ratio : nil),
            "kinds": parts(pace.kinds, \.rawValue),
            "areas": parts(pace.areas, \.self),
            "quarters": .array(
                dealQuarters.map { quarter in
                    [
                        "name": .string(quarter.name), "whole": .bool(quarter.isComplete),
                        "sum": report(of: quarter.sum, dealCoverage(of: quarter.days(at: day))),
                    ]
                }),
        ]
    }

    /// The totals of a set of deals; null throughout if there is no data for their days.
    private func report(of sum: DealSum, _ coverage: DealCoverage) -> JSON {
        let sum = coverage == .none ? nil : sum
        return [
            "count": JSON(sum?.count),
            "atLeast": coverage == .none ? .null : .bool(coverage == .partial),
            "acquisitions": JSON(sum?.acquisitions),
            "upfrontUSDMillions": JSON(sum?.upfrontUSDMillions),
            "medianUpfrontUSDMillions": JSON(sum?.medianUpfrontUSDMillions),
            "largestUpfrontUSDMillions": JSON(sum?.largestUpfrontUSDMillions),
            "withoutValue": JSON(sum?.withoutValue),
        ]
    }
}

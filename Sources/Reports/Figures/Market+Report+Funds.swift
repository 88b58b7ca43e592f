public import Model

extension Market {
    /// The sectors of every fund that has a table, in the order of the tables.
    var sectorReports: [JSON] {
        var funds: [Symbol] = []
        for table in sectorTables where !funds.contains(table.fund) { funds.append(table.fund) }
        return funds.compactMap { sectorTable(of: $0) }.flatMap { chosen in
            chosen.table.weights.map { weight in
                [
                    "fund": .string(chosen.table.fund.name),
                    "asOf": .string(chosen.table.asOf.description),
                    "sector": .string(weight.sector.rawValue),
                    "weight": JSON(weight.weight),
                    "quality": .string(weight.quality.description),
                    "source": .string(chosen.table.source),
                    "later": .bool(chosen.isLater),
                ]
            }
        }
    }

    /// The newest price-earnings ratios.
    var valuationReport: JSON {
        let discount = discount
        return [
            "small": JSON(discount?.point.small),
            "large": JSON(discount?.point.large),
            "discount": JSON(discount?.point.discount),
            "date": JSON(discount?.point.day),
            "ageDays": JSON(discount?.ageDays),
            "measure": JSON(discount?.point.measure),
            "source": JSON(discount?.point.source),
        ]
    }

    /// The discount by price-to-book, a measure of its own.
    var sizeValuationReport: JSON {
        let size = sizeDiscount, month = size.map { Dated($0.newest.day, precision: .month).description }
        return [
            "discount": JSON(size?.newest.discount),
            "month": JSON(month),
            "percentileSince1995": JSON(size?.percentile(since: 1995)),
            "percentileSince1926": JSON(size?.percentile(since: 1926)),
            "source": JSON(size?.newest.source),
        ]
    }

    /// The deals of the quarter to date, and earlier ones.
    var dealReport: JSON {
        let tally = dealTally, coverage = quarterCoverage
        let announced = deals.filter { $0.announced.day <= day }, reports = DealReportIndex(self)
        return [
            "knownFrom": JSON(dealsCovered?.lowerBound),
            "knownThrough": JSON(dealsCovered?.upperBound),
            "quarterToDate": JSON(coverage.now ? tally.count : nil),
            "acquisitions": JSON(coverage.now ? tally.acquisitions : nil),
            "upfrontUSDMillions": JSON(coverage.now ? tally.upfrontUSDMillions : nil),
            "withoutValue": JSON(coverage.now ? tally.withoutValue : nil),
            "previousQuarterSameDays": JSON(coverage.sameDaysBefore ? tally.previousQuarterSameDays : nil),
            "previousQuarter": JSON(coverage.quarterBefore ? tally.previousQuarter : nil),
            "atLeast": coverage.now ? .bool(!coverage.isComplete) : .null,
            "previousQuarterAtLeast":
                coverage.quarterBefore ? .bool(dealCoverage(of: tally.previousDays) != .complete) : .null,
            "list": .array(announced.filter { $0.announced.day >= tally.start }.map { report(of: $0, reports) }),
            "earlier": .array(announced.filter { $0.announced.day < tally.start }.map { report(of: $0, reports) }),
            "leads": .array(leads.map { DealReport($0).report }),
            "headlines": .array(headlines.map { DealReport($0).report }),
        ]
    }

    /// The deals announced by the market's date that pass a test, newest first: how many there are, and the first of them.
    public func dealReports(most: Int, where passes: (Deal) -> Bool) -> (total: Int, reports: [JSON]) {
        let chosen = deals.filter { $0.announced.day <= day && passes($0) }, index = DealReportIndex(self)
        return (chosen.count, chosen.prefix(most).map { report(of: $0, index) })
    }

    private func report(of deal: Deal, _ reports: DealReportIndex) -> JSON {
        [
            "announced": JSON(deal.announced.day),
            "precision": .string(deal.announced.precision.rawValue),
            "acquirer": .string(deal.acquirer),
            "target": .string(deal.target),
            "kind": .string(deal.kind.rawValue),
            "area": .string(deal.area),
            "upfrontUSDMillions": JSON(deal.upfrontUSDMillions),
            "maximumUSDMillions": JSON(deal.maximumUSDMillions),
            "source": .string(deal.source),
            "otherSources": .array(deal.otherSources.map(JSON.string)),
            "stage": .string(deal.stage.rawValue),
            "reports": .array(reports.reports(of: deal).map { $0.report }),
        ]
    }
}

extension DealReport {
    /// A news report of a deal, or of a possible one.
    fileprivate var report: JSON {
        [
            "time": .string(time.description),
            "source": .string(source),
            "company": JSON(company),
            "words": .string(text),
            "link": .string(link),
        ]
    }
}

extension Market {
    /// The sectors of every fund that has a table, in the order in which the funds were first named.
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

    /// The quarter's deals to date, and those known from before.
    var dealReport: JSON {
        let tally = dealTally, knowledge = dealKnowledge
        let known = deals.filter { $0.announced.day <= day }, reports = DealReportIndex(self)
        return [
            "knownFrom": JSON(dealsKnown?.lowerBound),
            "knownThrough": JSON(dealsKnown?.upperBound),
            "quarterToDate": JSON(knowledge.now ? tally.count : nil),
            "acquisitions": JSON(knowledge.now ? tally.acquisitions : nil),
            "upfrontUSDMillions": JSON(knowledge.now ? tally.upfrontUSDMillions : nil),
            "withoutValue": JSON(knowledge.now ? tally.withoutValue : nil),
            "previousQuarterSameDays": JSON(knowledge.sameDaysBefore ? tally.previousQuarterSameDays : nil),
            "previousQuarter": JSON(knowledge.quarterBefore ? tally.previousQuarter : nil),
            "atLeast": knowledge.now ? .bool(!knowledge.isWhole) : .null,
            "list": .array(known.filter { $0.announced.day >= tally.start }.map { report(of: $0, reports) }),
            "earlier": .array(known.filter { $0.announced.day < tally.start }.map { report(of: $0, reports) }),
            "leads": .array(leads.map { DealReport($0).report }),
            "headlines": .array(headlines.map { DealReport($0).report }),
        ]
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
    /// A report of a deal, or of what may become one.
    fileprivate var report: JSON {
        [
            "time": .string(time.description),
            "source": .string(source),
            "company": JSON(company),
            "words": .string(words),
            "link": .string(link),
        ]
    }
}

import Model

extension ThesisFunction {
    static let ofFunds: [ThesisFunction] = [
        ThesisFunction(
            "weight", "fund, \"sector\" [, \"sector\" …]", .number(.share),
            "the share of the given sectors in a fund", example: "weight(QQQS, \"Health Care\")"
        ) { reader throws(ExpressionError) in
            let fund = try reader.fund()
            var sectors = [try reader.sector()]
            while reader.hasMore { sectors.append(try reader.sector()) }
            let chosen = sectors
            return Bound { $0.sectorReading(fund) { $0.sum(of: chosen) } }
        },
        ThesisFunction(
            "two_largest", "fund", .number(.share), "the share of its two largest sectors", example: "two_largest(QQQS)"
        ) { reader throws(ExpressionError) in
            let fund = try reader.fund()
            reader.inputs.tables.insert(.sectors)
            return Bound { $0.sectorReading(fund) { $0.twoLargest } }
        },
        ThesisFunction(
            "discount", "", .number(.fraction),
            "the forward P/E of the S&P 600 over that of the 500, less one: a discount is below zero",
            example: "discount()"
        ) { reader throws(ExpressionError) in
            reader.inputs.tables.insert(.valuations)
            return Bound { market in
                guard let discount = market.discount else { return Reading(unknown: .noRatios) }
                var reading = market.quarterly(Dated(discount.point.day)) { Reading(discount.point.discount) }
                reading.source = discount.point.source
                return reading
            }
        },
        ThesisFunction(
            "sizeDiscount", "", .number(.fraction),
            "the price-to-book of small companies over that of large ones, less one, of the newest July",
            example: "sizeDiscount()"
        ) { reader throws(ExpressionError) in
            reader.inputs.tables.insert(.valuations)
            return Bound { $0.sizeReading { $0.newest.discount } }
        },
        ThesisFunction(
            "percentile", "sizeDiscount(), year", .number(.share),
            "the share of the Julys since a year with a deeper discount, the newest itself counted half: near 0 % small companies were never cheaper",
            example: "percentile(sizeDiscount(), 1995)"
        ) { reader throws(ExpressionError) in
            try reader.figure("sizeDiscount")
            let year = try reader.count(1926...2100)
            return Bound { $0.sizeReading { $0.percentile(since: year) } }
        },
    ]
}

extension Market {
    /// A figure of the discount by company size, known once a year.
    fileprivate func sizeReading(_ figure: (SizeDiscount) -> Double?) -> Reading {
        guard let discount = sizeDiscount else { return Reading(unknown: .noSizeRatios) }
        var reading = quarterly(Dated(discount.newest.day, precision: .month), limit: SizeDiscount.longestAgeDays) {
            figure(discount).map { Reading($0) } ?? Reading(unknown: .noSizeRatios)
        }
        reading.source = discount.newest.source
        return reading
    }

    fileprivate func sectorReading(_ fund: Symbol, _ figure: (SectorTable) -> StatedFigure?) -> Reading {
        guard let chosen = sectorTable(of: fund) else { return Reading(unknown: .noSectors(fund)) }
        let stated = figure(chosen.table)
        var reading = stated.map { Reading($0.value) } ?? Reading(unknown: .notStated)
        if stated?.quality == .atLeast { reading = reading.asLowerBound() }
        reading.newest = chosen.table.asOf
        reading.later = chosen.isLater ? chosen.table.asOf : nil
        reading.source = chosen.table.source
        return reading
    }
}

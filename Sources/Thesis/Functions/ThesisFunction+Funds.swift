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
    ]
}

extension Market {
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

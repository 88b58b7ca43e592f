import Model

/// Tables in the formats of a data folder.
extension ExportSheet {
    static func instruments(_ instruments: [Instrument]) -> ExportSheet {
        ExportSheet(
            .instruments, "instruments.csv", source: "the store's catalogue",
            "symbol,name,kind,group,benchmark,basis,sector",
            rows: instruments.map { instrument in
                [
                    .text(instrument.symbol.name), .text(instrument.name), .text(instrument.kind.rawValue),
                    .text(instrument.group), ExportValue(instrument.benchmark?.name),
                    .text(instrument.basis.rawValue), ExportValue(instrument.sector?.rawValue),
                ]
            })
    }

    /// The sessions of an instrument; a session without a close has only its day.
    ///
    /// - Parameter isAdjusted: whether the closes for returns are adjusted ones, beside the quoted ones where known.
    static func bars(_ symbol: Symbol, _ series: Series, isAdjusted: Bool, source: String) -> ExportSheet {
        let bars = series.barsAndGaps + [series.running].compactMap(\.self)
        var sheet = ExportSheet(
            .bars, "prices/\(symbol).csv", source: source, "date,open,high,low,close,adjusted_close,volume",
            rows: bars.map { bar in
                let close = bar.hasClose ? bar.close : nil, isQuoted = !isAdjusted || bar.quotedClose != nil
                return [
                    .day(bar.day), ExportValue(bar.open), ExportValue(bar.high), ExportValue(bar.low),
                    ExportValue(isQuoted ? bar.quotedClose ?? close : nil), ExportValue(isAdjusted ? close : nil),
                    ExportValue(bar.volume),
                ]
            })
        sheet.keys = [("symbol", .text(symbol.name))]
        return sheet
    }

    static func yields(_ rates: Rates) -> ExportSheet {
        var days: [Day: [Tenor: Double]] = [:]
        for (tenor, values) in rates.yields {
            for index in 0..<values.count { days[values.day(index), default: [:]][tenor] = values.value(index) }
        }
        let names = Tenor.allCases.map(\.rawValue).joined(separator: ",")
        return ExportSheet(
            .yields, "rates/treasury-par-yields.csv", source: rates.provenance?.source ?? "", "date,\(names)",
            rows: days.sorted { $0.key < $1.key }.map { day, percent in
                [.day(day)] + Tenor.allCases.map { ExportValue(percent[$0]) }
            })
    }

    static func policy(_ policy: DatedValues) -> ExportSheet {
        ExportSheet(
            .policy, "rates/effective-fed-funds.csv", source: "Federal Reserve", "date,rate",
            rows: (0..<policy.count).map { [.day(policy.day($0)), .number(policy.value($0))] })
    }

    static func sectors(_ tables: [SectorTable]) -> ExportSheet {
        ExportSheet(
            .sectors, "funds/sector-weights.csv", source: "named in each row",
            "fund,as_of,sector,weight_percent,quality,source",
            rows: tables.flatMap { table in
                table.weights.map { weight in
                    [
                        .text(table.fund.name), .text(table.asOf.description), .text(weight.sector.rawValue),
                        ExportValue(percent: weight.weight), .text(weight.quality.description), .text(table.source),
                    ]
                }
            })
    }

    static func holdings(_ table: HoldingsTable) -> ExportSheet {
        var sheet = ExportSheet(
            .holdings, "funds/holdings-\(table.fund)-\(table.asOf).csv", source: table.source,
            "ticker,name,sector,weight_percent,price,shares",
            rows: table.holdings.map { holding in
                [
                    .text(holding.ticker), .text(holding.name), .text(holding.sector.rawValue),
                    ExportValue(percent: holding.weight), ExportValue(holding.price), ExportValue(holding.shares),
                ]
            })
        sheet.keys = [
            ("fund", .text(table.fund.name)), ("as_of", .text(table.asOf.description)), ("source", .text(table.source)),
        ]
        return sheet
    }

    static func deals(_ deals: [Deal]) -> ExportSheet {
        ExportSheet(
            .deals, "deals.csv", source: "the report cited in each row",
            "announced,precision,acquirer,acquirer_ticker,target,target_ticker,kind,area,upfront_usd_millions,"
                + "maximum_usd_millions,source,other_sources,stage",
            rows: deals.map { deal in
                [
                    .day(deal.announced.day), .text(deal.announced.precision.rawValue), .text(deal.acquirer),
                    ExportValue(deal.acquirerTicker?.name), .text(deal.target), ExportValue(deal.targetTicker?.name),
                    .text(deal.kind.rawValue), .text(deal.area), ExportValue(deal.upfrontUSDMillions),
                    ExportValue(deal.maximumUSDMillions), .text(deal.source),
                    .text(deal.otherSources.joined(separator: " | ")), .text(deal.stage.rawValue),
                ]
            })
    }

    static func valuations(_ points: [ValuationPoint]) -> ExportSheet {
        ExportSheet(
            .valuations, "valuation/forward-pe-points.csv", source: "as cited in each row",
            "date,sp500,sp400,sp600,measure,source",
            rows: points.map { point in
                [
                    .day(point.day), .number(point.large), ExportValue(point.mid), .number(point.small),
                    .text(point.measure), .text(point.source),
                ]
            })
    }

    static func statements(_ statements: [ValuationStatement]) -> ExportSheet {
        ExportSheet(
            .statements, "valuation/statements.csv", source: "as cited in each row",
            "as_of,small_cap_discount_percent,average_premium_percent,since,measure,source",
            rows: statements.map { statement in
                [
                    .day(statement.day), ExportValue(percent: statement.discount),
                    ExportValue(percent: statement.averagePremium), ExportValue(statement.since.map(Double.init)),
                    .text(statement.measure), .text(statement.source),
                ]
            })
    }
}

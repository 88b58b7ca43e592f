import Assistant
import Model

extension Tool {
    /// The most values of a series.
    private static let mostValues = 400

    /// The history of an instrument or of a yield.
    static func series(_ market: AssistantMarket) -> Tool {
        Tool(
            "series", title: "History of a price or a yield",
            summary: """
                Closes of an instrument (price as quoted, close adjusted for splits and dividends, from which returns are \
                computed) or the yields of a tenor in percent, between two dates. At most \(mostValues) values: of longer \
                spans every n-th session, counted back from the last.
                """,
            parameters: [
                ToolParameter("of", .text, "an instrument such as IWM, or a tenor such as 10Y", isRequired: true),
                ToolParameter("from", .day, "the first date; by default a year before the last"),
                ToolParameter("to", .day, "the last date; by default the newest"),
                ToolParameter(
                    "step", .count(1...260), "every how many sessions; by default, and at least, as few as fit"),
            ],
            output: AssistantMarket.schema([
                ("of", ["type": "string"]), ("unit", ["type": "string"]), ("step", ["type": "integer"]),
                ("sessions", ["type": "integer", "description": "all sessions between the dates"]),
                ("values", ["type": "array", "items": ["type": "object"]]),
            ]),
            answer: { arguments throws(ToolError) in try series(arguments, market) })
    }

    private static func series(_ arguments: ToolArguments, _ source: AssistantMarket) throws(ToolError) -> JSON {
        let name = arguments.text("of") ?? ""
        if let tenor = Tenor(rawValue: name.uppercased()) {
            let market = try source.market(on: arguments.day("to"))
            let yields = market.rates[tenor]
            return try answer(
                arguments, source, market, of: tenor.rawValue, unit: "percent",
                sources: [market.rates.provenance].compactMap(\.self), count: yields.count, day: yields.day,
                before: yields.index(onOrBefore:)
            ) { ["date": JSON(yields.day($0)), "percent": JSON(yields.value($0))] }
        }
        let symbol = try source.instruments([name])[0]
        let market = try source.market(on: arguments.day("to"), with: [symbol])
        guard let listing = market[symbol] else { throw ToolError("there is no instrument \(symbol)") }
        let series = listing.series
        return try answer(
            arguments, source, market, of: listing.instrument.label, unit: listing.basis.rawValue,
            sources: [listing.provenance], count: series.count, day: series.day, before: series.index(onOrBefore:)
        ) { index in
            [
                "date": JSON(series.day(index)), "price": JSON(series.quotedClose(index)),
                "close": JSON(series.close(index)),
            ]
        }
    }

    /// The values between the dates, in steps.
    private static func answer(
        _ arguments: ToolArguments, _ source: AssistantMarket, _ market: Market, of name: String, unit: String,
        sources: [Provenance], count: Int, day: (Int) -> Day, before: (Day) -> Int?, value: (Int) -> JSON
    ) throws(ToolError) -> JSON {
        let to = arguments.day("to") ?? market.day, from = arguments.day("from") ?? to - 365
        guard from <= to else { throw ToolError("from is after to") }
        let first = before(from - 1).map { $0 + 1 } ?? 0, end = before(to).map { $0 + 1 } ?? 0
        let sessions = max(0, min(end, count) - first)
        let least = max(1, (sessions + mostValues - 1) / mostValues)
        let step = max(arguments.count("step") ?? least, least)
        let indices = stride(from: end - 1, through: first, by: -step).reversed()
        return source.answer(
            market, sources: sources,
            [
                "of": .string(name), "unit": .string(unit), "step": JSON(step), "sessions": JSON(sessions),
                "values": .array(sessions == 0 ? [] : indices.map(value)),
            ])
    }
}

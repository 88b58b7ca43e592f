import Assistant
import Model
import Reports
import Thesis

extension Tool {
    /// The figures of instruments and of the market.
    static func figures(_ market: AssistantMarket) -> Tool {
        Tool(
            "figures", title: "Figures of a date",
            summary: """
                Figures of instruments (last price, returns and returns against the benchmark over 1D to MAX, \
                volatility, drawdown, averages) and, by section, of the market: yields, spreads, policy rate, correlations, \
                sector weights, valuation, breadth, rotation, deals, thesis, source status.
                """,
            parameters: [
                ToolParameter(
                    "symbols", .texts(most: 50, nil), "the instruments, such as IWM; by default the watched ones"),
                ToolParameter(
                    "sections", .texts(most: 21, FigureSection.allCases.map(\.rawValue)),
                    "the parts; by default instruments"),
                ToolParameter("date", .day, "the date, or a date after a session; by default the newest"),
            ],
            output: AssistantMarket.schema([("figures", ["type": "object"])]),
            answer: { arguments throws(ToolError) in try figures(arguments, market) })
    }

    private static func figures(_ arguments: ToolArguments, _ source: AssistantMarket) throws(ToolError) -> JSON {
        var symbols = try source.shown()
        if let names = arguments.texts("symbols") { symbols = Set(try source.instruments(names)) }
        let sections = Set((arguments.texts("sections") ?? ["instruments"]).compactMap(FigureSection.init(rawValue:)))
        let market = try source.market(on: arguments.day("date"), with: symbols)
        let thesis = try source.thesis()
        var followed = sections.contains(.thesis) ? FollowedThesis(thesis, market) : nil
        let since = followed?.since(in: market) ?? []
        let report = market.report(thesis: followed?.result, since: since, of: symbols, sections: sections)
        // The date, mode and session are part of every answer.
        let parts = FigureSection.allCases.compactMap { section in
            report[section.rawValue].map { JSON.Member(section.rawValue, $0) }
        }
        let prices = market.listings.filter { symbols.contains($0.instrument.symbol) && !$0.series.isEmpty }
        let rates = sections.isDisjoint(with: FigureSection.ofRates) ? nil : market.rates.provenance
        return source.answer(
            market, sources: prices.map(\.provenance) + [rates].compactMap(\.self), ["figures": .object(parts)])
    }
}

extension FigureSection {
    /// The sections that rest on rates.
    fileprivate static let ofRates: Set<FigureSection> = [
        .yields, .spreadsBp, .policy, .correlations, .curve, .rollingCorrelation,
    ]
}

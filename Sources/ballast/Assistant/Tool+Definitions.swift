import Assistant
import Dashboard
import Model
import Screen
import Thesis

extension Tool {
    /// How figures are computed.
    static func definitions(_ market: AssistantMarket) -> Tool {
        Tool(
            "definitions", title: "How figures are computed",
            summary: """
                The method of a figure in sentences, with its inputs, their dates and sources: of a panel (indexes and \
                tickers: returns; yields: changes and trends; sectors; deals; thesis: its first condition) or of every \
                function that a thesis may use.
                """,
            parameters: [
                ToolParameter(
                    "topic", .choice(PanelID.allCases.map(\.name) + ["functions"]), "what is defined", isRequired: true),
                ToolParameter("symbol", .text, "the instrument whose figure is taken as the example"),
                ToolParameter("date", .day, "the date; by default the newest"),
            ],
            output: AssistantMarket.schema([("definitions", ["type": "array", "items": ["type": "object"]])]),
            answer: { arguments throws(ToolError) in try definitions(arguments, market) })
    }

    private static func definitions(_ arguments: ToolArguments, _ source: AssistantMarket) throws(ToolError) -> JSON {
        let symbol = try arguments.text("symbol").map { name throws(ToolError) in try source.instruments([name])[0] }
        let market = try source.market(on: arguments.day("date"), with: symbol.map { [$0] } ?? [])
        guard let panel = PanelID.allCases.first(where: { $0.name == arguments.text("topic") }) else {
            return source.answer(
                market, named: ["ballast \(Program.version)"],
                ["definitions": .array(ThesisFunction.all.map(\.report))])
        }
        let thesis = try source.thesis()
        let state = InitialState.state(market, size: Size(120, 40), select: symbol, thesis: thesis)
        let method = state.methodReport(of: panel)
        let rates = panel == .yields ? [market.rates.provenance].compactMap(\.self) : []
        return source.answer(market, sources: rates, named: method.inputSources, ["definitions": .array([method])])
    }
}

extension JSON {
    /// The sources of a method's inputs.
    fileprivate var inputSources: [String] {
        guard case .array(let inputs)? = self["inputs"] else { return [] }
        return inputs.compactMap { input in
            guard case .string(let source)? = input["source"], !source.isEmpty else { return nil }
            return source
        }
    }
}

extension ThesisFunction {
    fileprivate var report: JSON {
        [
            "figure": .string(signature), "definition": .array([.string(summary)]), "inputs": .array([]),
            "example": .string(example),
        ]
    }
}

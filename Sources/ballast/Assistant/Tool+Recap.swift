import Assistant
import Dashboard
import Model
import Reports

extension Tool {
    /// The recap of a session.
    static func recap(_ market: AssistantMarket) -> Tool {
        Tool(
            "recap", title: "Recap of a session",
            summary: """
                What a session brought, in at most 200 words and a table, with the definition, inputs and source of every \
                figure in them.
                """,
            parameters: [
                ToolParameter("date", .day, "the session, or a date after it; by default the newest"),
                ToolParameter("since", .day, "the session to compare with; by default the one before"),
            ],
            output: AssistantMarket.schema([("text", ["type": "string"]), ("recap", ["type": "object"])]),
            answer: { arguments throws(ToolError) in
                let day = arguments.day("date"), since = arguments.day("since")
                if let day, let since, since >= day { throw ToolError("since is not before date") }
                let whole = try market.market(), recap = try recap(on: day, since: since, market)
                return market.answer(
                    whole.asOf(recap.day, mode: whole.moment.mode), named: recap.sources,
                    ["text": .string(recap.markdown), "recap": recap.json()])
            })
    }

    /// The recap of a session, by default the newest.
    static func recap(on day: Day?, since: Day? = nil, _ source: AssistantMarket) throws(ToolError) -> Recap {
        let market = try source.market(), listed = source.resolved.configuration.lists.allSymbols
        var subject = RecapSubject()
        subject.excluded = Set(
            market.listings.lazy.map(\.instrument).filter { $0.isUnwatched(by: listed) }.map(\.symbol))
        let thesis = try source.thesis()
        do throws(RecapError) {
            return try market.recap(on: day, since: since, subject: subject, thesis: thesis)
        } catch {
            throw ToolError("\(error)")
        }
    }
}

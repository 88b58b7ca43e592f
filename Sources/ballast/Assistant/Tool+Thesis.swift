import Assistant
import Model
import Reports
import Thesis

extension Tool {
    /// The thesis with its standing and history.
    static func thesis(_ market: AssistantMarket) -> Tool {
        Tool(
            "thesis", title: "The thesis held against the figures",
            summary: """
                Each condition of the written thesis: whether it holds, the figure that decides, since when, and what \
                would flip it; its history as runs of sessions; and each claim beside the computed figure.
                """,
            parameters: [
                ToolParameter("date", .day, "the date; by default the newest"),
                ToolParameter("sessions", .count(0...250), "how many sessions of history; 63 by default"),
            ],
            output: AssistantMarket.schema([
                ("thesis", ["type": "object"]), ("history", ["type": "array", "items": ["type": "object"]]),
            ]),
            answer: { arguments throws(ToolError) in
                try thesisReport(on: arguments.day("date"), sessions: arguments.count("sessions") ?? 63, market)
            })
    }

    /// The standing and the history of the thesis.
    static func thesisReport(
        on day: Day?, sessions: Int, _ source: AssistantMarket
    ) throws(ToolError) -> JSON {
        let market = try source.market(on: day), thesis = try source.thesis()
        var followed = FollowedThesis(thesis, market)
        let since = followed.since(in: market)
        let report = market.report(thesis: followed.result, since: since, sections: [.thesis])
        let history = thesis.conditions.enumerated().map { index, condition -> JSON in
            [
                "id": .string(condition.id),
                "runs": .array(followed.strip(index, sessions: sessions, in: market).runs),
            ]
        }
        let symbols = thesis.inputs.symbols
        let prices = market.listings.filter { symbols.contains($0.instrument.symbol) }.map(\.provenance)
        return source.answer(
            market, sources: prices + [market.rates.provenance].compactMap(\.self),
            ["thesis": report["thesis"] ?? .null, "history": .array(history)])
    }
}

extension [SessionStatus] {
    /// Unbroken runs of one status, oldest first.
    fileprivate var runs: [JSON] {
        var runs: [(first: Day, last: Day, status: SessionStatus, count: Int)] = []
        for entry in self {
            if let run = runs.last, run.status.status == entry.status, run.status.isLater == entry.isLater {
                runs[runs.count - 1].last = entry.day
                runs[runs.count - 1].count += 1
            } else {
                runs.append((entry.day, entry.day, entry, 1))
            }
        }
        return runs.map { run in
            [
                "from": JSON(run.first), "to": JSON(run.last), "sessions": JSON(run.count),
                "status": .string(run.status.status.rawValue), "later": .bool(run.status.isLater),
            ]
        }
    }
}

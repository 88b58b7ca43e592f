import Assistant
import Model
import Reports

extension Tool {
    /// The announced deals.
    static func deals(_ market: AssistantMarket) -> Tool {
        Tool(
            "deals", title: "Mergers, acquisitions and licences",
            summary: """
                Deals, newest first, with parties, values in millions of U.S. dollars (null where not stated), stage and \
                the address of the report. knownFrom and knownThrough are the days for which the list is complete: outside \
                of them a count is a minimum.
                """,
            parameters: [
                ToolParameter("kind", .choice(Deal.Kind.allCases.map(\.rawValue)), "the kind of deal"),
                ToolParameter("area", .text, "the field of business, such as biotech"),
                ToolParameter("company", .text, "a part of the name of acquirer or target, or a ticker"),
                ToolParameter("minimumUSDMillions", .number, "the least upfront payment"),
                ToolParameter("from", .day, "announced on this date or later"),
                ToolParameter("to", .day, "announced on this date or earlier"),
                ToolParameter("most", .count(1...100), "the most deals; 25 by default"),
            ],
            output: AssistantMarket.schema([
                ("knownFrom", ["type": ["string", "null"]]), ("knownThrough", ["type": ["string", "null"]]),
                ("total", ["type": "integer", "description": "how many pass"]),
                ("deals", ["type": "array", "items": ["type": "object"]]),
            ]),
            answer: { arguments throws(ToolError) in try deals(arguments, market) })
    }

    private static func deals(_ arguments: ToolArguments, _ source: AssistantMarket) throws(ToolError) -> JSON {
        let newest = try source.market().day
        let market = try source.market(on: arguments.day("to").map { min($0, newest) })
        let filter = DealFilter(
            kind: arguments.text("kind").flatMap(Deal.Kind.init(rawValue:)),
            leastUpfrontUSDMillions: arguments.number("minimumUSDMillions"))
        let area = arguments.text("area")?.lowercased(), company = arguments.text("company")?.lowercased()
        let from = arguments.day("from")
        let (total, reports) = market.dealReports(most: arguments.count("most") ?? 25) { deal in
            if let from, deal.announced.day < from { return false }
            if let area, deal.area.lowercased() != area { return false }
            if let company, !deal.involves(company) { return false }
            return filter.passes(deal)
        }
        let covered = market.dealsCovered
        return source.answer(
            market, named: reports.compactMap(\.host),
            [
                "knownFrom": JSON(covered?.lowerBound), "knownThrough": JSON(covered?.upperBound),
                "total": JSON(total), "deals": .array(reports),
            ])
    }
}

extension JSON {
    /// The host of the address in a deal's member `source`.
    fileprivate var host: String? {
        guard case .string(let address)? = self["source"] else { return nil }
        return address.split(separator: "/").first { $0.contains(".") }.map(String.init)
    }
}

extension Deal {
    /// Whether a party has a text in its name, in lower case, or as its ticker.
    fileprivate func involves(_ text: String) -> Bool {
        acquirer.lowercased().contains(text) || target.lowercased().contains(text)
            || tickers.contains { $0.name.lowercased() == text }
    }
}

import Assistant
import Model

extension Offer {
    /// The tools and resources over a market.
    init(of market: AssistantMarket) {
        self.init(
            name: "ballast", title: "Ballast", version: Program.version,
            instructions: """
                Figures about small caps and what their rallies rest on: prices and returns, Treasury yields, sector \
                weights, relative valuation, biotech deals, and a written thesis held against them. Returns, weights and \
                discounts are fractions, yields percent, changes of yields basis points; null is a missing figure, never \
                zero. Each answer has its date (asOf), its age and its sources: say them where you quote a figure. \
                Nothing is requested from the network and nothing can be changed.
                """,
            tools: [
                .figures(market), .series(market), .deals(market), .thesis(market), .recap(market),
                .definitions(market),
            ],
            resources: AssistantResources.all,
            read: { address throws(ToolError) in try AssistantResources.read(address, market) })
    }
}

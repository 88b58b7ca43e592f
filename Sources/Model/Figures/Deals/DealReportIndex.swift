/// Finds the reports of many deals. O(reports) to build; each look-up then only considers the reports that share a
/// company, a word of the target's name or an address with the deal.
package struct DealReportIndex {
    private let filings: [Filing], headlines: [Headline]
    private var filingPositions: [Int: [Int]] = [:], headlinePositions: [String: [Int]] = [:]

    /// Indexes the reports of a market.
    package init(_ market: Market) {
        filings = market.filings
        headlines = market.headlines
        for (position, filing) in filings.enumerated() {
            for key in Set(filing.partyKeys + [filing.link.hashValue]) {
                filingPositions[key, default: []].append(position)
            }
        }
        for (position, headline) in headlines.enumerated() {
            for key in Set(headline.tickers.map { "$" + $0.name } + headline.words + [headline.link]) {
                headlinePositions[key, default: []].append(position)
            }
        }
    }

    /// All reports of a deal, newest first: the same result as `Market.reports(of:)`.
    package func reports(of deal: Deal) -> [DealReport] {
        let links = [deal.source] + deal.otherSources
        let filingKeys = deal.partyKeys + links.map(\.hashValue)
        let names = [deal.targetName.words.first, deal.targetTicker.map { "$" + $0.name }].compactMap(\.self)
        return DealReport.newestFirst(
            found(filingKeys, filingPositions).map { filings[$0] }.filter { $0.isReport(of: deal) },
            found(links + names, headlinePositions).map { headlines[$0] }.filter { $0.concerns(deal) })
    }

    private func found<Key>(_ keys: [Key], _ positions: [Key: [Int]]) -> [Int] {
        Set(keys.flatMap { positions[$0] ?? [] }).sorted()
    }
}

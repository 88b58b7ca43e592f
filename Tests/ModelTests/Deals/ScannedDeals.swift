@testable import Model

/// Deals, filings and headlines joined by comparing each with all others: slow, and plain to see that it is right.
struct ScannedDeals {
    private(set) var deals: [Deal] = []
    private(set) var filings: [Filing] = []
    private(set) var leads: [Filing] = []
    private(set) var headlines: [Headline] = []

    mutating func apply(_ update: MarketUpdate) {
        switch update {
        case .deal(let deal): insert(deal)
        case .filing(let filing): insert(filing)
        case .headline(let headline): insert(headline)
        default: break
        }
    }

    private mutating func insert(_ deal: Deal) {
        var deal = deal
        while let at = deals.firstIndex(where: { $0.isSame(as: deal) }) { deal = deal.merging(deals.remove(at: at)) }
        for filing in filings where filing.leads(to: deal) { deal = deal.following(filing) }
        for told in headlines.compactMap(\.deal) where told.stage != .announced && told.isSame(as: deal) {
            deal = deal.with(told.stage, from: told.source)
        }
        leads.removeAll { $0.leads(to: deal) }
        deals.insert(deal, at: deals.firstIndex { $0.announced.day <= deal.announced.day } ?? deals.endIndex)
    }

    private mutating func insert(_ filing: Filing) {
        ScannedDeals.insert(filing, in: &filings, keeping: 1000)
        if filing.isLead, filing.sides == nil, !deals.contains(where: filing.leads) {
            ScannedDeals.insert(filing, in: &leads, keeping: 200)
        }
        for place in deals.indices where filing.leads(to: deals[place]) {
            deals[place] = deals[place].following(filing)
        }
    }

    private mutating func insert(_ headline: Headline) {
        headlines.removeAll { $0.link == headline.link }
        headlines.insert(headline, at: headlines.firstIndex { $0.time <= headline.time } ?? headlines.endIndex)
        guard let told = headline.deal, told.stage != .announced else { return }
        if let at = deals.firstIndex(where: { $0.isSame(as: told) }) {
            deals[at] = deals[at].with(told.stage, from: told.source)
        }
    }

    private static func insert(_ filing: Filing, in filings: inout [Filing], keeping most: Int) {
        filings.removeAll { $0.accession == filing.accession }
        filings.insert(filing, at: filings.firstIndex { $0.accepted <= filing.accepted } ?? filings.endIndex)
        if filings.count > most { filings.removeLast() }
    }

    /// A deal stays among those whose first report's target begins with the same word, however others write its name.
    static func joined(_ reports: [Deal]) -> [Deal] {
        var deals: [(word: String?, deal: Deal)] = []
        for deal in reports.sorted(by: { $0.announced.day < $1.announced.day }) {
            let word = deal.targetName.words.first
            if let same = deals.firstIndex(where: { $0.word == word && $0.deal.isSame(as: deal) }) {
                deals[same].deal = deal.merging(deals[same].deal)
            } else {
                deals.append((word, deal))
            }
        }
        return deals.map(\.deal).sorted { $0.announced.day > $1.announced.day }
    }

    static func pairs(_ ordered: [Filing]) -> [FiledPair] {
        var pairs: [FiledPair] = []
        for filing in ordered {
            guard let sides = filing.sides else { continue }
            if let at = pairs.firstIndex(where: { $0.isOf(sides.acquirer, sides.target) }) {
                pairs[at].add(filing, sides)
            } else {
                pairs.append(FiledPair(filing, sides))
            }
        }
        let answers = ordered.filter { $0.sides == nil && $0.mergerForm != nil }
        return pairs.map { $0.directed(by: answers) }
    }
}

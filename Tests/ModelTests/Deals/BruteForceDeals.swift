@testable import Model

/// Joins deals, filings and headlines by comparing each with all others: slow, but obviously correct.
struct BruteForceDeals {
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
        while let i = deals.firstIndex(where: { $0.isSame(as: deal) }) { deal = deal.merging(deals.remove(at: i)) }
        for filing in filings where filing.leads(to: deal) { deal = deal.following(filing) }
        for reported in headlines.compactMap(\.deal) where reported.stage != .announced && reported.isSame(as: deal) {
            deal = deal.with(reported.stage, from: reported.source)
        }
        leads.removeAll { $0.leads(to: deal) }
        deals.insert(deal, at: deals.firstIndex { $0.announced.day <= deal.announced.day } ?? deals.endIndex)
    }

    private mutating func insert(_ filing: Filing) {
        BruteForceDeals.insert(filing, in: &filings, keeping: 1000)
        if filing.isLead, filing.sides == nil, !deals.contains(where: filing.leads) {
            BruteForceDeals.insert(filing, in: &leads, keeping: 200)
        }
        for index in deals.indices where filing.leads(to: deals[index]) {
            deals[index] = deals[index].following(filing)
        }
    }

    private mutating func insert(_ headline: Headline) {
        headlines.removeAll { $0.link == headline.link }
        headlines.insert(headline, at: headlines.firstIndex { $0.time <= headline.time } ?? headlines.endIndex)
        guard let reported = headline.deal, reported.stage != .announced else { return }
        if let index = deals.firstIndex(where: { $0.isSame(as: reported) }) {
            deals[index] = deals[index].with(reported.stage, from: reported.source)
        }
    }

    private static func insert(_ filing: Filing, in filings: inout [Filing], keeping limit: Int) {
        filings.removeAll { $0.accession == filing.accession }
        filings.insert(filing, at: filings.firstIndex { $0.accepted <= filing.accepted } ?? filings.endIndex)
        if filings.count > limit { filings.removeLast() }
    }

    /// Joins the reports of a table. A deal is only compared with those whose first report names a target that begins
    /// with the same word, however other reports spell it.
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
            if let index = pairs.firstIndex(where: { $0.isOf(sides.acquirer, sides.target) }) {
                pairs[index].add(filing, sides)
            } else {
                pairs.append(FiledPair(filing, sides))
            }
        }
        let others = ordered.filter { $0.sides == nil && $0.mergerForm != nil }
        return pairs.map { $0.directed(by: others) }
    }
}

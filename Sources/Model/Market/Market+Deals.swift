extension Market {
    /// So many filings, leads and headlines are kept.
    private static let mostFilings = 1000, mostLeads = 200, mostHeadlines = 300

    /// Takes a deal. Another report of the same becomes one with it; a filing that leads to it tells what it knows.
    mutating func insert(_ deal: Deal) {
        var deal = deal
        while let at = deals.firstIndex(where: { $0.isSame(as: deal) }) { deal = deal.merging(deals.remove(at: at)) }
        for filing in filings where filing.leads(to: deal) { deal = deal.following(filing) }
        for told in headlines.compactMap(\.deal) where told.stage != .announced && told.isSame(as: deal) {
            deal = deal.with(told.stage, from: told.source)
        }
        leads.removeAll { $0.leads(to: deal) }
        knowDeals(in: deal.announced.day...deal.announced.day)
        let at = deals.firstIndex { $0.announced.day <= deal.announced.day } ?? deals.endIndex
        deals.insert(deal, at: at)
    }

    /// Takes a filing, and tells the deals that it leads to.
    mutating func insert(_ filing: Filing) {
        filings.insert(filing, keeping: Market.mostFilings)
        if filing.isLead, filing.sides == nil, !deals.contains(where: filing.leads) {
            leads.insert(filing, keeping: Market.mostLeads)
        }
        for place in deals.indices where filing.leads(to: deals[place]) {
            deals[place] = deals[place].following(filing)
        }
    }

    /// Takes a headline. One of a completion tells a deal that is known how far it has come; it announces none.
    mutating func insert(_ headline: Headline) {
        headlines.removeAll { $0.link == headline.link }
        let at = headlines.firstIndex { $0.time <= headline.time } ?? headlines.endIndex
        headlines.insert(headline, at: at)
        if headlines.count > Market.mostHeadlines { headlines.removeLast() }
        guard let told = headline.deal, told.stage != .announced else { return }
        if let at = deals.firstIndex(where: { $0.isSame(as: told) }) {
            deals[at] = deals[at].with(told.stage, from: told.source)
        }
    }

    /// A deal as it was known at the end of an earlier day: how far it had come by the filings and headlines that there
    /// were by then, and without the addresses of later ones. The market's own day and later ones change nothing.
    func deal(_ deal: Deal, asOf day: Day) -> Deal {
        if day >= self.day || deal.stage == .announced && deal.otherSources.isEmpty { return deal }
        let later = Set(filings.filter { $0.day > day }.map(\.link) + headlines.filter { $0.day > day }.map(\.link))
        var past = deal
        past.otherSources.removeAll(where: later.contains)
        if deal.stage == .announced { return past }
        past.stage = .announced
        for filing in filings.reversed() where filing.day <= day && filing.leads(to: deal) {
            past = past.following(filing)
        }
        for told in headlines.reversed() where told.day <= day {
            if let other = told.deal, other.stage != .announced, other.isSame(as: deal) { past.stage = other.stage }
        }
        return past
    }

    /// What wires said that is about a deal: both its parties, or one of them near the day of its announcement.
    public func headlines(of deal: Deal) -> [Headline] { headlines.filter { $0.concerns(deal) } }
}

extension [Filing] {
    /// Puts a filing among others, newest first, in place of one of the same number.
    fileprivate mutating func insert(_ filing: Filing, keeping most: Int) {
        removeAll { $0.accession == filing.accession }
        insert(filing, at: firstIndex { $0.accepted <= filing.accepted } ?? endIndex)
        if count > most { removeLast() }
    }
}

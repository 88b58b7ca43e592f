extension Market {
    /// So many filings, leads and headlines are kept.
    private static let mostFilings = 1000, mostLeads = 200, mostHeadlines = 300

    /// Takes a deal. Another report of the same becomes one with it; a filing that leads to it tells what it knows.
    mutating func insert(_ deal: Deal) {
        var deal = deal
        while let at = position(ofSame: deal) { deal = deal.merging(dealList.remove(at: at)) }
        deal = followingFilings(deal)
        for headline in headlines {
            guard let told = headline.deal, told.stage != .announced, told.isSame(as: deal) else { continue }
            deal = deal.with(told.stage, from: told.source)
        }
        for at in leadList.positions(sharing: deal.partyKeys).reversed() where leads[at].leads(to: deal) {
            leadList.remove(at: at)
        }
        knowDeals(in: deal.announced.day...deal.announced.day)
        dealList.insert(deal)
    }

    /// The first deal that another is a report of.
    private mutating func position(ofSame deal: Deal) -> Int? {
        dealList.positions(sharing: deal.pairKeys).first { deals[$0].isSame(as: deal) }
    }

    /// A deal with what the filings that lead to it tell. One that tells the target's ticker makes others lead to it.
    private mutating func followingFilings(_ deal: Deal) -> Deal {
        var deal = deal
        var waiting = filingList.positions(sharing: deal.partyKeys)[...]
        while let at = waiting.popFirst() {
            guard filings[at].leads(to: deal) else { continue }
            let ticker = deal.targetTicker
            deal = deal.following(filings[at])
            guard deal.targetTicker != ticker else { continue }
            waiting = filingList.positions(sharing: deal.partyKeys).drop { $0 <= at }
        }
        return deal
    }

    /// Takes a filing, and tells the deals that it leads to.
    mutating func insert(_ filing: Filing) {
        filingList.insert(filing, keeping: Market.mostFilings)
        let told = dealList.positions(sharing: filing.partyKeys).filter { filing.leads(to: deals[$0]) }
        if filing.isLead, filing.sides == nil, told.isEmpty { leadList.insert(filing, keeping: Market.mostLeads) }
        for at in told { dealList.replace(at: at, with: deals[at].following(filing)) }
    }

    /// Takes a headline. One of a completion tells a deal that is known how far it has come; it announces none.
    mutating func insert(_ headline: Headline) {
        headlines.removeAll { $0.link == headline.link }
        let at = headlines.firstIndex { $0.time <= headline.time } ?? headlines.endIndex
        headlines.insert(headline, at: at)
        if headlines.count > Market.mostHeadlines { headlines.removeLast() }
        guard let told = headline.deal, told.stage != .announced else { return }
        if let at = position(ofSame: told) {
            dealList.replace(at: at, with: deals[at].with(told.stage, from: told.source))
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

extension NewestFirst<Filing> {
    /// Puts a filing among others in place of one of the same number.
    fileprivate mutating func insert(_ filing: Filing, keeping most: Int) {
        for at in positions(sharing: [filing.accessionKey]).reversed() where elements[at].accession == filing.accession
        {
            remove(at: at)
        }
        insert(filing)
        if elements.count > most { remove(at: elements.count - 1) }
    }
}

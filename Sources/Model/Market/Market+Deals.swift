extension Market {
    /// The maximum numbers of filings, leads and headlines that are stored.
    private static let maximumFilings = 1000, maximumLeads = 200, maximumHeadlines = 300

    /// Inserts a deal. Another report of the same deal is merged with it, as is the content of filings that lead to it.
    mutating func insert(_ deal: Deal) {
        var deal = deal
        while let index = position(ofSame: deal) { deal = deal.merging(dealList.remove(at: index)) }
        deal = followingFilings(deal)
        for headline in headlines {
            guard let report = headline.deal, report.stage != .announced, report.isSame(as: deal) else { continue }
            deal = deal.with(report.stage, from: report.source)
        }
        for index in leadList.positions(sharing: deal.partyKeys).reversed() where leads[index].leads(to: deal) {
            leadList.remove(at: index)
        }
        dealList.insert(deal)
    }

    /// The position of the first deal that another is a report of.
    private mutating func position(ofSame deal: Deal) -> Int? {
        dealList.positions(sharing: deal.pairKeys).first { deals[$0].isSame(as: deal) }
    }

    /// A deal with the content of the filings that lead to it. A filing that adds the target's ticker can make other
    /// filings lead to it as well.
    private mutating func followingFilings(_ deal: Deal) -> Deal {
        var deal = deal
        var pending = filingList.positions(sharing: deal.partyKeys)[...]
        while let index = pending.popFirst() {
            guard filings[index].leads(to: deal) else { continue }
            let ticker = deal.targetTicker
            deal = deal.following(filings[index])
            guard deal.targetTicker != ticker else { continue }
            pending = filingList.positions(sharing: deal.partyKeys).drop { $0 <= index }
        }
        return deal
    }

    /// Inserts a filing and updates the deals that it leads to.
    mutating func insert(_ filing: Filing) {
        filingList.insert(filing, keeping: Market.maximumFilings)
        let matches = dealList.positions(sharing: filing.partyKeys).filter { filing.leads(to: deals[$0]) }
        if filing.isLead, filing.sides == nil, matches.isEmpty { leadList.insert(filing, keeping: Market.maximumLeads) }
        for index in matches { dealList.replace(at: index, with: deals[index].following(filing)) }
    }

    /// Inserts a headline. A headline about a completion updates the stage of an existing deal; it never adds a deal.
    mutating func insert(_ headline: Headline) {
        headlines.removeAll { $0.link == headline.link }
        let index = headlines.firstIndex { $0.time <= headline.time } ?? headlines.endIndex
        headlines.insert(headline, at: index)
        if headlines.count > Market.maximumHeadlines { headlines.removeLast() }
        guard let report = headline.deal, report.stage != .announced else { return }
        if let index = position(ofSame: report) {
            dealList.replace(at: index, with: deals[index].with(report.stage, from: report.source))
        }
    }

    /// A deal as of the end of an earlier day: its stage by the filings and headlines up to then, without the addresses
    /// of later ones. The market's own day and later ones change nothing.
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
        for report in headlines.reversed() where report.day <= day {
            if let other = report.deal, other.stage != .announced, other.isSame(as: deal) { past.stage = other.stage }
        }
        return past
    }

    /// The headlines about a deal: naming both parties, or one of them near the day of its announcement.
    public func headlines(of deal: Deal) -> [Headline] { headlines.filter { $0.concerns(deal) } }

    /// The maximum number of days without a deal within one span of coverage.
    package static let quietDays = 31

    /// Adds days with complete deal data. Spans no further apart than `quietDays` are merged; days between other spans
    /// are not covered, as between shipped tables and a live source.
    mutating func addDealCoverage(in days: ClosedRange<Day>) {
        var days = days
        var separate: [ClosedRange<Day>] = []
        for span in dealSpans {
            if span.lowerBound - days.upperBound <= Market.quietDays,
                days.lowerBound - span.upperBound <= Market.quietDays
            {
                days = min(span.lowerBound, days.lowerBound)...max(span.upperBound, days.upperBound)
            } else {
                separate.append(span)
            }
        }
        dealSpans = (separate + [days]).sorted { $0.lowerBound < $1.lowerBound }
    }
}

extension NewestFirst<Filing> {
    /// Inserts a filing, replacing one with the same accession number.
    fileprivate mutating func insert(_ filing: Filing, keeping maximum: Int) {
        for index in positions(sharing: [filing.accessionKey]).reversed()
        where elements[index].accession == filing.accession {
            remove(at: index)
        }
        insert(filing)
        if elements.count > maximum { remove(at: elements.count - 1) }
    }
}

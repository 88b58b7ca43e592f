/// Filings joined into deals.
///
/// The rules: entries of one number are one filing. A form that names two companies makes a deal of them, whoever of the
/// two filed first; every later one about the same two belongs to it, and so does what the target alone files. The deal was
/// announced when the first of them was taken, or when the target's own file says. A merger with a blank check is none. A
/// filing that names one company is a lead, not a deal: nobody is made up for the other side.
public struct FilingLedger: Sendable {
    /// So many filings are kept.
    private static let mostFilings = 4000

    private var filings: [String: Filing] = [:]
    /// What they make: kept, for each of its readers needs it.
    private var joined = JoinedFilings([])
    private var profiles: [Int: CompanyProfile] = [:]

    /// An empty ledger.
    public init() {}

    /// Whether a filing of this number is known.
    public func knows(_ accession: String) -> Bool { filings[accession] != nil }

    /// Takes filings; those that have nothing to do with deals are left out.
    public mutating func take(_ new: [Filing]) {
        var isChanged = false
        for filing in new where filing.isRelevant {
            let known = filings[filing.accession], whole = known?.adding(filing) ?? filing
            if whole == known { continue }
            filings[filing.accession] = whole
            isChanged = true
        }
        if filings.count > FilingLedger.mostFilings {
            let newest = filings.values.sorted { $0.accepted > $1.accepted }.prefix(FilingLedger.mostFilings * 3 / 4)
            filings = Dictionary(uniqueKeysWithValues: newest.map { ($0.accession, $0) })
        }
        if isChanged { joined = JoinedFilings(Array(filings.values)) }
    }

    /// Takes what the SEC's file says of a company.
    public mutating func take(_ profile: CompanyProfile) { profiles[profile.cik] = profile }

    /// Companies of deals and leads whose file is not known yet, those of deals first.
    public var unknownCompanies: [Int] {
        let pairs = joined.pairs.sorted { $0.first.accepted > $1.first.accepted }
        let ciks = pairs.flatMap { [$0.target.cik, $0.acquirer.cik] } + joined.lone.map(\.parties).joined().map(\.cik)
        var seen: Set<Int> = []
        return ciks.filter { profiles[$0] == nil && seen.insert($0).inserted }
    }

    /// The deals that filings make, oldest first.
    ///
    /// - Parameter isSettled: Whether all is known of a company that there is to know; a deal waits until it is, since a
    ///   blank check shows by its industry only.
    public func deals(where isSettled: (Int) -> Bool = { _ in true }) -> [Deal] {
        let lone = Dictionary(
            grouping: joined.lone.flatMap { filing in filing.parties.map { ($0.cik, filing) } }, by: \.0)
        return joined.pairs.filter { isSettled($0.target.cik) && isSettled($0.acquirer.cik) }.compactMap { pair in
            deal(of: pair, own: lone[pair.target.cik]?.map(\.1) ?? [])
        }
    }

    /// Filings that name one company and may lead to a deal, newest first; none of a blank check.
    public func leads(where isSettled: (Int) -> Bool = { _ in true }) -> [Filing] {
        joined.lone.filter { $0.isLead && self.isSettled($0, isSettled) }.map(told).filter(\.isOfCompanies)
    }

    /// The filings that deals and leads rest on, newest first.
    public func filings(where isSettled: (Int) -> Bool = { _ in true }) -> [Filing] {
        let paired = joined.ordered.reversed().filter { filing in
            filing.sides.map { isSettled($0.acquirer.cik) && isSettled($0.target.cik) } ?? false
        }.map(told)
        return (paired.filter(\.isOfCompanies) + leads(where: isSettled)).sorted { $0.accepted > $1.accepted }
    }

    private func isSettled(_ filing: Filing, _ isSettled: (Int) -> Bool) -> Bool {
        filing.parties.allSatisfy { isSettled($0.cik) }
    }
}

extension Filing {
    /// Whether none of its parties is a blank check, as far as is known.
    fileprivate var isOfCompanies: Bool { !parties.contains { $0.industry?.isBlankCheck == true } }
}

extension FilingLedger {
    /// A deal of a pair, and of what its target filed alone.
    private func deal(of pair: FiledPair, own: [Filing]) -> Deal? {
        let (acquirer, target) = (told(pair.acquirer), told(pair.target))
        if acquirer.industry?.isBlankCheck == true || target.industry?.isBlankCheck == true { return nil }
        let day = profiles[target.cik]?.announcement(before: pair.first.day) ?? pair.first.day
        let own = own.filter { filing in
            filing.stage == nil ? filing.isLead && filing.day >= day : filing.day >= pair.first.day
        }
        let original = pair.filings.first { !$0.isAmendment } ?? pair.first
        let links = (own + pair.filings.reversed()).filter { !$0.isAmendment && $0.link != original.link }.map(\.link)
        let stages = own.compactMap(\.stage)
        return Deal(
            announced: Dated(min(day, pair.first.day)), acquirer: acquirer.name, acquirerTicker: acquirer.ticker,
            target: target.name, targetTicker: target.ticker, kind: .acquisition,
            area: target.industry?.area ?? Deal.unknownArea, source: original.link,
            otherSources: Array(links.prefix(Deal.mostSources)),
            stage: stages.contains(.completed) ? .completed : stages.first ?? .announced)
    }

    /// A filing with what is known of its companies.
    private func told(_ filing: Filing) -> Filing {
        var filing = filing
        filing.parties = filing.parties.map(told)
        return filing
    }

    private func told(_ party: Filing.Party) -> Filing.Party {
        var party = party
        party.industry = profiles[party.cik]?.industry ?? party.industry
        party.ticker = profiles[party.cik]?.tickers.first ?? party.ticker
        return party
    }
}

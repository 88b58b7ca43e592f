/// Joins filings into deals.
///
/// Entries with the same accession number are one filing. A form that names two companies makes a deal of them,
/// whichever of the two filed first; every later one about the same two belongs to it, as does whatever the target
/// files alone. The deal was announced when the first of them was accepted, or when the target's profile states. A
/// merger with a blank check company is not a deal. A filing that names one company is a lead, not a deal: the other
/// side is never guessed.
public struct FilingLedger: Sendable {
    /// The maximum number of filings that are stored.
    private static let maximumFilings = 4000

    private var filings: [String: Filing] = [:]
    /// The result of joining; stored because every reader needs it.
    private var joined = JoinedFilings([])
    private var profiles: [Int: CompanyProfile] = [:]

    /// An empty ledger.
    public init() {}

    /// Adds filings; those unrelated to deals are left out.
    public mutating func add(_ new: [Filing]) {
        var isChanged = false
        for filing in new where filing.isRelevant {
            let known = filings[filing.accession], merged = known?.adding(filing) ?? filing
            if merged == known { continue }
            filings[filing.accession] = merged
            isChanged = true
        }
        if filings.count > FilingLedger.maximumFilings {
            let newest = filings.values.sorted { $0.accepted > $1.accepted }.prefix(FilingLedger.maximumFilings * 3 / 4)
            filings = Dictionary(uniqueKeysWithValues: newest.map { ($0.accession, $0) })
        }
        if isChanged { joined = JoinedFilings(Array(filings.values)) }
    }

    /// Adds the EDGAR profile of a company.
    public mutating func add(_ profile: CompanyProfile) { profiles[profile.cik] = profile }

    /// Companies of deals and leads without a profile, those of deals first.
    public var unknownCompanies: [Int] {
        let pairs = joined.pairs.sorted { $0.first.accepted > $1.first.accepted }
        let ciks = pairs.flatMap { [$0.target.cik, $0.acquirer.cik] } + joined.lone.map(\.parties).joined().map(\.cik)
        var seen: Set<Int> = []
        return ciks.filter { profiles[$0] == nil && seen.insert($0).inserted }
    }

    /// The deals that filings make, oldest first.
    ///
    /// - Parameter isSettled: Whether all available data about a company has been loaded; a deal waits until it has,
    ///   since a blank check company is recognised only by its industry.
    public func deals(where isSettled: (Int) -> Bool = { _ in true }) -> [Deal] {
        let lone = Dictionary(
            grouping: joined.lone.flatMap { filing in filing.parties.map { ($0.cik, filing) } }, by: \.0)
        return joined.pairs.filter { isSettled($0.target.cik) && isSettled($0.acquirer.cik) }.compactMap { pair in
            deal(of: pair, own: lone[pair.target.cik]?.map(\.1) ?? [])
        }
    }

    /// Filings that name one company and may lead to a deal, newest first; none of a blank check company.
    public func leads(where isSettled: (Int) -> Bool = { _ in true }) -> [Filing] {
        joined.lone.filter { $0.isLead && self.isSettled($0, isSettled) }.map(enriched).filter(\.isOfCompanies)
    }

    /// The filings on which deals and leads are based, newest first.
    public func filings(where isSettled: (Int) -> Bool = { _ in true }) -> [Filing] {
        let paired = joined.ordered.reversed().filter { filing in
            filing.sides.map { isSettled($0.acquirer.cik) && isSettled($0.target.cik) } ?? false
        }.map(enriched)
        return (paired.filter(\.isOfCompanies) + leads(where: isSettled)).sorted { $0.accepted > $1.accepted }
    }

    private func isSettled(_ filing: Filing, _ isSettled: (Int) -> Bool) -> Bool {
        filing.parties.allSatisfy { isSettled($0.cik) }
    }
}

extension Filing {
    /// Whether none of its parties is known to be a blank check company.
    fileprivate var isOfCompanies: Bool { !parties.contains { $0.industry?.isBlankCheck == true } }
}

extension FilingLedger {
    /// A deal from a pair and from the filings of its target alone.
    private func deal(of pair: FiledPair, own: [Filing]) -> Deal? {
        let (acquirer, target) = (enriched(pair.acquirer), enriched(pair.target))
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
            otherSources: Array(links.prefix(Deal.maximumSources)),
            stage: stages.contains(.completed) ? .completed : stages.first ?? .announced)
    }

    /// The filing with the industries and tickers from its companies' profiles.
    private func enriched(_ filing: Filing) -> Filing {
        var filing = filing
        filing.parties = filing.parties.map(enriched)
        return filing
    }

    private func enriched(_ party: Filing.Party) -> Filing.Party {
        var party = party
        party.industry = profiles[party.cik]?.industry ?? party.industry
        party.ticker = profiles[party.cik]?.tickers.first ?? party.ticker
        return party
    }
}

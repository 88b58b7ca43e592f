/// One report of a deal: a filing, or what a wire said.
public struct DealReport: Hashable, Sendable {
    /// When it was taken or published.
    public let time: Timestamp
    /// Who reported it: `EDGAR`, or the wire.
    public let source: String
    /// Of a filing the first company that it names; nil of a headline, which names them in its words.
    public let company: String?
    /// What it says: of a filing its form and what that tells, of a wire its headline.
    public let words: String
    /// Its address.
    public let link: String

    /// The day it was reported, in New York.
    public var day: Day { NewYorkTime.wallClock(at: time).day }
}

extension DealReport {
    init(_ filing: Filing) {
        let items = filing.items.isEmpty ? "" : ", items \(filing.items.joined(separator: " "))"
        self.init(
            time: filing.accepted, source: "EDGAR", company: filing.parties.first?.name,
            words: "\(filing.form) \(filing.tells)\(items)", link: filing.link)
    }

    init(_ headline: Headline) {
        self.init(time: headline.time, source: headline.wire, company: nil, words: headline.title, link: headline.link)
    }
}

extension DealReport {
    static func newestFirst(_ filings: [Filing], _ headlines: [Headline]) -> [DealReport] {
        let reports = filings.map(DealReport.init) + headlines.map(DealReport.init)
        return reports.enumerated().sorted { ($1.element.time, $0.offset) < ($0.element.time, $1.offset) }
            .map(\.element)
    }
}

extension Market {
    /// The filings that belong to a deal, newest first: those it was told by, and those of its parties that lead to it.
    public func filings(of deal: Deal) -> [Filing] {
        filings.filter { $0.isReport(of: deal) }
    }

    /// Everything that was reported of a deal, newest first, so far as it is kept.
    public func reports(of deal: Deal) -> [DealReport] {
        DealReport.newestFirst(filings(of: deal), headlines(of: deal))
    }
}

extension Filing {
    /// Whether a deal was told by it, or it concerns the deal.
    func isReport(of deal: Deal) -> Bool {
        deal.source == link || deal.otherSources.contains(link) || concerns(deal)
    }

    /// Whether it names both parties of a deal, or one of them and leads to it.
    fileprivate func concerns(_ deal: Deal) -> Bool {
        guard deal.kind == .acquisition else { return false }
        func has(_ name: CompanyName, _ ticker: Symbol?) -> Bool { parties.contains { $0.isCompany(name, ticker) } }
        let hasTarget = has(deal.targetName, deal.targetTicker)
        let hasAcquirer = has(deal.acquirerName, deal.acquirerTicker)
        if hasTarget, hasAcquirer, mergerForm != nil { return true }
        return (hasTarget || hasAcquirer) && leads(to: deal)
    }
}

extension Deal {
    /// Who first told of it, by the address of its report: `EDGAR`, a wire, or the host.
    public var sourceName: String {
        let host = Deal.host(of: source)
        return Deal.sourceNames.first { host == $0.host || host.hasSuffix(".\($0.host)") }?.name ?? host
    }

    private static let sourceNames: [(host: String, name: String)] = [
        ("sec.gov", "EDGAR"), ("globenewswire.com", "GlobeNewswire"), ("prnewswire.com", "PR Newswire"),
        ("businesswire.com", "Business Wire"),
    ]

    /// The host of an address, without `www.`; the whole where it is none.
    private static func host(of address: String) -> String {
        guard let slashes = address.firstRange(of: "://") else { return address }
        let host = address[slashes.upperBound...].prefix { !"/?#:".contains($0) }.lowercased()
        return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    }
}

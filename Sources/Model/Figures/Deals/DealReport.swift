/// One report of a deal: a filing or a headline.
public struct DealReport: Hashable, Sendable {
    /// The time of acceptance or publication.
    public let time: Timestamp
    /// The reporting source: `EDGAR` or the name of the wire.
    public let source: String
    /// The first company that a filing names; nil for a headline, which names companies in its text.
    public let company: String?
    /// The content: for a filing its form and what it reports, for a headline its title.
    public let text: String
    /// The address.
    public let link: String

    /// The day of the report in New York.
    public var day: Day { NewYorkTime.wallClock(at: time).day }
}

extension DealReport {
    package init(_ filing: Filing) {
        let items = filing.items.isEmpty ? "" : ", items \(filing.items.joined(separator: " "))"
        self.init(
            time: filing.accepted, source: "EDGAR", company: filing.parties.first?.name,
            text: "\(filing.form) \(filing.summary)\(items)", link: filing.link)
    }

    package init(_ headline: Headline) {
        self.init(time: headline.time, source: headline.wire, company: nil, text: headline.title, link: headline.link)
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
    /// The filings about a deal, newest first: those that report it, and those of its parties that lead to it.
    public func filings(of deal: Deal) -> [Filing] {
        filings.filter { $0.isReport(of: deal) }
    }

    /// All stored reports of a deal, newest first.
    public func reports(of deal: Deal) -> [DealReport] {
        DealReport.newestFirst(filings(of: deal), headlines(of: deal))
    }
}

extension Filing {
    /// Whether it is one of the deal's sources or concerns the deal.
    func isReport(of deal: Deal) -> Bool {
        deal.source == link || deal.otherSources.contains(link) || concerns(deal)
    }

    /// Whether it names both parties of a deal, or names one of them and leads to it.
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
    /// The first source of the deal by the address of its report: `EDGAR`, a wire, or the host.
    public var sourceName: String {
        let host = Deal.host(of: source)
        return Deal.sourceNames.first { host == $0.host || host.hasSuffix(".\($0.host)") }?.name ?? host
    }

    private static let sourceNames: [(host: String, name: String)] = [
        ("sec.gov", "EDGAR"), ("globenewswire.com", "GlobeNewswire"), ("prnewswire.com", "PR Newswire"),
        ("businesswire.com", "Business Wire"),
    ]

    /// The host of an address, without `www.`; the full address where there is none.
    private static func host(of address: String) -> String {
        guard let slashes = address.firstRange(of: "://") else { return address }
        let host = address[slashes.upperBound...].prefix { !"/?#:".contains($0) }.lowercased()
        return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    }
}

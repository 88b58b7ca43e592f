import Model

extension LoopbackBodies {
    /// EDGAR's list of the newest filings of a form, a page of a hundred entries. Each deal is a tender offer,
    /// accompanied by its target's 8-K about the agreement.
    func filings(of form: String, from start: Int, at now: Timestamp) -> String {
        let deals = start > 0 ? [] : LoopbackDeal.newest(30, at: now)
        let entries = deals.flatMap { deal in
            switch form {
            case "SC TO-T":
                [
                    entry(deal, form, deal.target, deal.targetCIK, "Subject", deal.accession),
                    entry(deal, form, deal.acquirer, deal.acquirerCIK, "Filed by", deal.accession),
                ]
            case "8-K": [entry(deal, form, deal.target, deal.targetCIK, "Filer", deal.reportAccession)]
            default: [String]()
            }
        }
        return """
            <?xml version="1.0" encoding="ISO-8859-1" ?><feed xmlns="http://www.w3.org/2005/Atom">
            <title>Latest Filings</title><updated>\(now)</updated>\(entries.joined(separator: "\n"))</feed>
            """
    }

    private func entry(
        _ deal: LoopbackDeal, _ form: String, _ company: String, _ number: Int, _ role: String, _ accession: String
    ) -> String {
        let items = form == "8-K" ? "\n&lt;br&gt;Item 1.01: Entry into a Material Definitive Agreement" : ""
        return """
            <entry><title>\(form) - \(company) (\(LoopbackBodies.padded(number, to: 10))) (\(role))</title>
            <link rel="alternate" type="text/html" href="https://www.sec.gov/Archives/edgar/data/\(number)/\(accession)-index.htm"/>
            <summary type="html"> &lt;b&gt;AccNo:&lt;/b&gt; \(accession)\(items)</summary><updated>\(deal.announced)</updated>
            <category scheme="https://www.sec.gov/" label="form type" term="\(form)"/>
            <id>urn:tag:sec.gov,2008:accession-number=\(accession)</id></entry>
            """
    }

    /// EDGAR's file of a company by file name, such as `CIK0010000001.json`; nil if there is no such company.
    func company(_ file: String) -> String? {
        guard let number = Int(file.filter(\.isNumber)) else { return nil }
        let target = LoopbackDeal(targetCIK: number)
        guard let deal = target ?? LoopbackDeal(targetCIK: number - 40_000_000) else { return nil }
        let isTarget = target != nil
        return """
            {"cik":"\(number)","entityType":"operating","sic":"\(isTarget && deal.isBiotech ? 2836 : 7372)",\
            "name":"\(isTarget ? deal.target : deal.acquirer)","tickers":[],"exchanges":[],"filings":{"recent":{\
            "accessionNumber":[],"acceptanceDateTime":[],"form":[],"items":[],"primaryDocument":[]},"files":[]}}
            """
    }

    /// The SEC's list of tickers: the companies that the funds hold.
    static let companyTickers =
        "{"
        + LoopbackFund.companies.map { company in
            #""\#(company.number)":{"cik_str":\#(company.cik),"ticker":"\#(company.ticker)","title":"\#(company.name)"}"#
        }.joined(separator: ",") + "}"

    /// An XBRL frame, one figure of every company for a day or a year: `us-gaap/InterestExpense/USD/CY2025.json`.
    func frame(_ path: some StringProtocol, failure: InjectedFailure?) -> String? {
        let parts = path.split(separator: "/")
        guard parts.count == 4, parts[3].hasPrefix("CY"), let year = Int(parts[3].dropFirst(2).prefix(4)) else {
            return nil
        }
        let isOfDay = parts[3].contains("Q")
        // A quarter's frame is dated within the first weeks of the quarter, so that no day lies in the future.
        let quarter = isOfDay ? Int(parts[3].dropFirst(7).prefix(1)) ?? 1 : 4
        let end = isOfDay ? "\(year)-\(LoopbackBodies.padded(quarter * 3 - 2, to: 2))-20" : "\(year)-12-31"
        let start = isOfDay ? "" : #""start":"\#(year)-01-01","#
        let rows = LoopbackFund.companies.map { company in
            let value = (company.number + 1) * 10_000_000
            let text = failure == .nullPrice ? "null" : failure == .changedType ? #"{"raw":\#(value)}"# : String(value)
            return """
                {"accn":"0009990003-26-000001","cik":\(company.cik),"entityName":"\(company.name)",\(start)"end":"\(end)",\
                "val":\(text)}
                """
        }
        return """
            {"taxonomy":"\(parts[0])","tag":"\(parts[1])","ccp":"CY","uom":"\(parts[2])","pts":\(rows.count),\
            "data":[\(rows.joined(separator: ","))]}
            """
    }

    /// A newswire's feed: for each of the newest deals a press release and a law firm's notice.
    func newsFeed(at now: Timestamp) -> String {
        let items = LoopbackDeal.newest(20, at: now).flatMap { deal in
            let title = "\(deal.acquirer) to Acquire \(deal.target) for $\(deal.usdMillions) Million"
            let notice = "Halper Sadeh LLC Investigates \(deal.target) on Behalf of Shareholders"
            return [(title, "deal"), (notice, "notice")].map { title, kind in
                """
                <item><title>\(title)</title><link>https://example.org/\(kind)/\(deal.number)</link>
                <pubDate>\(LoopbackBodies.mailDate(deal.announced))</pubDate><description>\(title).</description></item>
                """
            }
        }
        return """
            <?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Loopback</title>
            \(items.joined(separator: "\n"))</channel></rss>
            """
    }
}

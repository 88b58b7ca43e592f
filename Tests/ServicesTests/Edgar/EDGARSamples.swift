import Model
import NetworkingSupport

@testable import Networking
@testable import Services

/// Documents in EDGAR's formats, made by hand. Companies, numbers and days that are named are from real filings.
enum EDGARSamples {
    /// An entry of the list.
    static func entry(
        _ form: String, _ company: String, _ cik: Int, _ role: String, _ accession: String, items: [String] = [],
        at time: String = "2026-01-12T07:32:33-05:00"
    ) -> String {
        let digits = String(repeating: "0", count: 10 - String(cik).count) + String(cik)
        let lines = items.map { "\n&lt;br&gt;Item \($0): Something Or Other" }.joined()
        return """
            <entry>
            <title>\(form) - \(company) (\(digits)) (\(role))</title>
            <link rel="alternate" type="text/html" href="https://www.sec.gov/Archives/edgar/data/\(cik)/\(accession)-index.htm"/>
            <summary type="html">
             &lt;b&gt;Filed:&lt;/b&gt; \(time.prefix(10)) &lt;b&gt;AccNo:&lt;/b&gt; \(accession) &lt;b&gt;Size:&lt;/b&gt; 2 MB\(lines)
            </summary>
            <updated>\(time)</updated>
            <category scheme="https://www.sec.gov/" label="form type" term="\(form)"/>
            <id>urn:tag:sec.gov,2008:accession-number=\(accession)</id>
            </entry>

            """
    }

    static func feed(_ entries: [String]) -> String {
        """
        <?xml version="1.0" encoding="ISO-8859-1" ?>
        <feed xmlns="http://www.w3.org/2005/Atom">
        <title>Latest Filings - Mon, 12 Jan 2026 11:28:52 EST</title>
        <updated>2026-01-12T11:28:52-05:00</updated>
        \(entries.joined())</feed>
        """
    }

    static let offer = [
        entry("SC TO-T", "DYNAVAX TECHNOLOGIES CORP", 1_029_142, "Subject", "0001193125-26-009651"),
        entry("SC TO-T", "Samba Merger Sub, Inc.", 2_100_001, "Filed by", "0001193125-26-009651"),
        entry("SC TO-T", "Sanofi", 1_121_404, "Filed by", "0001193125-26-009651"),
    ]
    static let reply = [
        entry("SC 14D9", "DYNAVAX TECHNOLOGIES CORP", 1_029_142, "Subject", "0001193125-26-009777")
    ]

    static func submissions(
        _ cik: Int, _ name: String, sic: String, tickers: [String] = [],
        rows: [(form: String, time: String, items: String)] = []
    ) -> String {
        func column(_ value: ((form: String, time: String, items: String), Int) -> String) -> String {
            "[" + rows.enumerated().map { "\"\(value($0.element, $0.offset))\"" }.joined(separator: ",") + "]"
        }
        return """
            {"cik":"\(cik)","entityType":"operating","sic":"\(sic)","sicDescription":"","name":"\(name)",
            "tickers":[\(tickers.map { "\"\($0)\"" }.joined(separator: ","))],"exchanges":[],"lei":null,
            "filings":{"recent":{"accessionNumber":\(column { "0000000000-25-00000\($1)" }),
            "filingDate":\(column { row, _ in String(row.time.prefix(10)) }),
            "acceptanceDateTime":\(column { row, _ in row.time }),"form":\(column { row, _ in row.form }),
            "items":\(column { row, _ in row.items }),"size":[1],"primaryDocument":\(column { _, n in "d\(n).htm" })},"files":[]}}
            """
    }

    static func frame(
        _ tag: String, _ rows: [(cik: Int, value: Double)], unit: String = "USD", start: String? = nil, end: String
    ) -> String {
        let data = rows.map { row in
            let first = start.map { "\"start\":\"\($0)\"," } ?? ""
            return """
                {"accn":"0000000000-25-000001","cik":\(row.cik),"entityName":"Company \(row.cik)","loc":"US-CA",\(first)"end":"\(end)",\
                "val":\(row.value)}
                """
        }
        return """
            {"taxonomy":"us-gaap","tag":"\(tag)","ccp":"CY","uom":"\(unit)","label":"","description":"","pts":\(rows.count),
            "data":[\(data.joined(separator: ","))]}
            """
    }

    /// Healthy responses.
    @Sendable static func respond(_ request: LoopbackService.Request) -> LoopbackService.Response {
        switch request.path {
        case "/cgi-bin/browse-edgar":
            let entries = (request["type"]?.replacing("%20", with: " ")).map { lists[$0] ?? [] } ?? []
            return .xml(feed(request["start"] == "0" ? entries : []))
        case "/submissions/CIK0001029142.json":
            return .json(submissions(1_029_142, "DYNAVAX TECHNOLOGIES CORP", sic: "2836", tickers: ["DVAX"]))
        case "/submissions/CIK0001121404.json":
            return .json(submissions(1_121_404, "Sanofi", sic: "2834", tickers: ["SNY"]))
        default: return .status(404)
        }
    }

    private static let lists = [
        "SC TO-T": offer, "SC 14D9": reply,
        "8-K": [entry("8-K", "Clean Corp", 11, "Filer", "0000000000-26-000011", items: ["1.01", "9.01"])],
    ]

    /// EDGAR at an address, with one of its lists: a service counts as healthy once its first poll request has
    /// succeeded.
    @Sendable static func services(_ base: String, _ clock: SourceClock) -> [Service] {
        let settings = EDGARSettings(
            isOn: true, address: base, factsAddress: base, filings: .always(.seconds(120)),
            facts: .always(.seconds(600)),
            contact: "name@example.org")
        guard let service = Service.edgar(settings, budget: .regulator(clock: clock), clock: clock) else { return [] }
        let pollRequests = service.pollRequests.filter { $0.key == "SC TO-T" }
        return [Service(service.name, at: base, budget: service.budget, pollRequests: pollRequests)]
    }
}

import Formats
import Model

/// Reads the SEC's file of a company (`submissions/CIK##########.json`): its identity, and its newest filings in
/// columns.
enum SubmissionsFile {
    /// The company. Filings not related to deals are left out, as are invalid rows.
    static func read(_ bytes: [UInt8], source: String = "edgar") throws(FeedError) -> Parsed<CompanyProfile> {
        let file = try JSONFile<Response>(bytes, source: source)
        let response = file.content
        guard let cik = response.cik, EDGARNumber.isCompany(cik) else {
            throw FeedError(source, expected: "the number of a company", found: "")
        }
        let profile = CompanyProfile(
            cik: cik, name: PlainText.clean(response.name ?? "", limit: 120),
            industry: response.sic.flatMap { Industry(code: $0) }, tickers: tickers(response.tickers ?? []),
            filings: response.filings?.recent?.filings(of: cik, name: response.name ?? "") ?? [])
        return Parsed(profile, errors: file.errors)
    }

    /// Tickers fit for display; those that are empty or contain spaces are left out.
    static func tickers(_ names: [String]) -> [Symbol] {
        names.map { PlainText.clean($0, limit: 12) }.filter { !$0.isEmpty && !$0.contains(" ") }.map { Symbol($0) }
    }

    private struct Response: JSONField {
        @Lenient var cik: Int?
        @Lenient var name: String?
        @Lenient var sic: Int?
        @Lenient var tickers: [String]?
        @Lenient var filings: Filings?
    }

    private struct Filings: JSONField {
        @Lenient var recent: Columns?
    }

    fileprivate struct Columns: JSONField {
        @Lenient var accessionNumber: JSONColumn<String>?
        @Lenient var acceptanceDateTime: JSONColumn<String>?
        @Lenient var form: JSONColumn<String>?
        @Lenient var items: JSONColumn<String>?
        @Lenient var primaryDocument: JSONColumn<String>?
    }
}

extension SubmissionsFile.Columns {
    /// The rows related to deals.
    fileprivate func filings(of cik: Int, name: String) -> [Filing] {
        let party = Filing.Party(cik: cik, name: PlainText.clean(name, limit: 120), role: .filer)
        return (0..<(accessionNumber?.count ?? 0)).compactMap { row in
            guard let accession = accessionNumber?[row], EDGARNumber.isAccession(accession), let form = form?[row],
                let accepted = acceptanceDateTime?[row].flatMap({ Timestamp(local: $0) })
            else { return nil }
            let items = (items?[row] ?? "").split(separator: ",").map { PlainText.clean($0.trimmed, limit: 12) }
            let folder = EDGARNumber.folder(accession, of: cik)
            let filing = Filing(
                accession: accession, form: PlainText.clean(form, limit: 24),
                parties: [party], accepted: accepted, items: items.filter { !$0.isEmpty },
                link: PlainText.clean(folder + (primaryDocument?[row] ?? ""), limit: 300))
            return filing.isRelevant ? filing : nil
        }
    }
}

extension Timestamp {
    /// The instant of a time that the SEC writes with a `Z` but means in New York. It matches the list of newest
    /// filings, which writes the same wall clock with its offset, so that a filing stays on its day.
    fileprivate init?(local text: String) {
        guard let time = Timestamp(iso: text.prefix(19)) else { return nil }
        let (day, minute) = time.wallClock(offsetMinutes: 0)
        self = NewYorkTime.timestamp(day, minute: minute)
    }
}

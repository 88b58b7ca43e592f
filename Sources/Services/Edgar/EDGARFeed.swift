import Formats
import Model

/// A page of EDGAR's list of the newest filings.
struct EDGARPage: Sendable {
    /// The filings related to deals, each once with all its companies on this page.
    var filings: [Filing] = []
    /// The accession numbers of all filings on the page, including other forms.
    var accessions: Set<String> = []
    /// The number of entries: one for each filing, company and role.
    var entries = 0
    /// The day of the oldest filing.
    var oldest: Day?
}

/// Reads EDGAR's list of the newest filings, an Atom document, newest first.
///
/// A request for a form returns every form that begins with it; the actual form is the entry's category. A filing has
/// an entry for each company in each role. The company and items are in the title and in a summary of escaped HTML.
enum EDGARFeed {
    /// Parses a page. An invalid entry is recorded as an error and left out.
    static func read(_ bytes: [UInt8], source: String = "edgar") throws(FeedError) -> Parsed<EDGARPage> {
        var document = try XMLReader(bytes, source: source, root: "feed")
        var parsed = Parsed(EDGARPage())
        while let entry = try document.next("entry") {
            parsed.content.entries += 1
            do throws(FeedError) {
                let filing = try EDGAREntry(entry, source: source).filing
                parsed.content.add(filing)
            } catch { parsed.errors.append(error) }
        }
        if parsed.content.accessions.isEmpty, let first = parsed.errors.first { throw first }
        return parsed
    }
}

extension EDGARPage {
    fileprivate mutating func add(_ filing: Filing) {
        accessions.insert(filing.accession)
        oldest = oldest.map { min($0, filing.day) } ?? filing.day
        guard filing.isRelevant else { return }
        if let index = filings.firstIndex(where: { $0.accession == filing.accession }) {
            filings[index] = filings[index].adding(filing)
        } else {
            filings.append(filing)
        }
    }
}

import Model

/// A page of EDGAR's list of the newest filings.
struct EDGARPage: Sendable {
    /// The filings that have to do with deals, each once with all the companies that the page names.
    var filings: [Filing] = []
    /// The numbers of all filings on it, of other forms too.
    var accessions: Set<String> = []
    /// How many entries it has: one for each filing and company.
    var entries = 0
    /// The day of its oldest filing.
    var oldest: Day?
}

/// Reads EDGAR's list of the newest filings, an Atom document, newest first.
///
/// Asked for a form the service gives every form that begins so; what a filing is, its category says. A filing has an
/// entry for each company in each role. Who and what stands in the title and in a summary of escaped HTML.
enum EDGARFeed {
    /// A page. An entry that cannot be understood is noted and left out.
    static func read(_ bytes: [UInt8], source: String = "edgar") throws(FeedError) -> Parsed<EDGARPage> {
        var document = try XMLReader(bytes, source: source, root: "feed")
        var parsed = Parsed(EDGARPage())
        while let entry = try document.next("entry") {
            parsed.content.entries += 1
            do throws(FeedError) {
                let filing = try EDGAREntry(entry, source: source).filing
                parsed.content.take(filing)
            } catch { parsed.faults.append(error) }
        }
        if parsed.content.accessions.isEmpty, let first = parsed.faults.first { throw first }
        return parsed
    }
}

extension EDGARPage {
    fileprivate mutating func take(_ filing: Filing) {
        accessions.insert(filing.accession)
        oldest = oldest.map { min($0, filing.day) } ?? filing.day
        guard filing.isRelevant else { return }
        if let at = filings.firstIndex(where: { $0.accession == filing.accession }) {
            filings[at] = filings[at].adding(filing)
        } else {
            filings.append(filing)
        }
    }
}

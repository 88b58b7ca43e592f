import Formats
import Model

/// Reads EDGAR's list of a fund's filings, an Atom document.
enum NPORTFilings {
    struct Filing: Hashable, Sendable {
        /// The accession number: `0001752724-24-123456`.
        let accession: String
        /// When it was filed, if the list contains it.
        let day: Day?
        /// The path of its documents on EDGAR: `/Archives/edgar/data/…/`.
        let folder: String
    }

    /// The filings, newest first. Other forms are left out, and so are filings without an address.
    static func read(_ bytes: [UInt8], source: String = "nport") throws(FeedError) -> Parsed<[Filing]> {
        var document = try XMLReader(bytes, source: source, root: "feed")
        var parsed = Parsed<[Filing]>([])
        while let entry = try document.next("entry") {
            guard entry.form.hasPrefix("NPORT-P") else { continue }
            if let filing = entry.filing {
                parsed.content.append(filing)
            } else {
                let title = entry["title"]?.text ?? ""
                parsed.errors.append(
                    FeedError(source, line: entry.line, expected: "the address of a filing", found: title))
            }
        }
        let first = Day(number: 0)
        parsed.content.sort { ($0.day ?? first, $0.accession) > ($1.day ?? first, $1.accession) }
        return parsed
    }
}

extension XMLElement {
    /// The form of an entry.
    fileprivate var form: String {
        self["category"]?[attribute: "term"] ?? self["content", "filing-type"]?.text ?? self["filing-type"]?.text ?? ""
    }

    fileprivate var filing: NPORTFilings.Filing? {
        let content = self["content"] ?? self
        let link = content["filing-href"]?.text ?? self["link"]?[attribute: "href"] ?? ""
        guard let start = link.firstRange(of: "/Archives/"), let end = link.lastIndex(of: "/"), end > start.lowerBound
        else { return nil }
        let folder = String(link[start.lowerBound...end])
        guard folder.utf8.allSatisfy(\.belongsToPath), !folder.contains("..") else { return nil }
        let named = content["accession-number"]?.text ?? self["id"]?.text.split(separator: "=").last.map(String.init)
        return NPORTFilings.Filing(
            accession: named ?? folder, day: content["filing-date"].flatMap { Day(spelled: $0.text) }, folder: folder)
    }
}

extension UInt8 {
    /// Whether it is allowed unescaped in the path of a URL.
    fileprivate var belongsToPath: Bool { isLetterOrDigit || "/-_.".utf8.contains(self) }
}

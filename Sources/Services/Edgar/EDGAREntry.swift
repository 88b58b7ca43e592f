import Formats
import Model

/// An entry of EDGAR's list: a filing, with one of its companies in one role.
struct EDGAREntry {
    /// The filing, with this company as its only party.
    let filing: Filing

    /// Parses an Atom entry. Throws if it has no form, accession number, time of acceptance or company.
    init(_ entry: XMLElement, source: String) throws(FeedError) {
        func error(_ expected: String, _ found: String) -> FeedError {
            FeedError(source, line: entry.line, expected: expected, found: found)
        }
        let title = entry["title"]?.text ?? "", summary = HTMLText.plain(entry["summary"]?.content ?? "")
        guard let form = entry["category"]?[attribute: "term"].map({ PlainText.clean($0, limit: 24) }), !form.isEmpty
        else { throw error("a category with a form", title) }
        guard let accession = EDGAREntry.accession(entry["id"]?.text ?? "", summary) else {
            throw error("the number of a filing", entry["id"]?.text ?? "")
        }
        guard let time = entry["updated"]?.text, let accepted = Timestamp(iso: time) else {
            throw error("the time of acceptance", entry["updated"]?.text ?? "")
        }
        guard let company = EDGAREntry.company(title, form: form) else {
            throw error("form - company (number) (role)", title)
        }
        let party = Filing.Role(spelled: company.role).map {
            Filing.Party(cik: company.cik, name: company.name, role: $0)
        }
        filing = Filing(
            accession: accession, form: form, parties: [party].compactMap(\.self), accepted: accepted,
            items: EDGAREntry.items(summary), link: EDGAREntry.link(entry))
    }

    /// The accession number from `urn:tag:sec.gov,2008:accession-number=0001193125-26-009777`, or from `AccNo: …` in
    /// the summary.
    private static func accession(_ id: String, _ summary: String) -> String? {
        let inID = id.split(separator: "accession-number=", omittingEmptySubsequences: false).dropFirst().first
        let inSummary = summary.split(separator: "AccNo:").dropFirst().first
        for text in [inID, inSummary].compactMap(\.self) {
            let number = String(text.drop { $0 == " " }.prefix(20))
            if EDGARNumber.isAccession(number) { return number }
        }
        return nil
    }

    /// The company and its role in `SC TO-T - DYNAVAX TECHNOLOGIES CORP (0001029142) (Subject)`. The name may contain
    /// dashes and parentheses itself.
    static func company(_ title: String, form: String) -> (cik: Int, name: String, role: String)? {
        guard title.last == ")", let roleStart = title.lastIndex(of: "(") else { return nil }
        let role = title[title.index(after: roleStart)...].dropLast()
        let rest = title[..<roleStart].trimmed
        guard rest.last == ")", let numberStart = rest.lastIndex(of: "(") else { return nil }
        let digits = rest[rest.index(after: numberStart)...].dropLast()
        guard digits.allSatisfy(\.isNumber), let cik = Int(digits), EDGARNumber.isCompany(cik) else { return nil }
        var name = rest[..<numberStart]
        if name.hasPrefix("\(form) - ") {
            name = name.dropFirst(form.count + 3)
        } else if let dash = name.firstRange(of: " - ") {
            name = name[dash.upperBound...]
        }
        let clean = PlainText.clean(name, limit: 120)
        return clean.isEmpty ? nil : (cik, clean, String(role))
    }

    /// The items of an 8-K, each on a line such as `Item 1.01: Entry into …`.
    private static func items(_ summary: String) -> [String] {
        var items: [String] = []
        for part in summary.split(separator: "Item ").dropFirst() {
            let number = part.prefix { $0.isNumber || $0 == "." }
            let digits = number.split(separator: ".", omittingEmptySubsequences: false).map(\.utf8.count)
            if digits == [1, 2], !items.contains(String(number)) { items.append(String(number)) }
        }
        return items
    }

    private static func link(_ entry: XMLElement) -> String {
        let links = entry.all("link")
        let chosen = links.first { $0[attribute: "rel"] == "alternate" } ?? links.first
        let link = PlainText.clean(chosen?[attribute: "href"] ?? "", limit: 300)
        return link.hasPrefix("/") ? "https://www.sec.gov" + link : link
    }
}

extension Filing.Role {
    /// The role of a given name, ignoring case.
    fileprivate init?(spelled text: String) {
        let roles: [Filing.Role] = [.filer, .subject, .filedBy]
        guard let role = roles.first(where: { $0.rawValue.lowercased() == text.lowercased() }) else { return nil }
        self = role
    }
}

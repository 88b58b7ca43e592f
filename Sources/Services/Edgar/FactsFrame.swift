import Formats
import Model

/// Reads one reported figure of all companies (`frames/…/CY2024Q1I.json`) or of one (`companyconcept/…`).
enum FactsFrame {
    /// A company's figure and name.
    struct Entry: Sendable {
        let fact: CompanyFact
        let name: String
    }

    /// The figures of a frame by CIK. If a company has several, the newest is used; several of the same day in one
    /// filing are shares by class, and are summed.
    static func read(_ bytes: [UInt8], source: String = "edgar") throws(FeedError) -> Parsed<[Int: Entry]> {
        let file = try JSONFile<Frame>(bytes, source: source)
        guard let rows = file.content.data, let tag = file.content.tag else {
            throw FeedError(source, expected: "a frame with a tag and rows", found: "another object")
        }
        var facts: [Int: [Row]] = [:]
        for row in rows {
            if let cik = row.cik, EDGARNumber.isCompany(cik), row.isComplete { facts[cik, default: []].append(row) }
        }
        let isShares = file.content.uom == "shares"
        let entries = facts.compactMapValues { rows in
            newest(rows, tag: tag, adding: isShares).map { fact in
                Entry(fact: fact, name: PlainText.clean(rows.first?.entityName ?? "", limit: 120))
            }
        }
        return Parsed(entries, errors: file.errors)
    }

    /// The newest figure of one company's concept: of a day, or of a year if `isAnnual`.
    static func readConcept(
        _ bytes: [UInt8], source: String = "edgar", isAnnual: Bool = false
    ) throws(FeedError) -> Parsed<CompanyFact?> {
        let file = try JSONFile<Concept>(bytes, source: source)
        guard let tag = file.content.tag, let units = file.content.units else {
            throw FeedError(source, expected: "a concept with a tag and units", found: "another object")
        }
        let unit = units["shares"] != nil ? "shares" : "USD"
        let rows = (units[unit] ?? []).filter { $0.isComplete && (isAnnual ? $0.isAnnual : $0.start == nil) }
        return Parsed(newest(rows, tag: tag, adding: unit == "shares"), errors: file.errors)
    }

    fileprivate struct Frame: JSONField {
        @Lenient var tag: String?
        @Lenient var uom: String?
        @Lenient var data: [Row]?
    }

    fileprivate struct Concept: JSONField {
        @Lenient var tag: String?
        @Lenient var units: [String: [Row]]?
    }

    fileprivate struct Row: JSONField {
        @Lenient var accn: String?
        @Lenient var cik: Int?
        @Lenient var entityName: String?
        @Lenient var start: String?
        @Lenient var end: String?
        @Lenient var val: Double?
        @Lenient var filed: String?
    }

    private static func newest(_ rows: [Row], tag: String, adding isShares: Bool) -> CompanyFact? {
        guard let last = rows.max(by: { $0.rank < $1.rank }), let end = last.end.flatMap({ Day($0) }) else {
            return nil
        }
        let alike = rows.filter { $0.end == last.end && $0.accn == last.accn && $0.filed == last.filed }
        let values = Set(alike.compactMap(\.val))
        guard let value = isShares && values.count > 1 ? values.reduce(0, +) : last.val, value.isFinite else {
            return nil
        }
        return CompanyFact(
            value, start: last.start.flatMap { Day($0) }, end: end, tag: PlainText.clean(tag, limit: 80))
    }
}

extension FactsFrame.Row {
    /// Whether it has a finite figure and a valid end day.
    fileprivate var isComplete: Bool { val?.isFinite == true && end.flatMap { Day($0) } != nil }

    /// The order of figures by age: the end day, then the filing date.
    fileprivate var rank: (String, String) { (end ?? "", filed ?? "") }

    /// Whether it covers a year, 330…390 days.
    fileprivate var isAnnual: Bool {
        guard let start = start.flatMap({ Day($0) }), let end = end.flatMap({ Day($0) }) else { return false }
        return (330...390).contains(end - start)
    }
}

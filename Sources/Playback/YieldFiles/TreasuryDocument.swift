package import Formats
package import Model

/// Parses the Treasury's daily par yields from its feed: an Atom document with an entry for each day, oldest first.
package enum TreasuryDocument {
    /// The curves, oldest first. An invalid value is reported and left out of its curve; an entry without a date is
    /// reported and skipped. A feed without entries is empty, which is not an error.
    package static func read(_ bytes: [UInt8], source: String = "treasury") throws(FeedError) -> Parsed<[YieldCurve]> {
        var document = try XMLReader(bytes, source: source, root: "feed")
        var parsed = Parsed<[Day: YieldCurve]>([:])
        while let entry = try document.next("properties") {
            guard let date = entry["NEW_DATE"], let day = Day(spelled: date.text) else {
                parsed.errors.append(
                    FeedError(
                        source, line: entry.line, expected: "<NEW_DATE> with a date",
                        found: entry["NEW_DATE"]?.text ?? ""))
                continue
            }
            let percent = yields(entry, source, &parsed.errors)
            if !percent.isEmpty { parsed.content[day] = YieldCurve(day, percent: percent) }
        }
        let curves = parsed.content.values.sorted { $0.day < $1.day }
        return try Parsed(curves, errors: parsed.errors).orThrow()
    }

    private static func yields(_ entry: XMLElement, _ source: String, _ errors: inout [FeedError]) -> [Tenor: Double] {
        var percent: [Tenor: Double] = [:]
        let elements = entry.children.compactMap { element in
            element.isNull || element.text.isEmpty ? nil : Tenor(element: element.name).map { (tenor: $0, element) }
        }
        if isHoliday(elements) { return [:] }
        for (tenor, element) in elements {
            if let value = GroupedNumber.read(element.text), tenor.canYield(value) {
                percent[tenor] = value
            } else {
                errors.append(
                    FeedError(
                        source, line: element.line, expected: "a yield in percent in <\(element.name)>",
                        found: element.text))
            }
        }
        return percent
    }

    /// Whether all values are zero, including tenors that cannot yield zero: in some years, days without a market got
    /// an entry.
    private static func isHoliday(_ elements: [(tenor: Tenor, element: XMLElement)]) -> Bool {
        elements.allSatisfy { GroupedNumber.read($0.element.text) == 0 }
            && elements.contains { !$0.tenor.canYield(0) }
    }
}

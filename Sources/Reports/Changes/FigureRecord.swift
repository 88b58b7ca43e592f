import Model

/// The smallest part of the figures that changes as a whole: an element of a list, or a member without a list.
struct FigureRecord: Hashable {
    /// Where it is in the figures.
    struct Place: Hashable {
        /// The names that lead to it, joined by dots, such as `thesis.conditions`.
        let section: String
        /// The members by which it differs from the other elements of its list; nil outside of lists.
        let key: JSON?
    }

    let place: Place
    let value: JSON

    /// The lists whose elements are told one by one, with the members by which an element is known.
    private static let keys: [String: [String]] = [
        "instruments": ["symbol"], "yields": ["tenor"], "correlations": ["symbol", "tenor", "window"],
        "sectors": ["fund", "asOf", "sector"], "breadth": ["group"], "rotation": ["symbol"],
        "rollingCorrelation": ["symbol", "tenor", "window"], "sectorTilt": ["fund"], "valuationRange": ["measure"],
        "companies": ["cik"], "debtBurden": ["fund"], "thesis.conditions": ["id"], "thesis.claims": ["id"],
        "sources": ["name"],
    ]
    /// The objects whose members are told one by one.
    private static let divided: Set = ["thesis"]

    /// The records of figures, in their order. Where two elements of a list have the same key, the list is one record.
    static func all(in figures: JSON) -> [FigureRecord] { all(in: figures, under: "") }

    private static func all(in object: JSON, under path: String) -> [FigureRecord] {
        guard case .object(let members) = object else { return [] }
        return members.flatMap { member -> [FigureRecord] in
            let section = path + member.name
            if divided.contains(section) { return all(in: member.value, under: section + ".") }
            guard let names = keys[section], case .array(let elements) = member.value else {
                return [FigureRecord(place: Place(section: section, key: nil), value: member.value)]
            }
            let records = elements.map { element in
                let key = JSON.object(names.map { JSON.Member($0, element[$0] ?? .null) })
                return FigureRecord(place: Place(section: section, key: key), value: element)
            }
            if Set(records.map(\.place)).count == records.count { return records }
            return [FigureRecord(place: Place(section: section, key: nil), value: member.value)]
        }
    }
}

import Model

extension ThesisSource {
    /// The alerts of a configuration, each with its places.
    init(alertsOf root: TOMLItem, _ text: String, file: String, _ places: TOMLPlaces) {
        let name = ConfigurationSchema.alertTable
        var values: [[TOMLItem.Entry]] = []
        if case .table(let entries) = root, case .list(let items)? = entries.first(where: { $0.key == name })?.value {
            values = items.map { if case .table(let entries) = $0 { entries } else { [] } }
        }
        let tables = zip(places.tables.filter { $0.name == name }, values).map { table, entries in
            Table(
                name, at: table.place,
                entries: table.keys.map { key in
                    let value = entries.first { $0.key == key.name }?.value
                    let words = if case .text(let text)? = value { text } else { key.spelling }
                    let isPlaced = key.value.count == words.count + 1
                    return Entry(key.name, words, at: key.place, places: isPlaced ? key.value : [key.value[0]])
                })
        }
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.endsTOMLLine).map(String.init)
        self.init(file: file, lines: lines, tables: tables)
    }
}

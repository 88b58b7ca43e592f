import Formats
import Thesis

extension ThesisSource {
    /// The alerts of a configuration, with their locations.
    init(alertsOf root: TOMLItem, _ text: String, file: String, _ locations: TOMLLocations) {
        let name = ConfigurationSchema.alertTable
        var values: [[TOMLItem.Entry]] = []
        if case .table(let entries) = root, case .list(let items)? = entries.first(where: { $0.key == name })?.value {
            values = items.map { if case .table(let entries) = $0 { entries } else { [] } }
        }
        let tables = zip(locations.tables.filter { $0.name == name }, values).map { table, entries in
            Table(
                name, at: table.location,
                entries: table.keys.map { key in
                    let value = entries.first { $0.key == key.name }?.value
                    let content = if case .text(let text)? = value { text } else { key.spelling }
                    let hasLocations = key.value.count == content.count + 1
                    return Entry(
                        key.name, content, at: key.location, locations: hasLocations ? key.value : [key.value[0]])
                })
        }
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.endsTOMLLine).map(String.init)
        self.init(file: file, lines: lines, tables: tables)
    }
}

import Model

extension SavedState {
    /// The panels of a list of names; unknown and repeated ones are left out.
    static func panels(_ text: String) -> [PanelID] {
        text.split(separator: " ").compactMap { name in PanelID.allCases.first { $0.name == name } }
            .reduce(into: []) { panels, panel in if !panels.contains(panel) { panels.append(panel) } }
    }

    /// The columns of a list of names, or nil without any; unknown and repeated ones are left out. Thousands of columns
    /// would take seconds to lay out.
    static func columns(_ text: String) -> [TickerColumn]? {
        var seen: Set<TickerColumn> = []
        let columns = text.split(separator: " ").compactMap { TickerColumn.byExpressionName[$0.lowercased()] }
            .filter { seen.insert($0).inserted }
        return columns.isEmpty ? nil : columns
    }

    /// The names of panels.
    /// Reads symbols between blanks.
    static func symbols(_ text: String) -> [Symbol] { text.split(separator: " ").map { Symbol(String($0)) } }

    /// The symbols without blanks in their names; nil without any.
    static func text(_ symbols: [Symbol]) -> String? {
        let names = symbols.map(\.name).filter { !$0.contains(" ") }
        return names.isEmpty ? nil : names.joined(separator: " ")
    }

    static func text(_ panels: [PanelID]) -> String { panels.map(\.name).joined(separator: " ") }

    /// Sizes in thousandths, such as `chart 1500 thesis 700`.
    static func sizes(_ text: String) -> [PanelID: Int] {
        let words = text.split(separator: " ")
        var sizes: [PanelID: Int] = [:]
        for (name, size) in zip(words, words.dropFirst()) {
            guard let panel = PanelID.allCases.first(where: { $0.name == name }), let size = Int(size),
                (1...100_000).contains(size)
            else { continue }
            sizes[panel] = size
        }
        return sizes
    }

    /// The same as text; nil if there are none.
    static func text(_ sizes: [PanelID: Int]) -> String? {
        sizes.isEmpty
            ? nil
            : sizes.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.key.name) \($0.value)" }
                .joined(separator: " ")
    }
}

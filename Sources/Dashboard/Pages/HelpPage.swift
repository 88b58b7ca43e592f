import Screen

/// The keys, from the key table, those of the focused panel first, and what the marks on the screen mean.
enum HelpPage {
    /// The width of a column in which no row is cut, and the space between two.
    private static let columnWidth = 68, gap = 3
    /// The width at which there are two columns.
    static let wholeWidth = 2 * columnWidth + gap

    /// The rows, of which only those that contain each word of a text.
    static func rows(_ keys: KeyTable, of panel: PanelID, width: Int, matching text: String = "") -> [Line] {
        let words = text.split(separator: " ").map { TextSearch(String($0)) }
        let partners = keys.bindings.filter { isOwn($0, of: panel) }.compactMap(\.hint?.partner)
        let own = keys.bindings.filter { isOwn($0, of: panel) || partners.contains($0.command) }
        let others = keys.bindings.filter { binding in !own.contains { $0.command == binding.command } }
        let sections =
            [section(panel.title, own.map { row($0, keys, panel) })]
            + Binding.Group.allCases.map { group in
                section(group.rawValue, others.filter { $0.group == group }.map { row($0, keys, panel) })
            } + [
                section(
                    "Typed after \(keys.name(of: .palette))", CommandPalette.forms.map { row($0.example, $0.meaning) }),
                section("Marks", marks.map { row($0, $1) }),
            ]
        if !words.isEmpty { return found(words, in: sections, width: width) }
        return columns(sections.flatMap(\.self).map { row($0, within: min(width, columnWidth)) }, width: width)
    }

    /// Whether a command is for this panel alone, or hinted at for it, but not for all.
    private static func isOwn(_ binding: Binding, of panel: PanelID) -> Bool {
        if binding.panel == panel { return true }
        guard let panels = binding.hint?.panels else { return false }
        return panels.contains(panel) && panels.count < PanelID.allCases.count
    }

    private static func section(_ title: String, _ rows: [Line]) -> [Line] {
        rows.isEmpty ? [] : [Line(title, Style(.accent).bold)] + rows
    }

    /// The rows that contain each of some words, in sections of which the others are left out.
    private static func found(_ words: [TextSearch], in sections: [[Line]], width: Int) -> [Line] {
        let rows = sections.flatMap { section in
            let rows = section.dropFirst().filter { row in words.allSatisfy { $0.isFound(in: row.text) } }
            return rows.isEmpty ? [] : Array(section.prefix(1)) + rows
        }
        guard !rows.isEmpty else { return [Line("nothing here has all of these words", Style(.muted))] }
        return rows.map { row($0, within: min(width, columnWidth)) }
    }

    /// The rows side by side where there is room, the first half at the left.
    private static func columns(_ rows: [Line], width: Int) -> [Line] {
        guard width >= wholeWidth else { return rows }
        let half = (rows.count + 1) / 2
        return (0..<half).map { index in
            guard index + half < rows.count else { return rows[index] }
            let padding = String(repeating: " ", count: columnWidth + gap - rows[index].width)
            return rows[index] + Line(padding) + rows[index + half]
        }
    }

    /// A row without its last words where they do not fit.
    private static func row(_ line: Line, within width: Int) -> Line {
        guard line.width > width, let meaning = line.spans.last, line.spans.count > 1 else { return line }
        let key = Line(line.spans.dropLast())
        return key + Line(words: meaning.text, meaning.style, within: width - key.width)
    }

    /// Each mark, and its meaning.
    private static let marks = [
        ("— ?", "not available; cannot be decided"),
        ("later", "from a table dated after the session shown"),
        ("≥ ≤", "at least; at most, or since before that"),
        ("~", "a date to the week or month; a derived value"),
        ("● ○", "a condition that is met; one that is not"),
        ("▲ ▼", "rising, falling; ▲ also where a sign changed"),
        ("†", "older than the last session or its schedule"),
        ("↕", "a ticker that keeps its row out of order"),
        ("◆ ✓ ended?", "a holding's deal; completed; termination reported"),
        ("◆ D ▲ ▼ ○", "events: deal, dividend, Fed raised, cut, held"),
        ("‖", "paused"),
    ]

    /// A command with its keys, without those that do something else in the panel.
    private static func row(_ binding: Binding, _ table: KeyTable, _ panel: PanelID) -> Line {
        let isElsewhere = binding.panel != nil && binding.panel != panel
        let keys = binding.keys.filter { isElsewhere || table.command(for: $0, in: panel) == binding.command }
        // A command without a key is entered in the palette.
        return row(keys.isEmpty ? ":\(binding.name)" : keys.map(\.name).joined(separator: " "), binding.title)
    }

    private static func row(_ key: String, _ meaning: String) -> Line {
        let padding = String(repeating: " ", count: max(2, 16 - DisplayWidth.of(key)))
        return Line("  \(key)\(padding)") + Line(meaning, Style(.muted))
    }
}

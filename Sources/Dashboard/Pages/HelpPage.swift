import Screen

/// The keys, from the key table, and what the marks on the screen mean.
enum HelpPage {
    static func rows(_ keys: KeyTable) -> [Line] {
        Binding.Group.allCases.flatMap { group in
            [Line(group.rawValue, Style(.accent).bold)] + rows(of: group, keys)
        } + [Line("Marks", Style(.accent).bold)] + marks.map { row($0, $1) }
    }

    /// Each mark, and its meaning.
    private static let marks = [
        ("— ?", "not available; cannot be decided"),
        ("later", "from a table dated after the session shown"),
        ("≥ ≤", "at least; at most, or since before that"),
        ("~", "a date to the week or month; a derived value"),
        ("● ○", "a condition that is met; one that is not"),
        ("▲ ▼", "rising, falling; ▲ also where a sign changed"),
        ("↕", "a ticker that keeps its row out of order"),
        ("◆ ✓ ended?", "a holding's deal; completed; termination reported"),
        ("‖", "paused"),
    ]

    private static func rows(of group: Binding.Group, _ keys: KeyTable) -> [Line] {
        keys.bindings.filter { $0.group == group }.map { binding in
            row(binding.keys.map(\.name).joined(separator: " "), binding.title)
        }
    }

    private static func row(_ key: String, _ meaning: String) -> Line {
        let padding = String(repeating: " ", count: max(1, 16 - DisplayWidth.of(key)))
        return Line("  \(key)\(padding)") + Line(meaning, Style(.muted))
    }
}

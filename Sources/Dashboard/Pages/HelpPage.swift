import Screen

/// The keys, from the key table.
enum HelpPage {
    static func rows(_ keys: KeyTable) -> [Line] {
        Binding.Group.allCases.flatMap { group in
            [Line(group.rawValue, Style(.accent).bold)] + rows(of: group, keys)
        }
    }

    private static func rows(of group: Binding.Group, _ keys: KeyTable) -> [Line] {
        keys.bindings.filter { $0.group == group }.map { binding in
            let keys = binding.keys.map(\.name).joined(separator: " ")
            let padding = String(repeating: " ", count: max(1, 16 - DisplayWidth.of(keys)))
            return Line("  \(keys)\(padding)") + Line(binding.command.title, Style(.muted))
        }
    }
}

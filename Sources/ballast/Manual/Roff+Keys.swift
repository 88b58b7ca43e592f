import Dashboard
import Model

extension Roff {
    /// Adds the section of the keys, from the table that dispatches them.
    mutating func addKeys() {
        section("KEYS")
        paragraph(
            """
            Each command has a name, here in brackets, by which the palette finds it and the section \
            [keys] of the configuration gives it other keys. Keys of one panel apply while it has the focus.
            """)
        for group in Binding.Group.allCases {
            subsection(group.rawValue)
            for binding in KeyTable.standard.bindings where binding.group == group {
                let keys = binding.keys.map { "`\($0.name)`" }.joined(separator: " ")
                let panel = binding.panel.map { "In the panel \($0.name): " } ?? ""
                entry(keys.isEmpty ? "`:\(binding.name)`" : keys, "\(panel)\(binding.title). [`\(binding.name)`]")
            }
        }
        paragraph(
            """
            The mouse works too: headers sort, borders can be dragged, a double click zooms, and keys in the last row can \
            be clicked. With Shift the terminal selects text.
            """)
    }

    /// Adds the section of what can be typed into the palette.
    mutating func addPalette() {
        section("PALETTE")
        let key = KeyTable.standard.name(of: .palette)
        paragraph(
            """
            After `\(key)` one types the name of a command or one of the following; Tab completes, and Enter \
            does what the first row says.
            """)
        for form in CommandPalette.forms { entry("`\(key)\(form.example)`", form.meaning + ".") }
        paragraph("The windows are \(Model.Window.stepped.map { "`\($0.rawValue)`" }.joined(separator: " ")).")
    }
}

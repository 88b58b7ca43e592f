import Screen

/// The keys, from the key table, over the panels.
struct HelpPage {
    /// The first row in sight.
    let first: Int

    func draw(in body: Rect, on grid: inout Grid) {
        let rows = HelpPage.rows
        let width = min(body.width - 4, 62)
        let height = min(body.height, rows.count + 2)
        let rect = Rect(
            x: body.x + (body.width - width) / 2, y: body.y + (body.height - height) / 2, width: width,
            height: height)
        grid.fill(rect, with: Cell(.space, .plain))
        let box = Box(Line("Keys", Style(.accent).bold), trailing: Line("Esc closes", Style(.muted)), focused: true)
        let inner = box.draw(into: &grid, in: rect)
        let top = min(first, max(0, rows.count - inner.height))
        for (offset, row) in rows.dropFirst(top).prefix(inner.height).enumerated() {
            grid.write(row, x: inner.x + 1, y: inner.y + offset, width: inner.width - 2)
        }
    }

    /// The rows of the page.
    private static let rows: [Line] = Binding.Group.allCases.flatMap { group in
        [Line(group.rawValue, Style(.accent).bold)] + rows(of: group)
    }

    private static func rows(of group: Binding.Group) -> [Line] {
        KeyTable.bindings.filter { $0.group == group }.map { binding in
            let keys = binding.keys.map(\.name).joined(separator: " ")
            let padding = String(repeating: " ", count: max(1, 16 - DisplayWidth.of(keys)))
            return Line("  \(keys)\(padding)") + Line(binding.command.title, Style(.muted))
        }
    }
}

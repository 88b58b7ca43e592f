import Screen

extension Layout {
    /// A border between panels that can be moved.
    enum Border: Hashable, Sendable {
        /// Between a panel and the one below it.
        case below(PanelID)
        /// Between the column that begins with a panel and the one to the right.
        case right(of: PanelID)
    }

    /// A direction in which a panel can grow or shrink.
    enum Axis { case height, width }

    /// The axis along which the size of a panel can be changed: its height if it shares a column, else its width; nil
    /// if it is alone.
    func axis(of panel: PanelID) -> Axis? {
        guard let column = columns.first(where: { $0.panels.contains(panel) }) else { return nil }
        return column.panels.count > 1 ? .height : columns.count > 1 ? .width : nil
    }

    /// The arrangement after a panel, or its column, has grown by some cells; nil if it cannot.
    func growing(_ panel: PanelID, _ axis: Axis, by cells: Int, _ arrangement: Arrangement) -> Arrangement? {
        guard let index = columns.firstIndex(where: { $0.panels.contains(panel) }) else { return nil }
        switch axis {
        case .height:
            guard let row = columns[index].panels.firstIndex(of: panel) else { return nil }
            let sizes = Division.growing(row, by: cells, in: heights(of: columns[index]), least: Division.leastHeight)
            return sizes.map { setting(heights: $0, of: columns[index], arrangement) }
        case .width:
            let sizes = Division.growing(index, by: cells, in: widths, least: Division.leastWidth)
            return sizes.map { setting(widths: $0, arrangement) }
        }
    }

    /// The movable border that covers a cell.
    func border(x: Int, y: Int) -> Border? {
        guard let placement = panels.first(where: { $0.rect.contains(x: x, y: y) }),
            let index = columns.firstIndex(where: { $0.panels.contains(placement.panel) }),
            let row = columns[index].panels.firstIndex(of: placement.panel)
        else { return nil }
        let column = columns[index], rect = placement.rect
        if y == rect.bottom - 1, row + 1 < column.panels.count { return .below(placement.panel) }
        if y == rect.y, row > 0 { return .below(column.panels[row - 1]) }
        if x == rect.right - 1, index + 1 < columns.count { return column.panels.first.map { .right(of: $0) } }
        if x == rect.x, index > 0 { return columns[index - 1].panels.first.map { .right(of: $0) } }
        return nil
    }

    /// The arrangement after a border has been moved as near to a cell as possible; nil if that changes nothing.
    func moving(_ border: Border, x: Int, y: Int, _ arrangement: Arrangement) -> Arrangement? {
        switch border {
        case .below(let panel):
            guard let placement = placement(of: panel),
                let column = columns.first(where: { $0.panels.contains(panel) }),
                let row = column.panels.firstIndex(of: panel)
            else { return nil }
            let sizes = Layout.moved(
                row, to: y + 1 - placement.rect.y, in: heights(of: column), least: Division.leastHeight)
            return sizes.map { setting(heights: $0, of: column, arrangement) }
        case .right(let panel):
            guard let placement = placement(of: panel),
                let index = columns.firstIndex(where: { $0.panels.first == panel })
            else { return nil }
            let sizes = Layout.moved(index, to: x + 1 - placement.rect.x, in: widths, least: Division.leastWidth)
            return sizes.map { setting(widths: $0, arrangement) }
        }
    }

    /// Sizes with one changed at the expense of the next; nil if they stay the same.
    private static func moved(_ index: Int, to size: Int, in sizes: [Int], least: Int) -> [Int]? {
        guard sizes.indices.contains(index + 1) else { return nil }
        let both = sizes[index] + sizes[index + 1]
        guard both >= 2 * least else { return nil }
        let size = min(max(size, least), both - least)
        guard size != sizes[index] else { return nil }
        var sizes = sizes
        (sizes[index], sizes[index + 1]) = (size, both - size)
        return sizes
    }

    private var widths: [Int] {
        columns.map { $0.panels.first.flatMap { placement(of: $0) }?.rect.width ?? $0.width }
    }

    private func heights(of column: PanelColumn) -> [Int] {
        zip(column.panels, column.heights).map { placement(of: $0)?.rect.height ?? $1 }
    }

    private func setting(heights: [Int], of column: PanelColumn, _ arrangement: Arrangement) -> Arrangement {
        var arrangement = arrangement
        for (panel, factor) in zip(column.panels, Division.factors(from: column.heights, to: heights)) {
            arrangement.heights[panel] = factor
        }
        return arrangement
    }

    private func setting(widths: [Int], _ arrangement: Arrangement) -> Arrangement {
        var arrangement = arrangement
        for (column, factor) in zip(columns, Division.factors(from: columns.map(\.width), to: widths)) {
            if let panel = column.panels.first { arrangement.widths[panel] = factor }
        }
        return arrangement
    }
}

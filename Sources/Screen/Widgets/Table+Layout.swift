extension Table {
    /// The position of a column that fits.
    public struct Placement: Hashable, Sendable {
        /// The index in `columns`.
        public let column: Int
        /// The leftmost column on the screen.
        public let x: Int
        /// The width in columns of the screen.
        public let width: Int
    }

    /// The columns that fit into a rectangle, from left to right.
    public func placements(in rect: Rect) -> [Placement] {
        var shown = Array(columns.indices), leftOut: [Int] = []
        while !shown.isEmpty, leastWidth(of: shown) > rect.width {
            let least = shown.map { columns[$0].priority }.min() ?? 0
            // The last remaining column is truncated instead of left out.
            guard shown.count > 1, let index = shown.lastIndex(where: { columns[$0].priority == least }) else { break }
            leftOut.append(shown.remove(at: index))
        }
        // A curve that was left out for a wider column, which did not fit either, has room again.
        for column in leftOut.reversed() where columns[column].takesRest {
            let more = (shown + [column]).sorted()
            if leastWidth(of: more) <= rect.width { shown = more }
        }
        let widths = widths(of: shown, in: rect.width)
        var x = rect.x + gutter
        return zip(shown, widths).compactMap { column, width in
            defer { x += width + spacing }
            let available = min(width, rect.right - x)
            return available > 0 ? Placement(column: column, x: x, width: available) : nil
        }
    }

    /// The rectangle of the rows below the header.
    public func body(in rect: Rect) -> Rect { Table.body(in: rect, showsHeader: showsHeader) }

    /// The rectangle of the rows of a table, below its header if that is shown.
    public static func body(in rect: Rect, showsHeader: Bool = true) -> Rect {
        let header = showsHeader ? 1 : 0
        return Rect(x: rect.x, y: rect.y + header, width: rect.width, height: rect.height - header)
    }

    /// The first row to show so that the selected one is visible: as near to `first` as possible, without blank rows
    /// below the last row.
    public static func firstRow(after first: Int, selected: Int?, count: Int, visible: Int) -> Int {
        guard visible > 0 else { return first }
        var top = first
        if let selected { top = min(max(top, selected - visible + 1), selected) }
        return max(min(top, count - visible), 0)
    }

    private func leastWidth(of shown: [Int]) -> Int {
        shown.reduce(gutter + spacing * (shown.count - 1)) { $0 + columns[$1].width.lowerBound }
    }

    /// The minimum widths, with the remaining width spread evenly over the columns that can grow, and what they leave
    /// given to the last column that takes it.
    private func widths(of shown: [Int], in width: Int) -> [Int] {
        var widths = shown.map { columns[$0].width.lowerBound }
        var rest = width - leastWidth(of: shown)
        while rest > 0 {
            let growing = shown.indices.filter { widths[$0] < columns[shown[$0]].width.upperBound }
            guard !growing.isEmpty else { break }
            let share = max(rest / growing.count, 1)
            for index in growing where rest > 0 {
                let more = min(share, rest, columns[shown[index]].width.upperBound - widths[index])
                widths[index] += more
                rest -= more
            }
        }
        if rest > 0, let last = shown.lastIndex(where: { columns[$0].takesRest }) { widths[last] += rest }
        return widths
    }
}

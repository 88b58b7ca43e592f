/// A row of numbered names, one of them current.
public struct TabBar: Hashable, Sendable {
    /// The names, numbered from 1.
    public var names: [String]
    /// The index of the current name.
    public var current: Int

    /// Creates a row of names.
    public init(_ names: [String], current: Int) {
        self.names = names
        self.current = current
    }

    /// The columns of a name.
    private struct Placement {
        let index: Int
        let columns: Range<Int>
        let isNamed: Bool
    }

    /// Draws the names in the first row of a rectangle; if they do not all fit, only the current one is named.
    public func draw(into grid: inout Grid, in rect: Rect) {
        guard !rect.isEmpty else { return }
        for item in placements(in: rect) {
            let isCurrent = item.index == current
            let style = isCurrent ? Style(.text, on: .selection, .bold) : Style(.muted)
            var line = Line(" \(item.index + 1)", isCurrent ? Style(.accent, on: .selection, .bold) : Style(.accent))
            line.append(item.isNamed ? " \(names[item.index]) " : " ", style)
            let room = min(item.columns.count, rect.right - item.columns.lowerBound)
            grid.write(line, x: item.columns.lowerBound, y: rect.y, width: room, clip: rect)
        }
    }

    /// The index of the name at a cell of the screen, for mouse clicks.
    public func index(x: Int, y: Int, in rect: Rect) -> Int? {
        guard y == rect.y, rect.contains(x: x, y: y) else { return nil }
        return placements(in: rect).first { $0.columns.contains(x) }?.index
    }

    private func placements(in rect: Rect) -> [Placement] {
        let widths = names.indices.map { (digits: digits(of: $0) + 2, named: digits(of: $0) + names[$0].width + 3) }
        let areAllNamed = widths.reduce(0) { $0 + $1.named } <= rect.width
        var x = rect.x
        return names.indices.compactMap { index in
            let isNamed = areAllNamed || index == current
            let width = isNamed ? widths[index].named : widths[index].digits
            defer { x += width }
            return x < rect.right ? Placement(index: index, columns: x..<(x + width), isNamed: isNamed) : nil
        }
    }

    private func digits(of index: Int) -> Int { String(index + 1).utf8.count }
}

extension String {
    /// The number of columns.
    fileprivate var width: Int { DisplayWidth.of(self) }
}

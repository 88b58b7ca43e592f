/// A row of numbered names, one of them current.
public struct TabBar: Hashable, Sendable {
    /// The names, numbered from 1.
    public var names: [String]
    /// The index of the current one.
    public var current: Int

    /// A row of names.
    public init(_ names: [String], current: Int) {
        self.names = names
        self.current = current
    }

    /// Where a name stands.
    private struct Place {
        let index: Int
        let columns: Range<Int>
        let isNamed: Bool
    }

    /// Draws the names in the first row of a rectangle; where they do not fit, all but the current one are digits.
    public func draw(into grid: inout Grid, in rect: Rect) {
        guard !rect.isEmpty else { return }
        for place in places(in: rect) {
            let isCurrent = place.index == current
            let style = isCurrent ? Style(.text, on: .selection, .bold) : Style(.muted)
            var line = Line(" \(place.index + 1)", isCurrent ? Style(.accent, on: .selection, .bold) : Style(.accent))
            line.append(place.isNamed ? " \(names[place.index]) " : " ", style)
            let room = min(place.columns.count, rect.right - place.columns.lowerBound)
            grid.write(line, x: place.columns.lowerBound, y: rect.y, width: room, clip: rect)
        }
    }

    /// The index of the name at a place of the screen, as for the mouse.
    public func index(x: Int, y: Int, in rect: Rect) -> Int? {
        guard y == rect.y, rect.contains(x: x, y: y) else { return nil }
        return places(in: rect).first { $0.columns.contains(x) }?.index
    }

    private func places(in rect: Rect) -> [Place] {
        let widths = names.indices.map { (digits: digits(of: $0) + 2, named: digits(of: $0) + names[$0].width + 3) }
        let areAllNamed = widths.reduce(0) { $0 + $1.named } <= rect.width
        var x = rect.x
        return names.indices.compactMap { index in
            let isNamed = areAllNamed || index == current
            let width = isNamed ? widths[index].named : widths[index].digits
            defer { x += width }
            return x < rect.right ? Place(index: index, columns: x..<(x + width), isNamed: isNamed) : nil
        }
    }

    private func digits(of index: Int) -> Int { String(index + 1).utf8.count }
}

extension String {
    /// The columns it takes.
    fileprivate var width: Int { DisplayWidth.of(self) }
}

/// A run of neighbouring cells in one row.
public struct CellRun: Hashable, Sendable {
    /// The row.
    public let y: Int
    /// The columns; wide glyphs are never split.
    public let columns: Range<Int>

    /// Creates a run of cells.
    public init(y: Int, columns: Range<Int>) {
        self.y = y
        self.columns = columns
    }
}

extension Grid {
    /// The runs of cells that differ from an earlier grid, from the top left; all rows if the sizes differ.
    public func changes(from earlier: Grid) -> [CellRun] {
        guard earlier.size == size else {
            return size.width == 0 ? [] : (0..<size.height).map { CellRun(y: $0, columns: 0..<size.width) }
        }
        var runs: [CellRun] = []
        cells.withUnsafeBufferPointer { new in
            earlier.cells.withUnsafeBufferPointer { old in
                for y in 0..<size.height { appendChanges(inRow: y, new, old, to: &runs) }
            }
        }
        return runs
    }

    private func appendChanges(
        inRow y: Int, _ new: UnsafeBufferPointer<Cell>, _ old: UnsafeBufferPointer<Cell>, to runs: inout [CellRun]
    ) {
        let start = y * size.width
        var x = 0
        while x < size.width {
            guard !new.hasSame(as: old, at: start + x) else {
                x += 1
                continue
            }
            // A change in one half of a wide glyph changes the full glyph.
            var first = x
            while first > 0, new[start + first].kind == .continuation { first -= 1 }
            while x < size.width, !new.hasSame(as: old, at: start + x) || new[start + x].kind == .continuation {
                x += 1
            }
            runs.append(CellRun(y: y, columns: first..<x))
        }
    }
}

extension UnsafeBufferPointer<Cell> {
    /// Whether another buffer has the same cell at a position. Compared as three numbers, because a frame compares all
    /// of its cells: a test checks that a cell is no larger.
    fileprivate func hasSame(as other: Self, at position: Int) -> Bool {
        let offset = position * MemoryLayout<Cell>.stride
        let (one, two) = (UnsafeRawBufferPointer(self), UnsafeRawBufferPointer(other))
        return one.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            == two.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            && one.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self)
                == two.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self)
            && one[offset + 16] == two[offset + 16]
    }
}

/// A small curve of eighth blocks: the newest value at the right edge, gaps where values are missing.
public struct Sparkline: Hashable, Sendable {
    /// The values, oldest first.
    public var values: [Double?]
    /// The style of the blocks.
    public var style: Style
    /// The smallest range of values that the full height represents, so that negligible changes do not look large.
    public var leastSpan: Double

    /// Creates a sparkline.
    public init(_ values: [Double?], _ style: Style = Style(.series), leastSpan: Double = 0) {
        self.values = values
        self.style = style
        self.leastSpan = leastSpan
    }

    /// Draws the curve in a rectangle, scaled to the values shown. A constant curve is a line in the middle. The
    /// topmost eighth stays free to separate the curves of neighbouring rows. If there are more values than columns,
    /// all but the newest are averaged.
    public func draw(in rect: Rect, on grid: inout Grid) {
        guard !rect.isEmpty else { return }
        let columns = Self.columns(of: values, rect.width)
        var low = Double.infinity
        var high = -Double.infinity
        for case .some(let value) in columns {
            low = min(low, value)
            high = max(high, value)
        }
        guard low <= high else { return }
        if low < high, high - low < leastSpan {
            (low, high) = ((low + high - leastSpan) / 2, (low + high + leastSpan) / 2)
        }
        let steps = rect.height * 8 - 1
        for (index, value) in columns.enumerated() {
            guard let value else { continue }
            let level =
                high > low
                ? 1 + Int((value.position(from: low, to: high) * Double(steps - 1)).rounded()) : (steps + 1) / 2
            let x = rect.right - columns.count + index
            for row in 0..<rect.height {
                let filled = min(level - row * 8, 8)
                guard filled > 0 else { break }
                grid.put(Cell(.column(eighths: filled), style), x: x, y: rect.bottom - 1 - row)
            }
        }
    }

    /// At most `width` values: the last one unchanged, those before it averaged in equal groups.
    static func columns(of values: [Double?], _ width: Int) -> [Double?] {
        let finite = values.map { value in value.flatMap { $0.isFinite ? $0 : nil } }
        guard finite.count > width, width > 0 else { return width > 0 ? finite : [] }
        let earlier = finite.count - 1
        var columns: [Double?] = []
        columns.reserveCapacity(width)
        for column in 0..<(width - 1) {
            var sum = 0.0
            var count = 0
            for index in (column * earlier / (width - 1))..<((column + 1) * earlier / (width - 1)) {
                guard let value = finite[index] else { continue }
                sum += value
                count += 1
            }
            columns.append(count > 0 && sum.isFinite ? sum / Double(count) : nil)
        }
        columns.append(finite[earlier])
        return columns
    }
}

extension Glyph {
    /// A block that fills 1…8 eighths of a cell from the bottom.
    static func column(eighths: Int) -> Glyph {
        Glyph(Unicode.Scalar(0x2580 + UInt32(min(max(eighths, 1), 8))) ?? " ")
    }

    /// A block that fills 1…8 eighths of a cell from the left.
    static func row(eighths: Int) -> Glyph {
        Glyph(Unicode.Scalar(0x2590 - UInt32(min(max(eighths, 1), 8))) ?? " ")
    }
}

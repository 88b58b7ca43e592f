/// A horizontal bar in eighths of a column, from the left edge or, on a scale with negative values, from its zero.
public struct SignedBar: Hashable, Sendable {
    /// The value; nil for no bar.
    public var value: Double?
    /// The values at the left and right edges. If the scale starts at or above zero, the bar starts at the left edge.
    public var scale: ClosedRange<Double>
    /// The style.
    public var style: Style

    /// Creates a bar.
    public init(_ value: Double?, scale: ClosedRange<Double>, _ style: Style = Style(.series)) {
        self.value = value
        self.scale = scale
        self.style = style
    }

    /// Draws the bar over all rows of a rectangle, cut off at the ends of the scale. A value other than zero is drawn
    /// with at least one eighth.
    ///
    /// There are no blocks that grow leftwards, so to the left of zero a partial cell is the block of its blank part,
    /// reversed.
    public func draw(in rect: Rect, on grid: inout Grid) {
        guard !rect.isEmpty, let value, value.isFinite, scale.upperBound > scale.lowerBound else { return }
        let start = min(max(0, scale.lowerBound), scale.upperBound)
        // Zero is between two cells, so that bars of both signs are accurate to the eighth.
        let zero = Int((position(start) * Double(rect.width)).rounded())
        let eighths = Double(rect.width * 8)
        let length = Int(((position(value) - position(start)) * eighths).rounded())
        let least = value > start ? 1 : value < start ? -1 : 0
        let signed = length == 0 ? least : length
        for y in rect.y..<rect.bottom {
            if signed > 0 {
                drawRight(min(signed, (rect.width - zero) * 8), from: rect.x + zero, y: y, on: &grid)
            } else {
                drawLeft(min(-signed, zero * 8), from: rect.x + zero, y: y, on: &grid)
            }
        }
    }

    /// The position of a value from 0, the left edge, to 1.
    private func position(_ value: Double) -> Double {
        min(max(value.position(from: scale.lowerBound, to: scale.upperBound), 0), 1)
    }

    private func drawRight(_ eighths: Int, from x: Int, y: Int, on grid: inout Grid) {
        for column in 0..<(eighths / 8) { grid.put(Cell(.row(eighths: 8), style), x: x + column, y: y) }
        if eighths % 8 > 0 { grid.put(Cell(.row(eighths: eighths % 8), style), x: x + eighths / 8, y: y) }
    }

    private func drawLeft(_ eighths: Int, from x: Int, y: Int, on grid: inout Grid) {
        for column in 0..<(eighths / 8) { grid.put(Cell(.row(eighths: 8), style), x: x - 1 - column, y: y) }
        if eighths % 8 > 0 {
            grid.put(Cell(.row(eighths: 8 - eighths % 8), style.reversed), x: x - 1 - eighths / 8, y: y)
        }
    }
}

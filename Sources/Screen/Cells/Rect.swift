/// A width and a height in cells.
public struct Size: Hashable, Sendable {
    /// The width in columns.
    public var width: Int
    /// The height in rows.
    public var height: Int

    /// The maximum size that is drawn, in case a terminal reports a larger one; some report 65,535 columns.
    public static let maximum = Size(2000, 1000)

    /// The size, limited to the maximum.
    public var limited: Size { Size(min(width, Size.maximum.width), min(height, Size.maximum.height)) }
    /// Whether the size is within the limit in both dimensions.
    public var isBelowMaximum: Bool { width < Size.maximum.width && height < Size.maximum.height }

    /// Creates a size; negative values become 0.
    public init(_ width: Int, _ height: Int) {
        self.width = max(width, 0)
        self.height = max(height, 0)
    }
}

/// A rectangle of cells; column 0, row 0 is the top left of the screen.
public struct Rect: Hashable, Sendable {
    /// The leftmost column.
    public var x: Int
    /// The top row.
    public var y: Int
    /// The width in columns, at least 0.
    public var width: Int
    /// The height in rows, at least 0.
    public var height: Int

    /// Creates a rectangle; a negative width or height becomes 0.
    public init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = max(width, 0)
        self.height = max(height, 0)
    }

    /// Creates the rectangle of a full screen.
    public init(_ size: Size) { self.init(x: 0, y: 0, width: size.width, height: size.height) }

    /// The first column to the right of the rectangle.
    public var right: Int { x + width }
    /// The first row below the rectangle.
    public var bottom: Int { y + height }
    /// Whether the rectangle contains no cell.
    public var isEmpty: Bool { width == 0 || height == 0 }

    /// Whether the cell at a column and row is inside.
    public func contains(x column: Int, y row: Int) -> Bool {
        column >= x && column < right && row >= y && row < bottom
    }

    /// The rectangle without a margin on each side.
    public func inset(horizontally dx: Int, vertically dy: Int) -> Rect {
        Rect(x: x + dx, y: y + dy, width: width - 2 * dx, height: height - 2 * dy)
    }

    /// The cells that both rectangles contain.
    public func intersection(_ other: Rect) -> Rect {
        let left = max(x, other.x)
        let top = max(y, other.y)
        return Rect(
            x: left, y: top, width: min(right, other.right) - left, height: min(bottom, other.bottom) - top)
    }
}

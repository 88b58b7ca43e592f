/// A width and a height in cells.
public struct Size: Hashable, Sendable {
    /// Columns.
    public var width: Int
    /// Rows.
    public var height: Int

    /// The largest that is drawn: of a terminal that says it is larger, as some say 65,535, so much from the top left.
    public static let most = Size(2000, 1000)

    /// The size, or as much of it as is drawn.
    public var drawn: Size { Size(min(width, Size.most.width), min(height, Size.most.height)) }
    /// Whether nothing of it was cut off to make it so.
    public var isLessThanMost: Bool { width < Size.most.width && height < Size.most.height }

    /// A size of at least 0 by 0.
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
    /// Columns, at least 0.
    public var width: Int
    /// Rows, at least 0.
    public var height: Int

    /// A rectangle; negative extents become 0.
    public init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = max(width, 0)
        self.height = max(height, 0)
    }

    /// The rectangle of a whole screen.
    public init(_ size: Size) { self.init(x: 0, y: 0, width: size.width, height: size.height) }

    /// The first column to the right of it.
    public var right: Int { x + width }
    /// The first row below it.
    public var bottom: Int { y + height }
    /// Whether no cell is in it.
    public var isEmpty: Bool { width == 0 || height == 0 }

    /// Whether the cell at a column and row is in it.
    public func contains(x column: Int, y row: Int) -> Bool {
        column >= x && column < right && row >= y && row < bottom
    }

    /// The rectangle less a margin on each side.
    public func inset(horizontally dx: Int, vertically dy: Int) -> Rect {
        Rect(x: x + dx, y: y + dy, width: width - 2 * dx, height: height - 2 * dy)
    }

    /// The cells common to both.
    public func intersection(_ other: Rect) -> Rect {
        let left = max(x, other.x)
        let top = max(y, other.y)
        return Rect(
            x: left, y: top, width: min(right, other.right) - left, height: min(bottom, other.bottom) - top)
    }
}

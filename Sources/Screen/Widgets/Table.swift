/// A table with a header. Columns that do not fit are left out by priority, and only visible cells are computed.
public struct Table: Sendable {
    /// A column.
    public struct Column: Hashable, Sendable {
        /// The name in the header.
        public var title: String
        /// The minimum and maximum width; the remaining width is spread over the columns that can grow.
        public var width: ClosedRange<Int>
        /// The alignment of the contents and the name.
        public var alignment: Alignment
        /// If there is too little room, columns of the lowest priority are left out first; among equals, the rightmost.
        /// One that takes the rest returns if there is room for it in the end.
        public var priority: Int
        /// Whether it also takes what remains of the width once no column can grow, so that the last one ends at the
        /// right edge.
        public var takesRest: Bool

        /// Creates a column with a minimum and maximum width.
        public init(
            _ title: String, width: ClosedRange<Int>, alignment: Alignment = .left, priority: Int = 0,
            takesRest: Bool = false
        ) {
            self.title = title
            self.width = width
            self.alignment = alignment
            self.priority = priority
            self.takesRest = takesRest
        }

        /// Creates a column of a fixed width.
        public init(_ title: String, width: Int, alignment: Alignment = .left, priority: Int = 0) {
            self.init(title, width: max(width, 0)...max(width, 0), alignment: alignment, priority: priority)
        }
    }

    /// The content of a cell of the table.
    public enum Content: Hashable, Sendable {
        /// No content.
        case empty
        /// Text in one style.
        case text(Span)
        /// Text in several styles.
        case line(Line)
        /// A sparkline.
        case sparkline(Sparkline)
        /// A bar.
        case bar(SignedBar)

        /// Creates a sparkline of values.
        public static func sparkline(_ values: [Double?], _ style: Style, leastSpan: Double = 0) -> Content {
            .sparkline(Sparkline(values, style, leastSpan: leastSpan))
        }

        /// Creates text in a style.
        public static func text(_ text: String, _ style: Style = .plain) -> Content { .text(Span(text, style)) }
    }

    /// The order of the rows.
    public struct Sort: Hashable, Sendable {
        /// The index in `columns`.
        public var column: Int
        /// Whether the greatest value is first.
        public var descending: Bool

        /// Creates an order by a column.
        public init(column: Int, descending: Bool) {
            self.column = column
            self.descending = descending
        }
    }

    /// The columns, from left to right.
    public var columns: [Column]
    /// The number of rows, visible or not.
    public var rowCount: Int
    /// The index of the first visible row.
    public var firstRow = 0
    /// The index of the row under the cursor.
    public var selectedRow: Int?
    /// The order shown in the header.
    public var sort: Sort?
    /// Whether the header is shown.
    public var showsHeader = true
    /// The rows to draw anew where the others and the header are drawn already; nil to draw all.
    public var redrawnRows: Set<Int>?
    /// Whether rows fade towards the bottom where more follow.
    public var fades = false
    /// The number of blank columns between columns.
    public var spacing = 1
    /// The number of columns at the left for the mark of the selected row.
    public var gutter = 2

    /// Creates a table.
    public init(_ columns: [Column], rowCount: Int) {
        self.columns = columns
        self.rowCount = rowCount
    }
}

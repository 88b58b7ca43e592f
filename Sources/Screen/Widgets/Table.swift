/// Rows and columns under a header: columns that do not fit give way by priority, rows are asked for as they are seen.
public struct Table: Sendable {
    /// One column.
    public struct Column: Hashable, Sendable {
        /// Its name in the header.
        public var title: String
        /// The least and the most columns of the screen it takes; what is left over is spread over those that can grow.
        public var width: ClosedRange<Int>
        /// Where its contents and its name stand.
        public var alignment: Alignment
        /// The columns of the lowest priority are left out first where there is little room; of equals, the right one.
        public var priority: Int

        /// A column of a width between bounds.
        public init(
            _ title: String, width: ClosedRange<Int>, alignment: Alignment = .left, priority: Int = 0
        ) {
            self.title = title
            self.width = width
            self.alignment = alignment
            self.priority = priority
        }

        /// A column of one width.
        public init(_ title: String, width: Int, alignment: Alignment = .left, priority: Int = 0) {
            self.init(title, width: max(width, 0)...max(width, 0), alignment: alignment, priority: priority)
        }
    }

    /// What stands in one place of the table.
    public enum Content: Hashable, Sendable {
        /// Nothing.
        case empty
        /// Text in one style.
        case text(Span)
        /// Text in several styles.
        case line(Line)
        /// A small curve.
        case sparkline(Sparkline)
        /// A bar.
        case bar(SignedBar)

        /// A small curve of values.
        public static func sparkline(_ values: [Double?], _ style: Style, leastSpan: Double = 0) -> Content {
            .sparkline(Sparkline(values, style, leastSpan: leastSpan))
        }

        /// Text in a style.
        public static func text(_ text: String, _ style: Style = .plain) -> Content { .text(Span(text, style)) }
    }

    /// The column that rows are sorted by, and which way.
    public struct Sort: Hashable, Sendable {
        /// The index in `columns`.
        public var column: Int
        /// Whether the greatest comes first.
        public var descending: Bool

        /// A column to sort by.
        public init(column: Int, descending: Bool) {
            self.column = column
            self.descending = descending
        }
    }

    /// The columns from left to right.
    public var columns: [Column]
    /// How many rows there are, seen or not.
    public var rowCount: Int
    /// The row at the top.
    public var firstRow = 0
    /// The row under the cursor.
    public var selectedRow: Int?
    /// Marked in the header.
    public var sort: Sort?
    /// Whether the header is shown.
    public var showsHeader = true
    /// Whether rows fade towards the bottom of a long list.
    public var fades = false
    /// Blank columns between columns.
    public var spacing = 1
    /// Columns at the left for the mark of the selected row.
    public var gutter = 2

    /// A table.
    public init(_ columns: [Column], rowCount: Int) {
        self.columns = columns
        self.rowCount = rowCount
    }
}

/// A column of a chart's plot that is marked, with the value of the point on it.
public struct CrossHair: Hashable, Sendable {
    /// The column, counted from the left edge of the plot.
    public var column: Int
    /// The value that is marked; nil for the column alone.
    public var value: Double?

    /// Creates a mark.
    public init(column: Int, value: Double? = nil) {
        self.column = column
        self.value = value
    }
}

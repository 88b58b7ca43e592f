/// The position of the terminal's own cursor, which screen readers and magnifiers follow.
public struct Cursor: Hashable, Sendable {
    /// The column and row, from the top left.
    public let x, y: Int
    /// Whether the terminal shows it: where text is typed. Elsewhere it would only blink in a calm screen.
    public let isVisible: Bool

    /// Creates a cursor, invisible by default.
    public init(x: Int, y: Int, isVisible: Bool = false) {
        self.x = x
        self.y = y
        self.isVisible = isVisible
    }
}

/// A text that must not be shown. It prints as dots only.
public struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The secret itself.
    let value: String

    /// Wraps a text that must not be shown.
    public init(_ word: String) { self.value = word }

    /// Dots.
    public var description: String { "•••" }
    /// Dots.
    public var debugDescription: String { description }
    /// Empty, so that reflection reveals nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

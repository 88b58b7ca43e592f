/// A word that nobody is to see. However it is printed, only dots are.
public struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The word itself, for whoever it is meant for.
    let word: String

    /// A secret.
    public init(_ word: String) { self.word = word }

    /// Dots.
    public var description: String { "•••" }
    /// Dots.
    public var debugDescription: String { description }
    /// Nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

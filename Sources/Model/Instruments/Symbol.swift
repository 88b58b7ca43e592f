/// What an instrument is called on its market: `IWM`, `RUT`.
public struct Symbol: Hashable, Comparable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The name, upper case.
    public let name: String

    /// A symbol; letters are made upper case.
    public init(_ name: some StringProtocol) { self.name = name.uppercased() }
    /// A symbol from a literal.
    public init(stringLiteral name: String) { self.init(name) }

    /// Alphabetically before another.
    public static func < (a: Symbol, b: Symbol) -> Bool { a.name < b.name }
    /// The name.
    public var description: String { name }
}

/// The identifier of an instrument on its market: `IWM`, `RUT`.
public struct Symbol: Hashable, Comparable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The name in upper case.
    public let name: String

    /// Letters are converted to upper case.
    public init(_ name: some StringProtocol) { self.init(String(name)) }
    /// Letters are converted to upper case.
    public init(_ name: String) {
        // A desk reads hundred thousands a second, nearly all in capitals already.
        let isUpper = name.utf8.allSatisfy { $0 < 0x80 && !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
        self.name = isUpper ? name : name.uppercased()
    }
    /// A symbol from a literal.
    public init(stringLiteral name: String) { self.init(name) }

    /// In alphabetical order.
    public static func < (a: Symbol, b: Symbol) -> Bool { a.name < b.name }
    /// The name.
    public var description: String { name }
}

extension Symbol {
    /// Whether a text can be a symbol: 1 to 20 letters, digits and characters of `.-^=&`, beginning with neither `.`
    /// nor `-`, so that it can also be a file name.
    public static func isPlain(_ text: String) -> Bool {
        let isAllowed = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: ".-^=&".utf8.contains(byte)
            }
        }
        return isAllowed && (1...20).contains(text.utf8.count) && !text.hasPrefix(".") && !text.hasPrefix("-")
    }
}

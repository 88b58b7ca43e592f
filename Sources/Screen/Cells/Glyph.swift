/// One column of text: a spacing scalar and up to two combining marks, as a terminal cell stores it.
///
/// The size is fixed at 12 bytes, so that a grid is flat memory and two cells are compared without a function call.
public struct Glyph: Hashable, Sendable {
    /// The spacing scalar's value.
    public var base: UInt32
    /// The first combining mark's value, or 0.
    public var mark: UInt32
    /// The second combining mark's value, or 0. Further marks are dropped.
    public var secondMark: UInt32

    /// Creates a glyph of one spacing scalar.
    public init(_ scalar: Unicode.Scalar) {
        base = scalar.value
        mark = 0
        secondMark = 0
    }

    /// A blank.
    public static let space = Glyph(" ")

    /// The glyph as text.
    public var text: String {
        var text = ""
        append(to: &text)
        return text
    }

    /// Appends the glyph to a text.
    func append(to text: inout String) {
        for value in [base, mark, secondMark] where value != 0 {
            if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
        }
    }

    /// Adds a combining mark; the third and later ones are dropped.
    public mutating func combine(_ scalar: Unicode.Scalar) {
        if mark == 0 {
            mark = scalar.value
        } else if secondMark == 0 {
            secondMark = scalar.value
        }
    }
}

/// The number of columns that text occupies, in agreement with libc's `wcwidth`, which ncurses uses.
///
/// It departs from libc where that would let invisible or unassigned scalars through: see `Drawing`.
public enum DisplayWidth {
    /// How a scalar is drawn.
    public enum Drawing: Equatable, Sendable {
        /// As itself or a replacement, in one or two columns.
        case glyph(Unicode.Scalar, columns: Int)
        /// Combined with the glyph before it.
        case mark(Unicode.Scalar)
        /// Not at all: control and format characters, joiners, variation selectors.
        case nothing
    }

    /// The columns of a scalar as drawn: 0, 1 or 2.
    public static func of(_ scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value >= 0x20 && value < 0x7F { return 1 }
        if case .glyph(_, let columns) = drawing(of: scalar) { return columns }
        return 0
    }

    /// The columns of text: the sum over its scalars.
    public static func of(_ text: String) -> Int {
        if let ascii = text.utf8.withContiguousStorageIfAvailable(printableASCIICount) ?? nil { return ascii }
        var columns = 0
        for scalar in text.unicodeScalars { columns += of(scalar) }
        return columns
    }

    /// How a scalar is drawn. White space that would move the cursor becomes a blank; scalars that are unassigned in
    /// libc become U+FFFD.
    public static func drawing(of scalar: Unicode.Scalar) -> Drawing {
        switch scalar.value {
        case 0x20..<0x7F, 0xA1..<0xAD, 0xAE..<0x300, 0x2190..<0x2300, 0x2500..<0x25FD, 0x2800..<0x2900:
            .glyph(scalar, columns: 1)
        case 0x09...0x0D, 0x85, 0xA0, 0x2028, 0x2029: .glyph(" ", columns: 1)
        case 0x00..<0xA0: .nothing
        default: tabulated(scalar)
        }
    }

    private static func tabulated(_ scalar: Unicode.Scalar) -> Drawing {
        let value = scalar.value
        if isLeftOut(value) { return .nothing }
        if contains(unassigned, value) { return .glyph("\u{FFFD}", columns: 1) }
        if contains(zero, value) { return .mark(scalar) }
        return .glyph(scalar, columns: contains(wide, value) ? 2 : 1)
    }

    /// Soft hyphen, joiners, directional controls, variation selectors, interlinear marks and tags, which a terminal
    /// might interpret or join across cells.
    private static func isLeftOut(_ value: UInt32) -> Bool {
        switch value {
        case 0xAD, 0x34F, 0x61C, 0x180B...0x180F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F,
            0xFE00...0xFE0F, 0xFEFF, 0xFFF9...0xFFFB, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE0FFF:
            true
        default: false
        }
    }

    /// Whether a value is inside a range of a table of boundaries, that is, after an odd number of them.
    private static func contains(_ boundaries: [UInt32], _ value: UInt32) -> Bool {
        var low = 0
        var high = boundaries.count
        while low < high {
            let middle = (low + high) / 2
            if boundaries[middle] <= value { low = middle + 1 } else { high = middle }
        }
        return low % 2 == 1
    }

    /// The number of bytes if all are printable ASCII, which is the common case; nil otherwise.
    private static func printableASCIICount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        for byte in bytes where byte < 0x20 || byte >= 0x7F { return nil }
        return bytes.count
    }
}

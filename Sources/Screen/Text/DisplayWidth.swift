/// The one rule for how many columns text takes; it agrees with libc's `wcwidth`, which ncurses goes by.
///
/// It departs from libc where libc would let something invisible or unknown through: see `Drawing`.
public enum DisplayWidth {
    /// What becomes of a scalar on its way to a cell.
    public enum Drawing: Equatable, Sendable {
        /// It is drawn, as itself or as a stand-in, in one or two columns.
        case glyph(Unicode.Scalar, columns: Int)
        /// It joins the glyph before it.
        case mark(Unicode.Scalar)
        /// It is left out: control and format characters, joiners, variation selectors.
        case nothing
    }

    /// The columns a scalar takes as drawn: 0, 1 or 2.
    public static func of(_ scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value >= 0x20 && value < 0x7F { return 1 }
        if case .glyph(_, let columns) = drawing(of: scalar) { return columns }
        return 0
    }

    /// The columns text takes: the sum over its scalars.
    public static func of(_ text: String) -> Int {
        if let ascii = text.utf8.withContiguousStorageIfAvailable(printableASCIICount) ?? nil { return ascii }
        var columns = 0
        for scalar in text.unicodeScalars { columns += of(scalar) }
        return columns
    }

    /// What becomes of a scalar: white space that would move the cursor becomes a blank, scalars that libc does not
    /// know become U+FFFD.
    public static func drawing(of scalar: Unicode.Scalar) -> Drawing {
        switch scalar.value {
        case 0x20..<0x7F, 0xA1..<0xAD, 0xAE..<0x300, 0x2500..<0x25FD: .glyph(scalar, columns: 1)
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

    /// Soft hyphen, joiners, directional controls, variation selectors, interlinear marks, tags: what a terminal might
    /// obey or join across cells.
    private static func isLeftOut(_ value: UInt32) -> Bool {
        switch value {
        case 0xAD, 0x34F, 0x61C, 0x180B...0x180F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F,
            0xFE00...0xFE0F, 0xFEFF, 0xFFF9...0xFFFB, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE0FFF:
            true
        default: false
        }
    }

    /// Whether a value lies in a range of a table of boundaries: after an odd number of them.
    private static func contains(_ boundaries: [UInt32], _ value: UInt32) -> Bool {
        var low = 0
        var high = boundaries.count
        while low < high {
            let middle = (low + high) / 2
            if boundaries[middle] <= value { low = middle + 1 } else { high = middle }
        }
        return low % 2 == 1
    }

    /// The number of bytes where all are printable ASCII, as most text here is.
    private static func printableASCIICount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        for byte in bytes where byte < 0x20 || byte >= 0x7F { return nil }
        return bytes.count
    }
}

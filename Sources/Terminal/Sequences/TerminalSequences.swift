import CNcurses
import Screen

/// The byte sequences that change a terminal's pen, move its cursor and blank cells, from the terminfo entry with which
/// it was opened.
struct TerminalSequences {
    /// Whether its entry takes colours as red, green and blue.
    let hasDirectColour: Bool
    /// Ends all attributes and colours.
    let reset: [UInt8]
    /// Turns on bold, reverse, underline and dim, by the position of the bit in `Style.Attributes`.
    private let attributes: [[UInt8]]
    /// The attributes that the terminal has.
    let available: Style.Attributes
    /// The attributes that cannot be combined with colours.
    let excludedByColour: Style.Attributes
    /// Blanks the rest of a row; empty if the terminal cannot.
    let eraseRow: [UInt8]
    let showCursor, hideCursor: [UInt8]
    /// Whether erased cells get the pen's background, not the terminal's own.
    let erasesWithGround: Bool
    /// Whether a glyph in the last cell of the screen moves the whole screen up.
    let scrollsAtEnd: Bool
    /// Whether the cursor is moved as ECMA-48 has it, so that the sequences need not be looked up.
    private let movesByStandard: Bool
    private let canMoveRight: Bool
    /// Whether a number of cells is blanked as ECMA-48 has it.
    let canErase: Bool
    /// Whether attributes take cells of their own, and so cannot be used.
    let hasMagicCookies: Bool

    /// Reads the entry of the terminal that ncurses has opened.
    init() {
        hasDirectColour = ballast_number("colors") >= 1 << 24
        let attributes = ["bold", "rev", "smul", "dim"].map { Self.expanded($0) }
        self.attributes = attributes
        available = attributes.indices.reduce([]) { found, bit in
            attributes[bit].isEmpty ? found : found.union(Style.Attributes(rawValue: 1 << UInt8(bit)))
        }
        let plain = Self.expanded("sgr0"), text = String(decoding: plain, as: UTF8.self)
        // By ECMA-48 it ends colours too.
        reset = text.contains("[m") || text.contains("[0") ? plain : plain + Self.expanded("op")
        eraseRow = Self.expanded("el")
        showCursor = Self.expanded("cnorm")
        hideCursor = Self.expanded("civis")
        erasesWithGround = ballast_flag("bce")
        scrollsAtEnd = ballast_flag("am") && !ballast_flag("xenl")
        movesByStandard = Self.expanded("cup", 4, 6) == Array("\u{1B}[5;7H".utf8)
        canMoveRight = Self.expanded("cuf", 5) == Array("\u{1B}[5C".utf8)
        canErase = Self.expanded("ech", 5) == Array("\u{1B}[5X".utf8)
        hasMagicCookies = ballast_number("xmc") >= 0
        excludedByColour = Self.excluded(ballast_number("ncv"))
    }

    /// The bits of the capability `ncv` (no colour video).
    private static func excluded(_ bits: Int32) -> Style.Attributes {
        guard bits > 0 else { return [] }
        let known: [(Int32, Style.Attributes)] = [(2, .underline), (4, .reverse), (16, .dim), (32, .bold)]
        return known.reduce([]) { bits & $1.0 != 0 ? $0.union($1.1) : $0 }
    }

    /// A capability with its parameters filled in; empty if the terminal lacks it.
    static func expanded(_ name: String, _ first: Int32 = 0, _ second: Int32 = 0) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 128) { buffer, count in
            count = Int(ballast_sequence(name, first, second, buffer.baseAddress, Int32(buffer.count)))
        }
    }

    /// Appends what turns attributes on.
    func append(_ wanted: Style.Attributes, to bytes: inout [UInt8]) {
        for bit in 0..<attributes.count where wanted.rawValue >> bit & 1 == 1 { bytes += attributes[bit] }
    }

    /// Appends what moves the cursor to a column and row.
    func appendMove(x: Int, y: Int, to bytes: inout [UInt8]) {
        guard movesByStandard else { return bytes += Self.expanded("cup", Int32(y), Int32(x)) }
        bytes += [0x1B, 0x5B]
        bytes.append(decimal: y + 1)
        bytes.append(0x3B)
        bytes.append(decimal: x + 1)
        bytes.append(0x48)
    }

    /// Appends what moves the cursor to the right within its row; false if that takes an absolute move.
    func appendMoveRight(_ columns: Int, to bytes: inout [UInt8]) -> Bool {
        guard canMoveRight else { return false }
        bytes += [0x1B, 0x5B]
        if columns > 1 { bytes.append(decimal: columns) }
        bytes.append(0x43)
        return true
    }

    /// Appends what blanks a number of cells from the cursor on, which stays where it is.
    func appendErase(_ columns: Int, to bytes: inout [UInt8]) {
        bytes += [0x1B, 0x5B]
        bytes.append(decimal: columns)
        bytes.append(0x58)
    }
}

extension [UInt8] {
    /// Appends a number of at most five digits that is not negative.
    fileprivate mutating func append(decimal number: Int) {
        var divisor = 1
        while number / divisor >= 10 { divisor *= 10 }
        while divisor > 0 {
            append(UInt8(0x30 + number / divisor % 10))
            divisor /= 10
        }
    }
}

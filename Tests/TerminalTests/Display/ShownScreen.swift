import CNcurses
import Screen

/// The contents of one cell of a terminal. A colour of -1 is the terminal's default.
struct ShownCell: Equatable {
    var text: String
    var attributes: Style.Attributes = []
    var ink: Int32 = -1
    var ground: Int32 = -1
}

/// A terminal that understands what xterm does of ECMA-48, as far as frames use it: what was sent to it, and what it
/// shows.
struct ShownScreen {
    let size: Size
    private(set) var cells: [ShownCell]
    private(set) var x = 0, y = 0
    /// Whether the last column was written, so that the next glyph begins a row.
    private var isWrapping = false
    private var pen = ShownCell(text: " ")
    private var waiting: ArraySlice<Unicode.Scalar> = []

    init(_ size: Size) {
        self.size = size
        cells = Array(repeating: ShownCell(text: " "), count: size.width * size.height)
    }

    /// The screen after some bytes.
    init(_ size: Size, receiving bytes: [UInt8]) {
        self.init(size)
        receive(bytes)
    }

    subscript(x: Int, y: Int) -> ShownCell { cells[y * size.width + x] }

    /// The text of a row. A wide glyph, which fills two cells, appears once.
    func row(_ y: Int) -> String { (0..<size.width).map { self[$0, y].text }.joined() }

    mutating func receive(_ bytes: [UInt8]) {
        waiting = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)[...]
        while let scalar = waiting.popFirst() {
            switch scalar {
            case "\u{1B}": escape()
            case "\r": (x, isWrapping) = (0, false)
            case "\n": lineFeed()
            case "\u{8}": (x, isWrapping) = (max(x - 1, 0), false)
            case "\u{0}"..<" ": break
            default: write(scalar)
            }
        }
    }

    private mutating func lineFeed() {
        if y + 1 < size.height { return y += 1 }
        cells.removeFirst(size.width)
        cells += Array(repeating: ShownCell(text: " "), count: size.width)
    }

    private mutating func write(_ scalar: Unicode.Scalar) {
        let width = Int(ballast_width(scalar.value))
        if width == 0 {
            let last = isWrapping ? x : x - 1
            let base = cells[y * size.width + last].text.isEmpty ? last - 1 : last
            cells[y * size.width + base].text.unicodeScalars.append(scalar)
            return
        }
        if isWrapping {
            (x, isWrapping) = (0, false)
            lineFeed()
        }
        for column in x..<min(x + max(width, 1), size.width) {
            blankOtherHalf(column)
            var cell = pen
            cell.text = column == x ? String(scalar) : ""
            cells[y * size.width + column] = cell
        }
        x += max(width, 1)
        if x >= size.width { (x, isWrapping) = (size.width - 1, true) }
    }

    /// Blanks the other half of a wide glyph that a column is part of.
    private mutating func blankOtherHalf(_ column: Int) {
        let at = y * size.width + column
        if cells[at].text.isEmpty { cells[at - 1].text = " " }
        if column + 1 < size.width, cells[at + 1].text.isEmpty { cells[at + 1].text = " " }
    }

    private mutating func escape() {
        switch waiting.popFirst() {
        case "[": control()
        case "]": while let next = waiting.popFirst(), next != "\u{7}", next != "\\" {}
        case "(", ")": waiting = waiting.dropFirst()
        default: break
        }
    }

    private mutating func control() {
        var text = ""
        while let next = waiting.popFirst() {
            guard ("@"..."~").contains(next) else {
                text.unicodeScalars.append(next)
                continue
            }
            guard text.first != "?", text.first != ">" else { return }
            return perform(next, text.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) })
        }
    }

    private mutating func perform(_ action: Unicode.Scalar, _ numbers: [Int?]) {
        let first = numbers.first.flatMap(\.self)
        switch action {
        case "H":
            (x, y) = ((numbers.count > 1 ? numbers[1] ?? 1 : 1) - 1, (first ?? 1) - 1)
            isWrapping = false
        case "C": (x, isWrapping) = (min(x + (first ?? 1), size.width - 1), false)
        case "X": erase(x..<min(x + (first ?? 1), size.width))
        case "K": erase(x..<size.width)
        case "J":
            for row in first == 2 ? 0..<size.height : y..<size.height {
                let column = row == y && first != 2 ? x : 0
                for column in column..<size.width { cells[row * size.width + column] = erased }
            }
        case "m": select(numbers.map { $0 ?? 0 })
        default: break
        }
    }

    private var erased: ShownCell { ShownCell(text: " ", ground: pen.ground) }

    private mutating func erase(_ columns: Range<Int>) {
        for column in columns { cells[y * size.width + column] = erased }
    }

    private mutating func select(_ numbers: [Int]) {
        var rest = numbers[...]
        while let number = rest.popFirst() {
            switch number {
            case 0: pen = ShownCell(text: " ")
            case 1: pen.attributes.insert(.bold)
            case 2: pen.attributes.insert(.dim)
            case 4: pen.attributes.insert(.underline)
            case 7: pen.attributes.insert(.reverse)
            case 30...37: pen.ink = Int32(number - 30)
            case 38: pen.ink = colour(&rest)
            case 39: pen.ink = -1
            case 40...47: pen.ground = Int32(number - 40)
            case 48: pen.ground = colour(&rest)
            case 49: pen.ground = -1
            case 90...97: pen.ink = Int32(number - 82)
            case 100...107: pen.ground = Int32(number - 92)
            default: break
            }
        }
    }

    private func colour(_ rest: inout ArraySlice<Int>) -> Int32 {
        guard rest.popFirst() == 5 else { return -1 }
        return rest.popFirst().map { Int32($0) } ?? -1
    }
}

/// Walks over the bytes of a comma-separated table (RFC 4180) and splits them into rows of fields.
///
/// One pass: while a field's end is looked for its digits are gathered, so that a number costs nothing more. It takes
/// LF and CRLF, quoted fields with doubled quotes and line ends inside, a byte-order mark, blank lines and a missing
/// last line end. A row that breaks the rules is left at its first line end, so that a stray quote costs one line.
struct CSVScanner {
    /// What the next row is.
    enum Step {
        /// A row, whose fields are in `fields`.
        case row
        /// A row that breaks the rules of the format.
        case broken(Breach)
        /// There is no more.
        case end
    }

    /// What is wrong with a row, by what should stand there.
    enum Breach: String {
        case hugeField = "a field under 1 MB"
        case manyFields = "at most 1000 fields"
        case quoteInside = "no quote inside an unquoted field"
        case quoteOpen = "a closing quote"
        case textBehindQuote = "a comma or line end behind a closing quote"
    }

    /// The longest field that is taken.
    static let fieldLimit = 1 << 20
    /// The most fields a row may have.
    static let rowLimit = 1000

    let bytes: [UInt8]
    /// The fields of the row last read.
    private(set) var fields: [CSVField] = []
    /// The line on which that row begins, 1 for the first.
    private(set) var line = 0
    /// Whether a line end stood behind that row.
    private(set) var isTerminated = true
    private var at = 0
    private var nextLine = 1

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
        fields.reserveCapacity(16)
    }
}

extension CSVScanner {
    /// Reads the next row that is not blank.
    mutating func next() -> Step {
        skipBlankLines()
        guard at < bytes.count else { return .end }
        line = nextLine
        fields.removeAll(keepingCapacity: true)
        let start = at
        while true {
            switch isQuote(at) ? quotedField() : plainField() {
            case .comma where fields.count < CSVScanner.rowLimit: continue
            case .comma: return leave(from: start, .manyFields)
            case .line: isTerminated = true
            case .file: isTerminated = false
            case .fault(let breach): return leave(from: start, breach)
            }
            return .row
        }
    }

    private enum FieldEnd {
        case comma, line, file
        case fault(Breach)
    }

    private func isQuote(_ place: Int) -> Bool { place < bytes.count && bytes[place] == .quote }

    /// How many bytes the line end at a place has; 0 where there is none.
    @inline(__always)
    private func lineEnd(_ place: Int) -> Int {
        guard place < bytes.count else { return 0 }
        if bytes[place] == .newline { return 1 }
        return bytes[place] == .carriageReturn && place + 1 < bytes.count && bytes[place + 1] == .newline ? 2 : 0
    }

    @inline(__always)
    private mutating func skipBlankLines() {
        while case let length = lineEnd(at), length > 0 {
            at += length
            nextLine += 1
        }
    }

    /// Leaves a broken row at its first line end.
    private mutating func leave(from start: Int, _ breach: Breach) -> Step {
        at = bytes[start...].firstIndex(of: .newline) ?? bytes.count
        nextLine = line
        isTerminated = at < bytes.count
        return .broken(breach)
    }

    @inline(__always)
    private mutating func plainField() -> FieldEnd {
        let start = at
        var number = DigitCounter()
        at = bytes.withUnsafeBufferPointer { number.scan($0, from: start) }
        if at - start > CSVScanner.fieldLimit { return .fault(.hugeField) }
        if isQuote(at) { return .fault(.quoteInside) }
        if at > start, at < bytes.count, bytes[at] == .newline, bytes[at - 1] == .carriageReturn {
            fields.append(DigitCounter(bytes[start..<at - 1]).field(start, at - 1, isQuoted: false))
        } else {
            fields.append(number.field(start, at, isQuoted: false))
        }
        return closeField()
    }

    private mutating func quotedField() -> FieldEnd {
        let start = at + 1
        var end = start
        while end < bytes.count, !isQuote(end) || isQuote(end + 1) {
            if end - start > CSVScanner.fieldLimit { return .fault(.hugeField) }
            if bytes[end] == .newline { nextLine += 1 }
            end += isQuote(end) ? 2 : 1
        }
        guard end < bytes.count else { return .fault(.quoteOpen) }
        fields.append(DigitCounter(bytes[start..<end]).field(start, end, isQuoted: true))
        at = end + 1
        if lineEnd(at) == 2 { at += 1 }
        guard at == bytes.count || bytes[at] == .comma || bytes[at] == .newline else {
            return .fault(.textBehindQuote)
        }
        return closeField()
    }

    /// Steps over the comma or line end behind a field.
    @inline(__always)
    private mutating func closeField() -> FieldEnd {
        guard at < bytes.count else { return .file }
        at += 1
        if bytes[at - 1] == .comma { return .comma }
        nextLine += 1
        return .line
    }
}

extension UInt8 {
    static let comma = UInt8(ascii: ",")
    static let quote = UInt8(ascii: "\"")
    static let newline = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
}

/// Splits the bytes of a comma-separated table (RFC 4180) into rows of fields.
///
/// One pass: digits are collected while the end of a field is searched, so that numbers cost nothing extra. Accepts LF
/// and CRLF, quoted fields with doubled quotes and line ends inside, a byte-order mark, blank lines and a missing last
/// line end. After a malformed row scanning resumes at its first line end, so that a stray quote loses only one line.
package struct CSVScanner {
    /// The result of reading a row.
    package enum Step {
        /// A row, whose fields are in `fields`.
        case row
        /// A malformed row.
        case broken(Breach)
        /// The end of the file.
        case end
    }

    /// The syntax error in a row; the raw value is what was expected.
    package enum Breach: String {
        case hugeField = "a field under 1 MB"
        case manyFields = "at most 1000 fields"
        case quoteInside = "no quote inside an unquoted field"
        case quoteOpen = "a closing quote"
        case textBehindQuote = "a comma or line end after a closing quote"
    }

    /// The maximum length of a field in bytes.
    static let fieldLimit = 1 << 20
    /// The maximum number of fields in a row.
    static let rowLimit = 1000

    let bytes: [UInt8]
    /// The fields of the current row.
    package private(set) var fields: [CSVField] = []
    /// The line on which the current row begins; 1 for the first.
    package private(set) var line = 0
    /// Whether the current row ended with a line end.
    private(set) var isTerminated = true
    private var position = 0
    private var nextLine = 1

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        fields.reserveCapacity(16)
    }
}

extension CSVScanner {
    /// Reads the next row that is not blank.
    package mutating func next() -> Step {
        skipBlankLines()
        guard position < bytes.count else { return .end }
        line = nextLine
        fields.removeAll(keepingCapacity: true)
        let start = position
        while true {
            switch isQuote(position) ? quotedField() : plainField() {
            case .comma where fields.count < CSVScanner.rowLimit: continue
            case .comma: return skipRow(from: start, .manyFields)
            case .line: isTerminated = true
            case .file: isTerminated = false
            case .invalid(let breach): return skipRow(from: start, breach)
            }
            return .row
        }
    }

    private enum FieldEnd {
        case comma, line, file
        case invalid(Breach)
    }

    private func isQuote(_ index: Int) -> Bool { index < bytes.count && bytes[index] == .quote }

    /// The length in bytes of the line end at an index; 0 if there is none.
    @inline(__always)
    private func lineEnd(_ index: Int) -> Int {
        guard index < bytes.count else { return 0 }
        if bytes[index] == .newline { return 1 }
        return bytes[index] == .carriageReturn && index + 1 < bytes.count && bytes[index + 1] == .newline ? 2 : 0
    }

    @inline(__always)
    private mutating func skipBlankLines() {
        while case let length = lineEnd(position), length > 0 {
            position += length
            nextLine += 1
        }
    }

    /// Skips a malformed row up to its first line end.
    private mutating func skipRow(from start: Int, _ breach: Breach) -> Step {
        position = bytes[start...].firstIndex(of: .newline) ?? bytes.count
        nextLine = line
        isTerminated = position < bytes.count
        return .broken(breach)
    }

    @inline(__always)
    private mutating func plainField() -> FieldEnd {
        let start = position
        var number = DigitCounter()
        position = bytes.withUnsafeBufferPointer { number.scan($0, from: start) }
        if position - start > CSVScanner.fieldLimit { return .invalid(.hugeField) }
        if isQuote(position) { return .invalid(.quoteInside) }
        if position > start, position < bytes.count, bytes[position] == .newline,
            bytes[position - 1] == .carriageReturn
        {
            fields.append(DigitCounter(bytes[start..<position - 1]).field(start, position - 1, isQuoted: false))
        } else {
            fields.append(number.field(start, position, isQuoted: false))
        }
        return closeField()
    }

    private mutating func quotedField() -> FieldEnd {
        let start = position + 1
        var end = start
        while end < bytes.count, !isQuote(end) || isQuote(end + 1) {
            if end - start > CSVScanner.fieldLimit { return .invalid(.hugeField) }
            if bytes[end] == .newline { nextLine += 1 }
            end += isQuote(end) ? 2 : 1
        }
        guard end < bytes.count else { return .invalid(.quoteOpen) }
        fields.append(DigitCounter(bytes[start..<end]).field(start, end, isQuoted: true))
        position = end + 1
        if lineEnd(position) == 2 { position += 1 }
        guard position == bytes.count || bytes[position] == .comma || bytes[position] == .newline else {
            return .invalid(.textBehindQuote)
        }
        return closeField()
    }

    /// Skips the comma or line end after a field.
    @inline(__always)
    private mutating func closeField() -> FieldEnd {
        guard position < bytes.count else { return .file }
        position += 1
        if bytes[position - 1] == .comma { return .comma }
        nextLine += 1
        return .line
    }
}

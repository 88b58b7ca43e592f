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
        /// A row that breaks the rules of the format, and what should have stood there.
        case broken(expected: String, found: String)
        /// There is no more.
        case end
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
            let end: FieldEnd
            if at < bytes.count, bytes[at] == .quote { end = quotedField() } else { end = plainField() }
            switch end {
            case .comma where fields.count < CSVScanner.rowLimit: continue
            case .comma: return leave(from: start, "at most \(CSVScanner.rowLimit) fields", "more")
            case .line: isTerminated = true
            case .file: isTerminated = false
            case .fault(let expected, let found): return leave(from: start, expected, found)
            }
            return .row
        }
    }

    private enum FieldEnd {
        case comma, line, file
        case fault(expected: String, found: String)
    }

    private mutating func skipBlankLines() {
        while at < bytes.count {
            if bytes[at] == .newline {
                at += 1
            } else if bytes[at] == .carriageReturn, at + 1 < bytes.count, bytes[at + 1] == .newline {
                at += 2
            } else {
                return
            }
            nextLine += 1
        }
    }

    /// Leaves a broken row at its first line end.
    private mutating func leave(from start: Int, _ expected: String, _ found: String) -> Step {
        at = start
        nextLine = line
        while at < bytes.count, bytes[at] != .newline { at += 1 }
        isTerminated = at < bytes.count
        return .broken(expected: expected, found: found)
    }

    private mutating func plainField() -> FieldEnd {
        let start = at
        let count = bytes.count
        var index = start
        var number = DigitCounter()
        scan: while index < count {
            let byte = bytes[index]
            switch byte {
            case .comma, .newline, .quote: break scan
            default: number.take(byte, first: index == start)
            }
            index += 1
        }
        at = index
        if index - start > CSVScanner.fieldLimit { return .fault(expected: "a shorter field", found: "a huge one") }
        var end = index
        if index < count, bytes[index] == .quote {
            return .fault(expected: "quotes around the whole field", found: "a quote inside")
        }
        if index < count, bytes[index] == .newline, end > start, bytes[end - 1] == .carriageReturn {
            end -= 1
            number = DigitCounter(bytes[start..<end])
        }
        fields.append(number.field(start, end, isQuoted: false))
        return closeField()
    }

    private mutating func quotedField() -> FieldEnd {
        let start = at + 1
        var index = start
        var lines = 0
        while index < bytes.count {
            if index - start > CSVScanner.fieldLimit { return .fault(expected: "a shorter field", found: "a huge one") }
            if bytes[index] == .newline { lines += 1 }
            if bytes[index] == .quote {
                guard index + 1 < bytes.count, bytes[index + 1] == .quote else { break }
                index += 1
            }
            index += 1
        }
        guard index < bytes.count else { return .fault(expected: "a closing quote", found: "") }
        fields.append(DigitCounter(bytes[start..<index]).field(start, index, isQuoted: true))
        nextLine += lines
        at = index + 1
        if at + 1 < bytes.count, bytes[at] == .carriageReturn, bytes[at + 1] == .newline { at += 1 }
        guard at == bytes.count || bytes[at] == .comma || bytes[at] == .newline else {
            return .fault(expected: "a comma behind the closing quote", found: "more text")
        }
        return closeField()
    }

    /// Steps over the comma or line end behind a field.
    private mutating func closeField() -> FieldEnd {
        guard at < bytes.count else { return .file }
        at += 1
        if bytes[at - 1] == .comma { return .comma }
        nextLine += 1
        return .line
    }
}

extension UInt8 {
    fileprivate static let comma = UInt8(ascii: ",")
    fileprivate static let quote = UInt8(ascii: "\"")
    fileprivate static let newline = UInt8(ascii: "\n")
    fileprivate static let carriageReturn = UInt8(ascii: "\r")
}

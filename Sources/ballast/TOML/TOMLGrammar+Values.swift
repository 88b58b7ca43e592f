extension TOMLGrammar {
    /// What encloses a value.
    private enum Bracket {
        case list, table
    }

    /// A value of any type; enclosing lists and tables are kept on an explicit stack, not on the call stack.
    mutating func readValue() throws(TOMLSyntaxError) {
        var open: [Bracket] = []
        repeat {
            // A value follows here, or the end of a list.
            switch peek {
            case "[":
                try push(.list, to: &open)
                try skipLines()
                if peek != "]" { continue }
            case "{":
                try push(.table, to: &open)
                skipBlanks()
                if peek != "}" {
                    try readInlineKey()
                    continue
                }
            case "\"", "'": try readText()
            default: try readBare()
            }
            try close(&open)
        } while !open.isEmpty
    }

    private mutating func push(_ bracket: Bracket, to open: inout [Bracket]) throws(TOMLSyntaxError) {
        guard open.count < TOMLGrammar.deepest else {
            throw wrong("a value nested more than \(TOMLGrammar.deepest) deep")
        }
        open.append(bracket)
        index += 1
    }

    /// Continues after a value: over the ends of its enclosing lists and tables, up to the next value.
    private mutating func close(_ open: inout [Bracket]) throws(TOMLSyntaxError) {
        while let bracket = open.last {
            switch bracket {
            case .list:
                try skipLines()
                if peek == "," {
                    index += 1
                    try skipLines()
                    if peek != "]" { return }
                }
                guard peek == "]" else { throw wrong("expected “,” or “]” in a list, found \(found)") }
            case .table:
                skipBlanks()
                if peek == "," {
                    index += 1
                    skipBlanks()
                    return try readInlineKey()
                }
                guard peek == "}" else { throw wrong("expected “,” or “}” in a table, found \(found)") }
            }
            index += 1
            open.removeLast()
        }
    }

    private mutating func readInlineKey() throws(TOMLSyntaxError) {
        try readName(of: "a key")
        try readEquals()
    }

    /// Skips blanks, comments and line ends, which are allowed within a list.
    mutating func skipLines() throws(TOMLSyntaxError) {
        repeat {
            skipBlanks()
            try skipComment()
        } while skipNewline()
    }

    /// A boolean, a number, a date or a time.
    private mutating func readBare() throws(TOMLSyntaxError) {
        let start = index
        skipBareValue()
        // A date and a time may be separated by a blank.
        if index - start == 10, peek == " ", ahead(1)?.isTOMLDigit == true, scalars[start + 4] == "-" {
            index += 1
            skipBareValue()
        }
        guard index > start else { throw wrong("expected a value, found \(found)") }
        let text = string(start, index)
        guard TOMLBareValue(text).isValue else {
            throw wrong("“\(text.prefix(40))” is not a value: a string needs quotation marks", at: start)
        }
    }

    private mutating func skipBareValue() {
        while let scalar = peek, scalar.isTOMLBareValue { index += 1 }
    }
}

extension Unicode.Scalar {
    fileprivate var isTOMLBareValue: Bool {
        isASCII && (properties.isAlphabetic || isTOMLDigit || "+-_.:".unicodeScalars.contains(self))
    }
}

extension TOMLGrammar {
    /// What a value may stand in.
    private enum Bracket {
        case list, table
    }

    /// A value of any kind; those that others stand in are kept on a stack of their own, not on the program's.
    mutating func readValue() throws(TOMLSyntaxError) {
        var open: [Bracket] = []
        repeat {
            // A value is due here, or the end of a list.
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

    /// Goes on behind a value: over the ends of what it stands in, up to where the next value is due.
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

    /// Goes over blanks, comments and ends of lines, as they may stand in a list.
    private mutating func skipLines() throws(TOMLSyntaxError) {
        repeat {
            skipBlanks()
            try skipComment()
        } while skipNewline()
    }

    /// A truth, a number, a date or a time.
    private mutating func readBare() throws(TOMLSyntaxError) {
        let start = index
        skipWord()
        // Between a date and a time there may be a blank.
        if index - start == 10, peek == " ", ahead(1)?.isTOMLDigit == true, scalars[start + 4] == "-" {
            index += 1
            skipWord()
        }
        guard index > start else { throw wrong("expected a value, found \(found)") }
        let word = string(start, index)
        guard TOMLWord(word).isValue else {
            throw wrong("“\(word.prefix(40))” is no value: a text stands between quotation marks", at: start)
        }
    }

    private mutating func skipWord() {
        while let scalar = peek, scalar.isWordOfTOML { index += 1 }
    }
}

extension Unicode.Scalar {
    fileprivate var isWordOfTOML: Bool {
        isASCII && (properties.isAlphabetic || isTOMLDigit || "+-_.:".unicodeScalars.contains(self))
    }
}

extension TOMLGrammar {
    /// A string between one or three quotation marks of either kind.
    mutating func readText() throws(TOMLSyntaxError) {
        let start = index
        guard let quote = peek else { return }
        let isLong = ahead(1) == quote && ahead(2) == quote
        index += isLong ? 3 : 1
        while let scalar = peek {
            if scalar == quote {
                if try isEnd(quote, isLong: isLong) { return }
            } else if scalar == "\\", quote == "\"" {
                try readEscape(isLong: isLong)
            } else if isLong, skipNewline() {
                continue
            } else if scalar == "\n" || scalar == "\r" && ahead(1) == "\n" {
                break
            } else if scalar.isTOMLControl {
                throw wrong("\(scalar.code) in a string: write it as \\u and four digits")
            } else {
                index += 1
            }
        }
        throw wrong("an unterminated string", at: start)
    }

    /// Consumes a quotation mark, or all that follow each other; returns whether they end the string.
    private mutating func isEnd(_ quote: Unicode.Scalar, isLong: Bool) throws(TOMLSyntaxError) -> Bool {
        guard isLong else {
            index += 1
            return true
        }
        var count = 0
        while peek == quote, count < 6 {
            count += 1
            index += 1
        }
        // Up to two marks that belong to the string may precede the closing three.
        guard count < 6 else { throw wrong("more than five quotation marks", at: index - 6) }
        return count >= 3
    }

    private mutating func readEscape(isLong: Bool) throws(TOMLSyntaxError) {
        let start = index
        index += 1
        switch peek {
        case "b", "t", "n", "f", "r", "\"", "\\": index += 1
        case "u": try readCode(digits: 4, from: start)
        case "U": try readCode(digits: 8, from: start)
        case " ", "\t", "\n", "\r":
            // The string continues on the next line.
            skipBlanks()
            guard isLong, skipNewline() else { throw wrong("a backslash before whitespace", at: start) }
        default: throw wrong("no such escape: a backslash and \(found)", at: start)
        }
    }

    private mutating func readCode(digits: Int, from start: Int) throws(TOMLSyntaxError) {
        index += 1
        let end = min(index + digits, scalars.count)
        let text = string(index, end)
        guard text.utf8.count == digits, text.allSatisfy(\.isHexDigit), let code = UInt32(text, radix: 16),
            Unicode.Scalar(code) != nil
        else { throw wrong("no character has the code \(text)", at: start) }
        index = end
    }
}

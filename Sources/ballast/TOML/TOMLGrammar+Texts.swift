extension TOMLGrammar {
    /// A text between one or three marks of either kind.
    mutating func readText() throws(TOMLSyntaxError) {
        let start = index
        guard let mark = peek else { return }
        let isLong = ahead(1) == mark && ahead(2) == mark
        index += isLong ? 3 : 1
        while let scalar = peek {
            if scalar == mark {
                if try isEnd(mark, isLong: isLong) { return }
            } else if scalar == "\\", mark == "\"" {
                try readEscape(isLong: isLong)
            } else if isLong, skipNewline() {
                continue
            } else if scalar == "\n" || scalar == "\r" && ahead(1) == "\n" {
                break
            } else if scalar.isTOMLControl {
                throw wrong("\(scalar.code) in a text: it is written \\u and four digits")
            } else {
                index += 1
            }
        }
        throw wrong("a text without its end", at: start)
    }

    /// Goes behind a mark, or all that stand there; whether they end the text.
    private mutating func isEnd(_ mark: Unicode.Scalar, isLong: Bool) throws(TOMLSyntaxError) -> Bool {
        guard isLong else {
            index += 1
            return true
        }
        var count = 0
        while peek == mark, count < 6 {
            count += 1
            index += 1
        }
        // Two that belong to the text may stand right before the three.
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
            // A line that goes on in the next.
            skipBlanks()
            guard isLong, skipNewline() else { throw wrong("a backslash before a blank", at: start) }
        default: throw wrong("no character is written as a backslash and \(found)", at: start)
        }
    }

    private mutating func readCode(digits: Int, from start: Int) throws(TOMLSyntaxError) {
        index += 1
        let end = min(index + digits, scalars.count)
        let text = string(index, end)
        guard text.utf8.count == digits, text.allSatisfy(\.isHexDigit), let code = UInt32(text, radix: 16),
            Unicode.Scalar(code) != nil
        else { throw wrong("no character has the number \(text)", at: start) }
        index = end
    }
}

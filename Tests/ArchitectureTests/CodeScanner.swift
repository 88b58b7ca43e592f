/// Separates code from comments and string literals, as far as the rules need it.
struct CodeScanner {
    private enum Context: Equatable {
        case code
        case lineComment
        case blockComment(depth: Int)
        case string(quotes: Int, hashes: Int)
    }

    private var rest: Substring
    private var context = Context.code
    /// The strings whose interpolations surround the present code, each with the parentheses that are open in it.
    private var interpolations: [(string: Context, parentheses: Int)] = []
    private var output = ""

    private init(_ text: String) { rest = text[...] }

    /// Replaces comments and the contents of string literals by blanks. Interpolated code and line breaks stay.
    static func code(of text: String) -> String {
        var scanner = CodeScanner(text)
        while !scanner.rest.isEmpty { scanner.step() }
        return scanner.output
    }

    private mutating func step() {
        switch context {
        case .code: stepInCode()
        case .lineComment:
            if rest.first == "\n" { context = .code }
            blank(1)
        case .blockComment(let depth): stepInBlockComment(depth)
        case .string(let quotes, let hashes): stepInString(quotes, hashes)
        }
    }

    private mutating func stepInCode() {
        if rest.hasPrefix("//") {
            context = .lineComment
        } else if rest.hasPrefix("/*") {
            context = .blockComment(depth: 1)
            blank(2)
        } else if let opening = stringOpening() {
            context = .string(quotes: opening.quotes, hashes: opening.hashes)
            emit(opening.quotes + opening.hashes)
        } else {
            countParenthesis()
            emit(1)
        }
    }

    /// Returns to the string after the parenthesis that closes its interpolation.
    private mutating func countParenthesis() {
        guard let (string, parentheses) = interpolations.last else { return }
        if rest.first == "(" { interpolations[interpolations.count - 1].parentheses += 1 }
        guard rest.first == ")" else { return }
        interpolations[interpolations.count - 1].parentheses -= 1
        if parentheses == 1 {
            interpolations.removeLast()
            context = string
        }
    }

    private mutating func stepInBlockComment(_ depth: Int) {
        if rest.hasPrefix("/*") {
            context = .blockComment(depth: depth + 1)
            blank(2)
        } else if rest.hasPrefix("*/") {
            context = depth == 1 ? .code : .blockComment(depth: depth - 1)
            blank(2)
        } else {
            blank(1)
        }
    }

    private mutating func stepInString(_ quotes: Int, _ hashes: Int) {
        let closing = String(repeating: "\"", count: quotes) + String(repeating: "#", count: hashes)
        let escape = "\\" + String(repeating: "#", count: hashes)
        if rest.hasPrefix(escape + "(") {
            interpolations.append((context, 1))
            context = .code
            blank(1 + hashes)
            emit(1)
        } else if rest.hasPrefix(escape) {
            blank(2 + hashes)
        } else if rest.hasPrefix(closing) {
            context = .code
            emit(closing.count)
        } else {
            blank(1)
        }
    }

    private func stringOpening() -> (quotes: Int, hashes: Int)? {
        let hashes = rest.prefix { $0 == "#" }.count
        let quoted = rest.dropFirst(hashes)
        guard quoted.first == "\"" else { return nil }
        return (quoted.hasPrefix("\"\"\"") ? 3 : 1, hashes)
    }

    private mutating func emit(_ count: Int) {
        output += rest.prefix(count)
        rest = rest.dropFirst(count)
    }

    private mutating func blank(_ count: Int) {
        for character in rest.prefix(count) { output.append(character == "\n" ? "\n" : " ") }
        rest = rest.dropFirst(count)
    }
}

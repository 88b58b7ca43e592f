/// Tells code from comments and string literals, as far as the rules need it.
struct CodeScanner {
    private enum Place: Equatable {
        case code
        case lineComment
        case blockComment(depth: Int)
        case string(quotes: Int, hashes: Int)
    }

    private var rest: Substring
    private var place = Place.code
    private var output = ""

    private init(_ text: String) { rest = text[...] }

    /// The text with comments and the insides of string literals blanked; line breaks stay.
    static func code(of text: String) -> String {
        var scanner = CodeScanner(text)
        while !scanner.rest.isEmpty { scanner.step() }
        return scanner.output
    }

    private mutating func step() {
        switch place {
        case .code: stepInCode()
        case .lineComment:
            if rest.first == "\n" { place = .code }
            blank(1)
        case .blockComment(let depth): stepInBlockComment(depth)
        case .string(let quotes, let hashes): stepInString(quotes, hashes)
        }
    }

    private mutating func stepInCode() {
        if rest.hasPrefix("//") {
            place = .lineComment
        } else if rest.hasPrefix("/*") {
            place = .blockComment(depth: 1)
            blank(2)
        } else if let opening = stringOpening() {
            place = .string(quotes: opening.quotes, hashes: opening.hashes)
            keep(opening.quotes + opening.hashes)
        } else {
            keep(1)
        }
    }

    private mutating func stepInBlockComment(_ depth: Int) {
        if rest.hasPrefix("/*") {
            place = .blockComment(depth: depth + 1)
            blank(2)
        } else if rest.hasPrefix("*/") {
            place = depth == 1 ? .code : .blockComment(depth: depth - 1)
            blank(2)
        } else {
            blank(1)
        }
    }

    private mutating func stepInString(_ quotes: Int, _ hashes: Int) {
        let closing = String(repeating: "\"", count: quotes) + String(repeating: "#", count: hashes)
        if rest.hasPrefix("\\" + String(repeating: "#", count: hashes)) {
            blank(2 + hashes)
        } else if rest.hasPrefix(closing) {
            place = .code
            keep(closing.count)
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

    private mutating func keep(_ count: Int) {
        output += rest.prefix(count)
        rest = rest.dropFirst(count)
    }

    private mutating func blank(_ count: Int) {
        for character in rest.prefix(count) { output.append(character == "\n" ? "\n" : " ") }
        rest = rest.dropFirst(count)
    }
}

/// The names that a Swift file declares, binds and uses, found without the compiler.
struct SwiftNames {
    /// A name in use, with its line.
    struct Use: Hashable {
        let name: String
        let line: Int
    }

    /// The file.
    let source: SwiftSource
    /// The types outside of others that other files can see.
    private(set) var types: Set<String> = []
    /// The functions, properties, cases and nested types that other files can see.
    private(set) var members: Set<String> = []
    /// What has a meaning within the file: private declarations, parameters, variables and labels.
    private(set) var bound: Set<String> = []
    /// The names in use, except those that another module precedes.
    private(set) var uses: Set<Use> = []

    private let tokens: [SwiftToken]
    private let modules: Set<String>
    private var scopes: [Scope] = []
    /// The declared names, by the positions of their tokens.
    private var declarations: Set<Int> = []

    /// What a pair of braces contains.
    private enum Scope: Equatable {
        case type(isHidden: Bool)
        case code
    }

    /// Reads a file; a name that one of `modules` and a dot precede is not followed.
    init(_ source: SwiftSource, modules: Set<String> = []) {
        self.source = source
        tokens = SwiftToken.all(in: source.code)
        self.modules = modules
        readDeclarations()
        readUses()
    }

    private mutating func readDeclarations() {
        var next: Scope?
        for (index, token) in tokens.enumerated() {
            switch token.text {
            case "{":
                scopes.append(next ?? .code)
                if next == nil { bindClosure(after: index) }
                next = nil
            case "}": _ = scopes.popLast()
            case "struct", "class", "enum", "actor", "protocol", "extension", "typealias", "associatedtype":
                guard isDeclaration(index) else { continue }
                if token.text != "extension" { declare(index + 1, isType: true) }
                if SwiftNames.opensBody(token.text) { next = .type(isHidden: isHidden(index)) }
            case "func":
                declare(index + 1, isType: false)
                if text(index + 2) == "<" { bind(from: index + 3, upTo: [">", "("]) }
            case "let", "var": declarePattern(after: index)
            case "case": declareCases(after: index)
            case "for": bind(from: index + 1, upTo: ["in"])
            default: if token.isLabel { bound.insert(token.text) }
            }
        }
    }

    private static func opensBody(_ keyword: String) -> Bool { keyword != "typealias" && keyword != "associatedtype" }

    /// Whether a keyword declares a type, unlike in `class func`, `import struct` or `.actor`.
    private func isDeclaration(_ index: Int) -> Bool {
        let before = text(index - 1), after = text(index + 1)
        guard before != ".", before != "import", index + 1 < tokens.count else { return false }
        return (tokens[index + 1].isWord || after == "[") && !["func", "var", "let"].contains(after)
    }

    private func text(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].text : "" }

    /// Whether the declaration that starts with a keyword is visible in its file only.
    private func isHidden(_ keyword: Int) -> Bool {
        if case .type(isHidden: true) = scopes.last { return true }
        var index = keyword - 1
        while index >= 0 {
            let word = tokens[index].text
            if word == "private" || word == "fileprivate" { return true }
            if word == ")", text(index - 1) == "set", text(index - 2) == "(" {
                index -= 4
            } else if SwiftNames.modifiers.contains(word) {
                index -= 1
            } else {
                return false
            }
        }
        return false
    }

    private static let modifiers: Set = [
        "public", "package", "internal", "open", "static", "class", "final", "mutating", "nonmutating", "nonisolated",
        "lazy", "weak", "override", "indirect", "consuming", "borrowing", "convenience", "dynamic", "isolated",
    ]

    private mutating func declare(_ index: Int, isType: Bool, keyword: Int? = nil) {
        guard index < tokens.count, tokens[index].isWord else { return }
        declarations.insert(index)
        let name = tokens[index].text
        if scopes.last == .code || isHidden(keyword ?? index - 1) {
            bound.insert(name)
        } else if isType, scopes.isEmpty {
            types.insert(name)
        } else {
            members.insert(name)
        }
    }

    /// Declares the names after `let` or `var`: one, several, or those of a tuple.
    private mutating func declarePattern(after keyword: Int) {
        if text(keyword + 1) == "(" { return bind(from: keyword + 2, upTo: [")"]) }
        var index = keyword + 1
        while true {
            declare(index, isType: false, keyword: keyword)
            // In a type several properties may share a keyword.
            guard text(index + 1) == ",", index + 2 < tokens.count, tokens[index + 2].isWord, scopes.last != .code,
                !SwiftNames.keywords.contains(text(index + 2))
            else { return }
            index += 2
        }
    }

    /// Declares the cases of an enumeration.
    private mutating func declareCases(after keyword: Int) {
        guard case .type = scopes.last else { return }
        var index = keyword + 1
        while true {
            declare(index, isType: false, keyword: keyword)
            index += 1
            // The associated or raw value is skipped.
            var depth = 0
            while index < tokens.count, depth > 0 || ![",", "}", "case", "func", "var", "static"].contains(text(index))
            {
                if "([".contains(text(index)) { depth += 1 }
                if ")]".contains(text(index)) { depth -= 1 }
                if tokens[index].isLabel { bound.insert(text(index)) }
                if depth == 0, tokens[index].line > tokens[index - 1].line, text(index - 1) != "," { return }
                index += 1
            }
            guard text(index) == "," else { return }
            index += 1
        }
    }

    /// Binds the words up to one of some ends, as of a loop or of a tuple.
    private mutating func bind(from start: Int, upTo ends: Set<String>) {
        for index in start..<min(start + 20, tokens.count) {
            if ends.contains(text(index)) { return }
            if tokens[index].isWord, text(index - 1) != "." { bound.insert(text(index)) }
        }
    }

    /// Binds the parameters of a closure: words, commas and parentheses before `in`.
    private mutating func bindClosure(after brace: Int) {
        var names: [String] = []
        for index in (brace + 1)..<min(brace + 20, tokens.count + 1) {
            let word = text(index)
            if word == "in" { return bound.formUnion(names) }
            guard tokens.indices.contains(index), tokens[index].isWord || "(),:_[]<>?".contains(word) else { return }
            if tokens[index].isWord { names.append(word) }
        }
    }

    private mutating func readUses() {
        for (index, token) in tokens.enumerated() where token.isWord && !declarations.contains(index) {
            let isMember = text(index - 1) == "."
            if isMember && modules.contains(text(index - 2)) || isOuterLabel(index) { continue }
            if isMember || !token.isLabel && !SwiftNames.keywords.contains(token.text) {
                uses.insert(Use(name: token.text, line: token.line))
            }
        }
    }

    /// Whether a word is the outer label of a parameter, as `in` of `func draw(in rect: Rect)`.
    private func isOuterLabel(_ index: Int) -> Bool {
        guard index + 1 < tokens.count else { return false }
        return tokens[index + 1].isWord && tokens[index + 1].isLabel && ["(", ","].contains(text(index - 1))
    }

    private static let keywords: Set = [
        "Self", "any", "as", "async", "await", "break", "case", "catch", "class", "continue", "default", "defer", "do",
        "else", "enum", "extension", "false", "fileprivate", "for", "func", "get", "guard", "if", "import", "in",
        "init",
        "inout", "internal", "is", "let", "mutating", "nil", "private", "protocol", "public", "repeat", "return",
        "self",
        "set", "some", "static", "struct", "switch", "throw", "throws", "true", "try", "var", "where", "while",
    ]
}

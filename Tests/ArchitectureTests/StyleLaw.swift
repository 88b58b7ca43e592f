/// What the compiler and the formatter let pass and the code does without.
enum StyleLaw {
    /// Escapes from the checks of the language.
    static let escapes = ["try!", "as!", "fatalError", "@unchecked Sendable", "nonisolated(unsafe)"]

    /// The longest a file may be without a reason.
    static let longestFile = 300

    /// One sentence for every breach in a file that ships.
    static func breaches(in source: SwiftSource) -> [String] {
        source.numberedLines.flatMap { number, line in
            escapes.filter { line.contains($0) }.map { "\(source.path):\(number): \($0)" }
                + (isMutableGlobal(line) ? ["\(source.path):\(number): global mutable state"] : [])
        }
    }

    /// A sentence where a file is long and has no line `// Long because …`.
    static func lengthBreach(of source: SwiftSource) -> String? {
        guard source.lineCount > longestFile else { return nil }
        let reasons = source.text.split(separator: "\n").filter { $0.hasPrefix("// Long because ") }
        return reasons.isEmpty ? "\(source.path): \(source.lineCount) lines and no reason" : nil
    }

    /// Whether a line declares a stored variable of a type or of a file; a computed one opens a brace instead.
    private static func isMutableGlobal(_ line: Substring) -> Bool {
        let atFileScope = line.first.map { !$0.isWhitespace } ?? false
        var words = line.split(separator: " ").drop { modifiers.contains(String($0)) || $0.hasPrefix("@") }
        let isStatic = words.first == "static" || words.first == "class"
        words = words.drop { $0 == "static" || $0 == "class" || modifiers.contains(String($0)) }
        guard words.first == "var", isStatic || atFileScope else { return false }
        let declaration = words.joined(separator: " ")
        let brace = declaration.firstIndex(of: "{") ?? declaration.endIndex
        let value = declaration.firstIndex(of: "=") ?? declaration.endIndex
        return brace == declaration.endIndex || value < brace
    }

    private static let modifiers: Set = [
        "public", "package", "internal", "fileprivate", "private", "private(set)", "public(set)", "internal(set)",
        "fileprivate(set)", "nonisolated", "override", "final", "lazy", "weak",
    ]
}

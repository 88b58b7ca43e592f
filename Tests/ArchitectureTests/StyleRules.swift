/// Rules that neither the compiler nor the formatter enforces.
enum StyleRules {
    /// Constructs that bypass the compiler's checks.
    static let escapes = ["try!", "as!", "fatalError", "@unchecked Sendable", "nonisolated(unsafe)"]

    /// The number of lines above which a file must give a reason for its length.
    static let longestFile = 300

    /// One message per violation in a file under `Sources`.
    static func violations(in source: SwiftSource) -> [String] {
        source.numberedLines.flatMap { number, line in
            escapes.filter { line.contains($0) }.map { "\(source.path):\(number): \($0)" }
                + (isMutableGlobal(line) ? ["\(source.path):\(number): global mutable state"] : [])
        }
    }

    /// A message if a file is longer than `longestFile` and has no line `// Long because …`.
    static func lengthViolation(of source: SwiftSource) -> String? {
        guard source.lineCount > longestFile else { return nil }
        let reasons = source.text.split(separator: "\n").filter { $0.hasPrefix("// Long because ") }
        return reasons.isEmpty ? "\(source.path): \(source.lineCount) lines and no reason" : nil
    }

    /// Whether a line declares a stored static or global variable. The declaration of a computed variable opens a brace
    /// before any `=`.
    private static func isMutableGlobal(_ line: Substring) -> Bool {
        let atFileScope = line.first.map { !$0.isWhitespace } ?? false
        var tokens = line.split(separator: " ").drop { modifiers.contains(String($0)) || $0.hasPrefix("@") }
        let isStatic = tokens.first == "static" || tokens.first == "class"
        tokens = tokens.drop { $0 == "static" || $0 == "class" || modifiers.contains(String($0)) }
        guard tokens.first == "var", isStatic || atFileScope else { return false }
        let declaration = tokens.joined(separator: " ")
        let brace = declaration.firstIndex(of: "{") ?? declaration.endIndex
        let value = declaration.firstIndex(of: "=") ?? declaration.endIndex
        return brace == declaration.endIndex || value < brace
    }

    private static let modifiers: Set = [
        "public", "package", "internal", "fileprivate", "private", "private(set)", "public(set)", "internal(set)",
        "fileprivate(set)", "nonisolated", "override", "final", "lazy", "weak",
    ]
}

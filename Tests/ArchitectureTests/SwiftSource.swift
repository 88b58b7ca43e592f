import Foundation

/// A Swift file of this package, prepared for the architecture and style rules.
struct SwiftSource {
    /// Path relative to the package folder, such as `Sources/Model/Time/Day.swift`.
    let path: String
    /// The unmodified text.
    let text: String
    /// The text with comments and the contents of string literals blanked; line numbers are unchanged.
    let code: String

    init(path: String, text: String) {
        self.path = path
        self.text = text
        code = CodeScanner.code(of: text)
    }

    /// The target that the file belongs to: the name of the folder under `Sources`.
    var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

    /// The folder within the target, such as `Market/Quotes`; empty for a file directly in the target.
    var folder: String { path.split(separator: "/").dropFirst(2).dropLast().joined(separator: "/") }

    var lineCount: Int { text.split(separator: "\n", omittingEmptySubsequences: false).count - 1 }

    /// The lines of `code`, numbered from 1.
    var numberedLines: [(number: Int, line: Substring)] {
        code.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { ($0.offset + 1, $0.element) }
    }

    /// The imported modules in source order, each with its line number.
    var imports: [(line: Int, module: String)] {
        numberedLines.compactMap { number, line in Self.module(importedBy: line).map { (number, $0) } }
    }

    private static func module(importedBy line: Substring) -> String? {
        let tokens = line.split(separator: " ")
        guard let position = tokens.firstIndex(of: "import"),
            tokens[..<position].allSatisfy({ $0.hasPrefix("@") || accessLevels.contains(String($0)) })
        else { return nil }
        let rest = tokens[(position + 1)...].drop { importKinds.contains(String($0)) }
        return rest.first?.split(separator: ".").first.map(String.init)
    }

    private static let accessLevels: Set = ["public", "package", "internal", "fileprivate", "private"]
    private static let importKinds: Set = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"]
}

extension SwiftSource {
    /// The package folder, derived from the path of this file.
    static let packageFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Every Swift file of the program, read once for all tests.
    static let program = Result { try all(in: "Sources") }

    /// Every Swift file under the given folders of the package, sorted by path within each folder.
    static func all(in folders: String...) throws -> [SwiftSource] {
        try folders.flatMap { folder in
            try FileManager.default.subpathsOfDirectory(atPath: packageFolder.appending(path: folder).path)
                .filter { $0.hasSuffix(".swift") }.sorted()
                .map { subpath in
                    let path = "\(folder)/\(subpath)"
                    let text = try String(contentsOf: packageFolder.appending(path: path), encoding: .utf8)
                    return SwiftSource(path: path, text: text)
                }
        }
    }
}

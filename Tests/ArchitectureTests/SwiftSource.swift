import Foundation

/// A Swift file of this package, as its rules see it.
struct SwiftSource {
    /// Its path from the package's folder, `Sources/Model/Time/Day.swift`.
    let path: String
    /// Its text as it stands.
    let text: String
    /// Its text with comments and the insides of string literals blanked; the lines stay where they are.
    let code: String

    init(path: String, text: String) {
        self.path = path
        self.text = text
        code = CodeScanner.code(of: text)
    }

    /// The target that it belongs to: the folder under `Sources`.
    var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

    /// How many lines it has.
    var lineCount: Int { text.split(separator: "\n", omittingEmptySubsequences: false).count - 1 }

    /// The lines of its code with their numbers from 1.
    var numberedLines: [(number: Int, line: Substring)] {
        code.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { ($0.offset + 1, $0.element) }
    }

    /// The modules that it imports, in order, with the line of each.
    var imports: [(line: Int, module: String)] {
        numberedLines.compactMap { number, line in Self.module(importedBy: line).map { (number, $0) } }
    }

    private static func module(importedBy line: Substring) -> String? {
        let words = line.split(separator: " ")
        guard let at = words.firstIndex(of: "import"),
            words[..<at].allSatisfy({ $0.hasPrefix("@") || accessLevels.contains(String($0)) })
        else { return nil }
        let rest = words[(at + 1)...].drop { importKinds.contains(String($0)) }
        return rest.first?.split(separator: ".").first.map(String.init)
    }

    private static let accessLevels: Set = ["public", "package", "internal", "fileprivate", "private"]
    private static let importKinds: Set = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"]
}

extension SwiftSource {
    /// The package's folder, found from the place of this file.
    static let packageFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Every Swift file under the given folders of the package, in order of path.
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

import Testing

@Suite("Imports") struct ImportRulesTests {
    @Test("no file imports a module that its target may not import")
    func imports() throws {
        let sources = try SwiftSource.program.get()
        #expect(sources.count > 30)
        for source in sources {
            for violation in ImportRules.violations(in: source) { Issue.record(Comment(rawValue: violation)) }
        }
    }

    @Test(
        "a forbidden import is detected in every spelling",
        arguments: [
            "import Screen", "public import Screen", "@preconcurrency import Screen", "import struct Screen.Grid",
            "@testable import Screen", "internal import class Screen.Grid", "import Foundation", "import Glibc",
            "#if canImport(Glibc)\nimport Glibc\n#endif",
        ])
    func forbidden(text: String) {
        #expect(ImportRules.violations(in: SwiftSource(path: "Sources/Model/Bad.swift", text: text)).count == 1)
    }

    @Test(
        "allowed imports pass, and so does text that only looks like an import",
        arguments: [
            "import Model", "public import Screen", "// import Glibc", "let text = \"import Glibc\"",
            "/* import\nimport Glibc */", "let important = 1", "import Synchronization",
            "let help = \"\"\"\nimport Glibc\n\"\"\"",
        ])
    func allowed(text: String) {
        #expect(ImportRules.violations(in: SwiftSource(path: "Sources/Dashboard/Good.swift", text: text)).isEmpty)
    }

    @Test("a target without import rules is a violation")
    func unknownTarget() {
        let source = SwiftSource(path: "Sources/Elsewhere/New.swift", text: "let a = 1\n")
        #expect(ImportRules.violations(in: source).count == 1)
    }
}

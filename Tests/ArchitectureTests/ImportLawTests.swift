import Testing

@Suite("Imports") struct ImportLawTests {
    @Test("no file imports what its target must not know")
    func arrows() throws {
        let sources = try SwiftSource.all(in: "Sources")
        #expect(sources.count > 30)
        for source in sources {
            for breach in ImportLaw.breaches(in: source) { Issue.record(Comment(rawValue: breach)) }
        }
    }

    @Test(
        "a forbidden arrow is found, however it is written",
        arguments: [
            "import Screen", "public import Screen", "@preconcurrency import Screen", "import struct Screen.Grid",
            "@testable import Screen", "internal import class Screen.Grid", "import Foundation", "import Glibc",
            "#if canImport(Glibc)\nimport Glibc\n#endif",
        ])
    func badArrow(text: String) {
        #expect(ImportLaw.breaches(in: SwiftSource(path: "Sources/Model/Bad.swift", text: text)).count == 1)
    }

    @Test(
        "allowed arrows and words that only look like one pass",
        arguments: [
            "import Model", "public import Screen", "// import Glibc", "let text = \"import Glibc\"",
            "/* import\nimport Glibc */", "let important = 1", "import Synchronization",
            "let help = \"\"\"\nimport Glibc\n\"\"\"",
        ])
    func goodArrow(text: String) {
        #expect(ImportLaw.breaches(in: SwiftSource(path: "Sources/Dashboard/Good.swift", text: text)).isEmpty)
    }

    @Test("a target that the law does not know is a breach")
    func unknownTarget() {
        let source = SwiftSource(path: "Sources/Elsewhere/New.swift", text: "let a = 1\n")
        #expect(ImportLaw.breaches(in: source).count == 1)
    }
}

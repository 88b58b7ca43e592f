import Testing

@Suite("Style") struct StyleLawTests {
    @Test("no file that ships escapes the language's checks or keeps global state")
    func escapes() throws {
        for source in try SwiftSource.all(in: "Sources") {
            for breach in StyleLaw.breaches(in: source) { Issue.record(Comment(rawValue: breach)) }
        }
    }

    @Test("no file is long without a reason")
    func lengths() throws {
        for source in try SwiftSource.all(in: "Sources", "Tests") {
            if let breach = StyleLaw.lengthBreach(of: source) { Issue.record(Comment(rawValue: breach)) }
        }
    }

    @Test(
        "escapes and global state are found",
        arguments: [
            "let a = try! f()", "let b = c as! D", "fatalError(\"no\")", "final class E: @unchecked Sendable {}",
            "nonisolated(unsafe) let f = 1", "    static var g = 1", "    public static var h: Int = 2",
            "    private static var i: [Int] = [].map { $0 }", "var j = 3", "public var k: Int",
            "    @MainActor static var l = 1",
        ])
    func bad(line: String) {
        #expect(StyleLaw.breaches(in: SwiftSource(path: "Sources/Model/Bad.swift", text: line)).count == 1)
    }

    @Test(
        "computed variables, members, comments and text pass",
        arguments: [
            "    static var all: [Int] { [1] }", "    public static var b: Int { get { 1 } }", "    var member = 1",
            "// try! as! fatalError", "let text = \"try! as!\"", "    public var count: Int", "static let c = 1",
            "let raw = #\"static var \"as!\" \"#", "let escaped = \"\\\"try!\"",
        ])
    func good(line: String) {
        #expect(StyleLaw.breaches(in: SwiftSource(path: "Sources/Model/Good.swift", text: line)).isEmpty)
    }

    @Test("a long file needs a reason")
    func longFile() {
        let body = String(repeating: "let a = 1\n", count: 301)
        let reason = "// Long because it is one table.\n"
        #expect(StyleLaw.lengthBreach(of: SwiftSource(path: "Sources/Model/A.swift", text: body)) != nil)
        #expect(StyleLaw.lengthBreach(of: SwiftSource(path: "Sources/Model/A.swift", text: reason + body)) == nil)
        let short = String(repeating: "let a = 1\n", count: 300)
        #expect(StyleLaw.lengthBreach(of: SwiftSource(path: "Sources/Model/A.swift", text: short)) == nil)
    }
}

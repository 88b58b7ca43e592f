import Testing

@Suite("Style") struct StyleRulesTests {
    @Test("no file under Sources bypasses the compiler's checks or has global mutable state")
    func escapes() throws {
        for source in try SwiftSource.program.get() {
            for violation in StyleRules.violations(in: source) { Issue.record(Comment(rawValue: violation)) }
        }
    }

    @Test("every long file states a reason for its length")
    func lengths() throws {
        for source in try SwiftSource.program.get() + SwiftSource.all(in: "Tests") {
            if let violation = StyleRules.lengthViolation(of: source) { Issue.record(Comment(rawValue: violation)) }
        }
    }

    @Test(
        "bypassed checks and global mutable state are detected",
        arguments: [
            "let a = try! f()", "let b = c as! D", "fatalError(\"no\")", "final class E: @unchecked Sendable {}",
            "nonisolated(unsafe) let f = 1", "    static var g = 1", "    public static var h: Int = 2",
            "    private static var i: [Int] = [].map { $0 }", "var j = 3", "public var k: Int",
            "    @MainActor static var l = 1", "let m = \"\\(try! f())\"", "let n = \"\\(o(\"p\") + (q as! R))\"",
        ])
    func rejected(line: String) {
        #expect(StyleRules.violations(in: SwiftSource(path: "Sources/Model/Bad.swift", text: line)).count == 1)
    }

    @Test(
        "computed variables, instance members, comments and string literals pass",
        arguments: [
            "    static var all: [Int] { [1] }", "    public static var b: Int { get { 1 } }", "    var member = 1",
            "// try! as! fatalError", "let text = \"try! as!\"", "    public var count: Int", "static let c = 1",
            "let raw = #\"static var \"as!\" \"#", "let escaped = \"\\\"try!\"",
            "let d = \"\\(e ? \"try!\" : \"as!\") try!\"",
        ])
    func accepted(line: String) {
        #expect(StyleRules.violations(in: SwiftSource(path: "Sources/Model/Good.swift", text: line)).isEmpty)
    }

    @Test("a long file needs a reason")
    func longFile() {
        let body = String(repeating: "let a = 1\n", count: 301)
        let reason = "// Long because it is one table.\n"
        #expect(StyleRules.lengthViolation(of: SwiftSource(path: "Sources/Model/A.swift", text: body)) != nil)
        #expect(StyleRules.lengthViolation(of: SwiftSource(path: "Sources/Model/A.swift", text: reason + body)) == nil)
        let short = String(repeating: "let a = 1\n", count: 300)
        #expect(StyleRules.lengthViolation(of: SwiftSource(path: "Sources/Model/A.swift", text: short)) == nil)
    }
}

import Testing

@testable import ballast

@Suite("Completion scripts") struct CompletionScriptTests {
    @Test("a command line that begins with an option is completed as one of the dashboard", arguments: ["bash", "zsh"])
    func withoutCommand(name: String) throws {
        let script = CompletionScript.text(for: try #require(CompletionCommand.Shell(rawValue: name)))
        let parts = script.split(separator: CompletionScript.opening)
        #expect(parts.count == 2)
        #expect(parts.last?.drop { $0 == " " }.hasPrefix("if [[ ") == true)
        #expect(script.hasSuffix("\n"))
    }

    @Test("bash takes words as they are, and its script is one that is read, not run")
    func bashWords() {
        let script = CompletionScript.text(for: .bash)
        #expect(script.contains(CompletionScript.adding + "    if [[ \"${1}\" = -W ]]; then\n"))
        #expect(!script.hasPrefix("#!"))
    }

    @Test("fish has the options of the dashboard without a command too")
    func fish() {
        let lines = CompletionScript.text(for: .fish).split(separator: "\n")
        func names(_ command: String) -> Set<String> {
            Set(
                lines.filter { $0.contains("\"\(command)\"") }.flatMap {
                    $0.matches(of: #/ -l '([a-z-]+)'/#).map { String($0.1) }
                })
        }
        #expect(names("ballast").isSuperset(of: names("ballast dashboard")))
        #expect(names("ballast dashboard").contains("record"))
    }
}

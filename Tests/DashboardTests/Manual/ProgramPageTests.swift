import ArgumentParser
import Dashboard
import Foundation
import TestSupport
import Testing

@testable import ballast

@Suite("The page of the program") struct ProgramPageTests {
    private let page: PageText
    private let program: CommandDescription

    init() throws {
        page = PageText(try ManualPage.program.text)
        program = try CommandDescription.of(Ballast.self)
    }

    @Test("it has every command and no other")
    func commands() {
        let names = (program.subcommands ?? []).compactMap(\.commandName)
        #expect(names.count > 14)
        #expect(page.parts(of: "COMMANDS") == names.map { "ballast \($0)" })
    }

    @Test("it has every option of every command and no other")
    func options() {
        func names(_ terms: [String]) -> Set<String> {
            Set(terms.flatMap { $0.matches(of: #/(?:^|[^\w-])(--?[a-z][a-z-]*)/#).map { String($0.1) } })
        }
        let shared = names(page.terms(of: "OPTIONS"))
        #expect(
            shared.isSuperset(of: ["--data", "--theme", "--ascii", "--no-ascii", "--offline", "--help", "--version"]))
        for command in program.subcommands ?? [] {
            let own = names(page.terms(of: "COMMANDS", "ballast \(command.commandName ?? "")"))
            #expect(own.isDisjoint(with: shared))
            let isHelp = command.commandName == "help"
            #expect(own.union(shared).isSuperset(of: command.optionNames) || isHelp)
            #expect(own.isSubset(of: command.optionNames))
            for argument in command.parameters ?? [] where argument.isPositional {
                #expect(
                    page.terms(of: "COMMANDS", "ballast \(command.commandName ?? "")").contains(
                        argument.valueName ?? ""))
            }
        }
    }

    @Test("the terms of options are explained, and have values where the options do")
    func explained() {
        for argument in (program.subcommands ?? []).flatMap({ $0.parameters ?? [] }) where argument.kind == "option" {
            #expect(argument.valueName != nil && argument.abstract != nil)
        }
        #expect(page.terms(of: "COMMANDS", "ballast snapshot").contains("--as-of date"))
    }

    @Test("it has every key of the table with its command, and no other")
    func keys() {
        #expect(page.parts(of: "KEYS") == Binding.Group.allCases.map(\.rawValue))
        for group in Binding.Group.allCases {
            let bindings = KeyTable.standard.bindings.filter { $0.group == group }
            let terms = bindings.map { binding in
                binding.keys.isEmpty ? ":\(binding.name)" : binding.keys.map(\.name).joined(separator: " ")
            }
            #expect(page.terms(of: "KEYS", group.rawValue) == terms)
        }
        for binding in KeyTable.standard.bindings { #expect(page.literals.contains(binding.name)) }
    }

    @Test("it has every form of the palette and no other")
    func palette() {
        #expect(page.terms(of: "PALETTE") == CommandPalette.forms.map { ":\($0.example)" })
    }

    @Test("each example is a command line that is accepted")
    func examples() throws {
        #expect(page.terms(of: "EXAMPLES").count == ProgramPage.examples.count)
        for example in ProgramPage.examples {
            for line in example.line.split(separator: /&&|\|/) {
                let words = line.split(separator: ">")[0].split(separator: " ").map(String.init)
                guard words.first == "ballast" else { continue }
                #expect(throws: Never.self, "\(example.line)") { try Ballast.parseAsRoot(Array(words.dropFirst())) }
            }
        }
    }

    @Test("it has every exit status")
    func statuses() {
        #expect(page.terms(of: "EXIT STATUS") == ["0", "1", "2", "128 and more"])
    }

    @Test("it has every environment variable that the code reads, and no other")
    func variables() throws {
        let names = EnvironmentVariable.all.flatMap(\.names)
        #expect(page.terms(of: "ENVIRONMENT").joined(separator: ", ").split(separator: ", ").map(String.init) == names)
        let used = try ProgramPageTests.variablesInCode()
        #expect(used.count > 15)
        // The names of proxies are made from those of the schemes.
        let made: Set = ["https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY"]
        // That a program runs as a CGI script is no setting; the page mentions it beside HTTP_PROXY.
        #expect(used.subtracting(["REQUEST_METHOD"]) == Set(names).subtracting(made))
    }

    /// The names of variables in the source code.
    private static func variablesInCode() throws -> Set<String> {
        let folder = URL(filePath: Repository.root + "/Sources")
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { path in
            path.hasSuffix(".swift") && !path.hasPrefix("Benchmark") && !path.hasPrefix("LoopbackMarket")
        }
        let reads = /(?:variable\(|userFolder\(|getenv\(|side\(|environment\[)"(\w+)"/
        return try files.reduce(into: []) { names, file in
            let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            names.formUnion(text.matches(of: reads).map { String($0.1) })
            if file.hasSuffix("Proxies.swift") || file.hasSuffix("TerminalEnvironment.swift") {
                names.formUnion(text.matches(of: /"(all_proxy|ALL_PROXY|LC_\w+|LANG)"/).map { String($0.1) })
            }
        }
    }

    @Test("the files are those that the program uses")
    func files() throws {
        let paths = UserFile.all.map(\.path)
        #expect(page.terms(of: "FILES") == paths)
        let home = try #require(ProcessEnvironment.variable("HOME"))
        if ProcessEnvironment.variable("XDG_CONFIG_HOME") == nil {
            let path = try #require(ConfigurationFile.standardPath)
            #expect(paths.contains(path.replacing(home, with: "~", maxReplacements: 1)))
            let themes = try #require(ThemeFolder(besides: path).path)
            #expect(paths.contains(themes.replacing(home, with: "~", maxReplacements: 1) + "/"))
        }
        if ProcessEnvironment.variable("XDG_STATE_HOME") == nil {
            #expect(paths.contains(try #require(StateFile.path).replacing(home, with: "~", maxReplacements: 1)))
        }
    }
}

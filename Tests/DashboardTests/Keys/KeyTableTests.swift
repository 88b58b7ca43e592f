import Foundation
import Screen
import TestSupport
import Testing

@testable import Dashboard

@Suite struct KeyTableTests {
    @Test("every command has exactly one row")
    func oneRow() throws {
        let declared = try KeyTableTests.declaredCommands()
        #expect(declared.count > 30)
        let rows = KeyTable.standard.bindings.map(\.command)
        #expect(Set(rows).count == rows.count)
        #expect(Set(rows.map(KeyTableTests.caseName)) == Set(declared))
        for panel in PanelID.allCases { #expect(rows.contains(.panel(panel))) }
    }

    /// The names of the cases in the declaration of `Command`, which has no list of them that could miss one.
    private static func declaredCommands() throws -> [String] {
        let path = Repository.root + "/Sources/Dashboard/Keys/Command.swift"
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        return lines.compactMap { $0.firstMatch(of: /^ *case (.*)$/)?.1 }.flatMap { cases in
            cases.split(separator: ",").compactMap { $0.firstMatch(of: /\w+/).map { String($0.0) } }
        }
    }

    private static func caseName(_ command: Command) -> String {
        String("\(command)".prefix { $0 != "(" })
    }

    @Test("the commands that the palette suggests first are rows of the table")
    func suggestions() {
        let rows = KeyTable.standard.bindings.map(\.command)
        #expect(KeyTable.suggestedFirst.allSatisfy(rows.contains))
        #expect(Set(KeyTable.suggestedFirst).count == KeyTable.suggestedFirst.count)
    }

    @Test("no name of a command is also the alternative name of another")
    func aliases() {
        let names = KeyTable.standard.bindings.flatMap { [$0.name] + $0.aliases }
        #expect(Set(names).count == names.count)
    }

    @Test("no key is bound to two commands for all panels, nor to two for one panel")
    func unique() {
        for panel in [nil] + PanelID.allCases {
            let keys = KeyTable.standard.bindings.filter { $0.panel == panel }.flatMap(\.keys)
            #expect(Set(keys).count == keys.count)
        }
    }

    @Test(
        "the keys of one panel precede those for all while it has the focus; Shift is ignored where it has no command")
    func panelKeys() {
        let table = KeyTable.standard
        #expect(table.command(for: Key(.left), in: .chart) == .crossHairLeft)
        #expect(table.command(for: Key(.left), in: .tickers) == .shorterWindow)
        #expect(table.command(for: .character("j"), in: .chart) == .down)
        #expect(table.command(for: Key(.left, shift: true), in: .chart) == .panLeft)
        #expect(table.command(for: Key(.left, shift: true), in: .tickers) == .shorterWindow)
        #expect(table.command(for: .character("+")) == .faster)
    }

    @Test("every key of the table is dispatched and named")
    func dispatched() {
        for binding in KeyTable.standard.bindings {
            for key in binding.keys {
                #expect(KeyTable.standard.command(for: key, in: binding.panel) == binding.command)
                #expect(!key.name.isEmpty)
            }
            #expect(!binding.title.isEmpty)
        }
    }

    @Test("no two commands have the same title")
    func titles() {
        let titles = KeyTable.standard.bindings.map(\.title)
        #expect(Set(titles).count == titles.count)
    }

    @Test("help names every key")
    func help() {
        var seen = ""
        for row in 0..<40 {
            var state = Bundled.state(Size(100, 40)).pressing("?")
            for _ in 0..<row { state = state.pressing(.character("j")) }
            seen += state.draw().text()
        }
        for binding in KeyTable.standard.bindings { #expect(seen.contains(binding.title)) }
    }

    @Test("no two commands have the same name, and names are valid in a configuration")
    func commandNames() {
        let commandNames = KeyTable.standard.bindings.map(\.name)
        #expect(Set(commandNames).count == commandNames.count)
        #expect(commandNames.allSatisfy { $0.allSatisfy { $0.isLowercase || $0 == "-" } })
    }

    @Test("every key of the table is read from its name, and a terminal can distinguish it")
    func names() {
        for key in KeyTable.standard.bindings.flatMap(\.keys) {
            #expect(Key(named: key.name) == key)
            #expect(key.isDistinguishable)
        }
    }

    @Test(
        "names of keys are read in any case, letters in their own",
        arguments: [
            ("ctrl-d", Key.control("d")), ("Ctrl-D", .control("d")), ("space", .character(" ")), ("G", .character("G")),
            ("g", .character("g")), ("f12", Key(.function(12))), ("F", .character("F")), ("-", .character("-")),
            ("Alt-x", Key(.character("x"), alt: true)), ("shift-tab", Key(.backTab)), ("é", .character("é")),
            ("Ctrl-Alt-Left", Key(.left, control: true, alt: true)), ("shift-left", Key(.left, shift: true)),
        ])
    func readNames(name: String, key: Key) {
        #expect(Key(named: name) == key)
    }

    @Test(
        "an invalid key name is refused",
        arguments: ["", "jj", "Ctrl-", "F0", "F99", "Hyper-x", " ", "Shift-x", "Shift-Up"])
    func badNames(name: String) {
        #expect(Key(named: name) == nil)
    }

    @Test(
        "Ctrl with a letter that a terminal sends as another key is not distinguishable",
        arguments: ["i", "m", "h", "j", "1"])
    func indistinguishable(character: Character) {
        #expect(!Key.control(character).isDistinguishable)
    }
}

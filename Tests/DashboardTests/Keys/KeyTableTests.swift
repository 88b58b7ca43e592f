import Dashboard
import Screen
import Testing

@Suite struct KeyTableTests {
    @Test("no key asks for two things")
    func unique() {
        let keys = KeyTable.standard.bindings.flatMap(\.keys)
        #expect(Set(keys).count == keys.count)
    }

    @Test("every key of the table is dispatched and named")
    func dispatched() {
        for binding in KeyTable.standard.bindings {
            for key in binding.keys {
                #expect(KeyTable.standard.command(for: key) == binding.command)
                #expect(!key.name.isEmpty)
            }
            #expect(!binding.command.title.isEmpty)
        }
    }

    @Test("no two commands have one title")
    func titles() {
        let titles = KeyTable.standard.bindings.map(\.command.title)
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
        for binding in KeyTable.standard.bindings { #expect(seen.contains(binding.command.title)) }
    }

    @Test("no two commands have one word, and words are fit for a configuration")
    func words() {
        let words = KeyTable.standard.bindings.map(\.command.word)
        #expect(Set(words).count == words.count)
        #expect(words.allSatisfy { $0.allSatisfy { $0.isLowercase || $0 == "-" } })
    }

    @Test("every key of the table is read from its name, and a terminal can tell it")
    func names() {
        for key in KeyTable.standard.bindings.flatMap(\.keys) {
            #expect(Key(named: key.name) == key)
            #expect(key.isTellable)
        }
    }

    @Test(
        "names of keys are read in any case, letters as they are",
        arguments: [
            ("ctrl-d", Key.control("d")), ("Ctrl-D", .control("d")), ("space", .character(" ")), ("G", .character("G")),
            ("g", .character("g")), ("f12", Key(.function(12))), ("F", .character("F")), ("-", .character("-")),
            ("Alt-x", Key(.character("x"), alt: true)), ("shift-tab", Key(.backTab)), ("é", .character("é")),
            ("Ctrl-Alt-Left", Key(.left, control: true, alt: true)),
        ])
    func readNames(name: String, key: Key) {
        #expect(Key(named: name) == key)
    }

    @Test("what is no key is told", arguments: ["", "jj", "Ctrl-", "F0", "F99", "Hyper-x", " "])
    func badNames(name: String) {
        #expect(Key(named: name) == nil)
    }

    @Test("Ctrl and a letter that a terminal takes for another key is told", arguments: ["i", "m", "h", "j", "1"])
    func untellable(character: Character) {
        #expect(!Key.control(character).isTellable)
    }
}

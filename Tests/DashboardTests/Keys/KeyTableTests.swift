import Dashboard
import Screen
import Testing

@Suite struct KeyTableTests {
    @Test("no key asks for two things")
    func unique() {
        let keys = KeyTable.bindings.flatMap(\.keys)
        #expect(Set(keys).count == keys.count)
    }

    @Test("every key of the table is dispatched and named")
    func dispatched() {
        for binding in KeyTable.bindings {
            for key in binding.keys {
                #expect(KeyTable.command(for: key) == binding.command)
                #expect(!key.name.isEmpty)
            }
            #expect(!binding.command.title.isEmpty)
        }
    }

    @Test("no two commands have one title")
    func titles() {
        let titles = KeyTable.bindings.map(\.command.title)
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
        for binding in KeyTable.bindings { #expect(seen.contains(binding.command.title)) }
    }
}

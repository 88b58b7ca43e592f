import Dashboard
import Model
import Networking
import Screen
import Services
import Testing
import Thesis

@testable import ballast

@Suite("Reading a configuration") struct ConfigurationReadingTests {
    private func reading(_ text: String) -> (configuration: Configuration, errors: [ConfigurationError]) {
        Configuration.parsing(text, file: "/home/me/.config/ballast/config.toml")
    }

    @Test("an empty file is the default")
    func empty() {
        #expect(reading("").errors.isEmpty)
        #expect(reading("# nothing\n\n").configuration.sources == .standard)
    }

    @Test("keys in the file take effect, and the rest keep their defaults")
    func values() {
        let (read, errors) = reading(
            """
            theme = "light"
            ascii = true
            watch-list = "mine"
            [watch-lists]
            mine = ["xbi", "^GSPC", "BRK-B"]
            other = ["IWM"]
            [groups]
            "big caps" = ["SPY"]
            [sources.yahoo]
            addresses = ["http://127.0.0.1:8080/"]
            quotes = "10 s"
            history = { open = "1 h", pre-market = "never", closed = "2 d", holiday = "90 s" }
            symbols = { MY = "MY.L" }
            [sources]
            wires.on = false
            edgar = { contact = "me@example.org" }
            [store]
            keep-quotes = "forever"
            [keys]
            down = ["e", "Ctrl-N"]
            """)
        #expect(errors.isEmpty)
        #expect(read.theme == .fixed(.light) && read.ascii && read.bell == .audible)
        #expect(read.list == "mine")
        #expect(read.lists.map(\.name) == ["mine", "other", "small", "biotech", "sectors"])
        #expect(read.lists[0].symbols == ["XBI", "^GSPC", "BRK-B"])
        #expect(read.groups.map(\.name) == ["big caps", "cyclical", "defensive"])
        #expect(read.sources.yahoo.addresses == ["http://127.0.0.1:8080"])
        #expect(read.sources.yahoo.quotes == .always(.seconds(10)))
        let history = PollRequest.Interval(
            open: .seconds(3600), preMarket: nil, closed: .seconds(172_800), holiday: .seconds(90))
        #expect(read.sources.yahoo.history == history)
        #expect(read.sources.yahoo.symbols["MY"] == "MY.L" && read.sources.yahoo.symbols["RUT"] == "^RUT")
        #expect(!read.sources.wires.isOn && read.sources.edgar.isOn)
        #expect(read.sources.edgar.contact == "me@example.org")
        #expect(read.store.quotes == nil && read.store.filings != nil)
        #expect(read[keysOf: .down] == [.character("e"), .control("n")])
        #expect(read[keysOf: .up] == KeyTable.standard.keys(of: .up))
    }

    @Test("paths are relative to the folder of the file, to the home folder, or absolute")
    func paths() {
        let (read, errors) = reading(
            """
            data = "tables"
            thesis = "/etc/thesis.toml"
            [store]
            folder = "~/market"
            [sources.alpaca]
            key-file = "../key"
            """)
        #expect(errors.isEmpty)
        #expect(read.data == "/home/me/.config/ballast/tables")
        #expect(read.thesis == "/etc/thesis.toml")
        #expect(read.store.folder == (ProcessEnvironment.variable("HOME") ?? "~") + "/market")
        #expect(read.sources.alpaca.keyFile == "/home/me/.config/ballast/../key")
    }

    @Test("an evening may have its own interval, and otherwise uses that of the night")
    func evening() {
        let states = #"open = "10 s", pre-market = "20 s", closed = "40 s", holiday = "50 s""#
        let own = reading("[sources.yahoo]\nquotes = { \(states), evening = \"30 s\" }")
        #expect(own.errors.isEmpty && own.configuration.sources.yahoo.quotes.evening == .seconds(30))
        let none = reading("[sources.yahoo]\nquotes = { \(states) }")
        #expect(none.errors.isEmpty && none.configuration.sources.yahoo.quotes.evening == .seconds(40))
    }

    @Test("a configuration that was written reads back the same")
    func roundTrip() {
        var configuration = Configuration()
        configuration.themeName = "blue"
        configuration.data = "/a \"b\" \\ c"
        configuration.includesShipped = false
        configuration.lists = [SymbolList("a.b \"c\"", ["IWM"]), SymbolList("z", ["XBI", "IBB"])]
        configuration.sources.yahoo.quotes = PollRequest.Interval(
            open: .seconds(17), preMarket: nil, closed: .seconds(61), holiday: .seconds(86_400))
        configuration.sources.edgar.filings = PollRequest.Interval(
            open: .seconds(67), preMarket: nil, evening: nil, closed: .seconds(61), holiday: .seconds(86_400))
        configuration.sources.fred.policy = nil
        configuration.sources.alpaca.feed = .sip
        configuration.store.history = .seconds(86_400 * 3650)
        configuration.keys = [.zoom: [], .copy: [Key(.function(5)), Key(.character("y"), alt: true)]]
        let lines = ConfigurationSchema.sections.flatMap { section in
            (section.name.isEmpty ? [] : ["[\(section.name)]"]) + section.keys.flatMap { $0.lines(configuration) }
        }
        let (read, errors) = reading(lines.joined(separator: "\n"))
        #expect(errors.isEmpty)
        #expect(read.theme == .fixed(.blue) && read.data == configuration.data)
        #expect(read.lists == configuration.lists && read.sources == configuration.sources)
        #expect(read.store == configuration.store)
        #expect(read[keysOf: .zoom].isEmpty && read[keysOf: .copy] == configuration[keysOf: .copy])
    }

    @Test("lists are in the order of the file, whatever their names are")
    func listOrder() {
        let read = reading(
            "[watch-lists]\nmine = [\"IWM\"]\n\"two words\" = [\"SPY\"]\nalpha = [\"DIA\"]\n'日本' = [\"XBI\"]\n"
        ).configuration
        #expect(read.lists.prefix(4).map(\.name) == ["mine", "two words", "alpha", "日本"])
        #expect(read.list == "mine")
    }

    @Test(
        "so they are in an inline table, as dotted keys, and with signs and escapes in their names",
        arguments: [
            ("watch-lists = { zeta = [\"IWM\"], \"a=b\" = [\"SPY\"], alpha = [\"DIA\"] }", ["zeta", "a=b", "alpha"]),
            ("watch-lists.zeta = [\"IWM\"]\nwatch-lists.alpha = [\"DIA\"]", ["zeta", "alpha"]),
            ("[watch-lists]\n\"z = #1\" = [\"IWM\"]\n'b]' = [\"SPY\"]\nalpha = [\"DIA\"]", ["z = #1", "b]", "alpha"]),
            ("[watch-lists]\n\"z\\u00e9\" = [\"IWM\"]\n\"q\\\"=\" = [\"SPY\"]\na = [\"DIA\"]", ["zé", "q\"=", "a"]),
        ])
    func awkwardListOrder(text: String, names: [String]) {
        let (read, errors) = reading(text + "\n")
        #expect(errors.isEmpty && read.lists.prefix(names.count).map(\.name) == names)
        #expect(read.list == names[0])
    }

    @Test("errors after a name with signs in it are told with their line")
    func lineAfterAwkwardName() {
        let (_, errors) = reading("[watch-lists]\n\"a=[b\" = [\"IWM\"]\n\"c]\" = 5\n")
        #expect(errors.map(\.line) == [3])
    }

    @Test("symbols that are not in the market become instruments, once each")
    func instruments() {
        let read = reading(
            "[watch-lists]\na = [\"IWM\", \"CRSP\", \"^DJI\"]\nb = [\"CRSP\"]\n[groups]\ngene = [\"CRSP\"]")
        let instruments = read.configuration.instruments(beyond: Bundled.market)
        #expect(instruments.map(\.symbol) == ["CRSP", "^DJI"])
        #expect(instruments.map(\.kind) == [.share, .index])
        #expect(instruments.map(\.group) == ["watch", "watch"])
    }

    @Test("only instruments that lists added become unwanted when no list names them")
    func wanted() {
        let before = reading("[watch-lists]\na = [\"IWM\", \"CRSP\", \"^DJI\"]").configuration
        let own = Instrument("OWN", name: "Own", kind: .etf, group: "imported", basis: .price)
        let others = Bundled.market.listings.map(\.instrument) + [own]
        let all = others + before.instruments(beyond: Bundled.market)
        #expect(before.wanted(all) == all)
        let after = reading("[watch-lists]\na = [\"CRSP\"]").configuration
        #expect(after.wanted(all).map(\.symbol) == others.map(\.symbol) + ["CRSP"])
    }

    @Test("the command line overrides the configuration")
    func overrides() {
        let read = reading("theme = \"light\"\nbell = \"off\"\ndata = \"/a\"").configuration
        let over = Overrides(data: "b", theme: .fixed(.blue)).applied(to: read)
        #expect(over.theme == .fixed(.blue) && over.bell == .off && over.data == "b" && !over.ascii)
    }

    @Test("errors of alerts have their locations in the file")
    func alerts() throws {
        let text = """
            theme = "dark"
            [[alert]]
            id = "a"
            words = "up"
            when = "return(IWM, 1M) > 1%"
            [[alert]]
            id = "b"
            words = "down"
            when = "retrun(IWM, 1M) < 1%"
            """
        let (read, errors) = reading(text)
        #expect(errors.isEmpty)
        let wrong = read.settings(ThesisVocabulary(of: Bundled.market)).errors
        #expect(wrong.count == 1)
        #expect(wrong.first?.line == 9 && wrong.first?.key == "alert")
        #expect(wrong.first?.message.contains("did you mean 'return'?") == true)
    }
}

import Dashboard
import Model
import Screen
import Testing

@testable import ballast

@Suite("A wrong configuration") struct WrongConfigurationTests {
    /// A text, and what is said of it.
    struct Wrong: Sendable, CustomTestStringConvertible {
        let text: String
        let line: Int
        let key: String?
        let words: String

        init(_ text: String, _ line: Int, _ key: String?, _ words: String) {
            self.text = text
            self.line = line
            self.key = key
            self.words = words
        }

        var testDescription: String { text }
    }

    private static let single: [Wrong] = [
        Wrong(
            "\ntheme = \"drak\"", 2, "theme",
            "expected \"dark\", \"blue\" or \"light\", found “drak”; did you mean 'dark'?"),
        Wrong("theme = 3", 1, "theme", "found 3"),
        Wrong("ascii = \"yes\"", 1, "ascii", "expected true or false"),
        Wrong("bel = \"off\"", 1, "bel", "no such key; did you mean 'bell'?"),
        Wrong("data = \"a\\u001b[2Jb\"", 1, "data", "expected a path"),
        Wrong("watch-list = \"biotec\"", 1, "watch-list", "no watch list 'biotec'; did you mean 'biotech'?"),
        Wrong("[watch-lists]\na = [\"IWM\",\n  \"foo bar\",\n]", 2, "watch-lists.a.2", "expected a symbol"),
        Wrong("[watch-lists]\na = []", 2, "watch-lists.a", "expected a list of symbols"),
        Wrong("watch-lists = 3", 1, "watch-lists", "names with lists of symbols"),
        Wrong("[sources]\nyahoo = 3", 2, "sources.yahoo", "expected a table [sources.yahoo], found 3"),
        Wrong("[sources.yaho]\non = true", 1, "sources.yaho", "did you mean 'yahoo'?"),
        Wrong("[sources.yahoo]\nqoutes = \"20 s\"", 2, "sources.yahoo.qoutes", "did you mean 'quotes'?"),
        Wrong("[sources.yahoo]\nquotes = \"fast\"", 2, "sources.yahoo.quotes", "expected a time such as"),
        Wrong("[sources.yahoo]\nquotes = 20", 2, "sources.yahoo.quotes", "expected a time such as"),
        Wrong("sources.yahoo.quotes = \"0 s\"", 1, "sources.yahoo.quotes", "0 s is not within 10 s and 30 d"),
        Wrong("[sources.yahoo]\nquotes = \"99999999999999999999 d\"", 2, "sources.yahoo.quotes", "expected a time"),
        Wrong("[sources.treasury]\ninterval = \"1 s\"", 2, "sources.treasury.interval", "not within 10 min and 30 d"),
        Wrong("[sources.fred]\ninterval = \"1 s\"", 2, "sources.fred.interval", "not within 1 h and 30 d"),
        Wrong("[sources.ishares]\ninterval = \"1 s\"", 2, "sources.ishares.interval", "not within 1 h and 30 d"),
        Wrong("[sources.edgar]\nfilings = \"1 s\"", 2, "sources.edgar.filings", "not within 1 min and 30 d"),
        Wrong("[sources.wires]\ninterval = \"1 s\"", 2, "sources.wires.interval", "not within 5 min and 30 d"),
        Wrong("[sources.yahoo]\nquotes = { open = \"20 s\" }", 2, "sources.yahoo.quotes", "'pre-market' is missing"),
        Wrong(
            "[sources.yahoo]\nquotes = { open = \"20 s\", pre-market = \"20 s\", closed = \"x\", holiday = \"1 h\" }",
            2,
            "sources.yahoo.quotes.closed", "expected a time"),
        Wrong("[sources.fred]\nyields = { 11Y = \"A\" }", 2, "sources.fred.yields.11Y", "no tenor '11Y'"),
        Wrong(
            "[sources.yahoo]\naddresses = [\n# one\n\"https://a.example\", \"ftp://b\"]\nstream = true", 2,
            "sources.yahoo.addresses.2", "expected an address"),
        Wrong("[sources.yahoo]\naddresses = []", 2, "sources.yahoo.addresses", "expected a list of addresses"),
        Wrong("[sources.fred]\naddress = \"https://me:secret@a\"", 2, "sources.fred.address", "a password in it"),
        Wrong("[sources.fred]\naddress = \"https://\"", 2, "sources.fred.address", "expected an address"),
        Wrong("[sources.fred]\naddress = \"https://a b\"", 2, "sources.fred.address", "expected an address"),
        Wrong("[sources.edgar]\ncontact = \"https://a.org/me\"", 2, "sources.edgar.contact", "an address of mail"),
        Wrong("[sources.edgar]\ncontact = \"me@localhost\"", 2, "sources.edgar.contact", "an address of mail"),
        Wrong("[sources.alpaca]\nfeed = \"opra\"", 2, "sources.alpaca.feed", "expected \"iex\", \"sip\" or \"test\""),
        Wrong("[store]\nkeep-quotes = \"1 s\"", 2, "store.keep-quotes", "not within 1 d"),
        Wrong("[keys]\ndown = [\"jj\"]", 2, "keys.down.1", "expected a key"),
        Wrong("[keys]\ndwon = [\"j\"]", 2, "keys.dwon", "no such command; did you mean 'down'?"),
        Wrong("[keys]\nsort = [\"j\"]", 2, "keys.sort", "j is the key of down already"),
        Wrong("[keys]\npin = [\"x\"]\nsort = [\"x\"]", 3, "keys.sort", "x is the key of pin already"),
        Wrong("[keys]\nquit = []", 2, "keys.quit", "no way out"),
        Wrong("[keys]\ncopy = [\"Ctrl-M\"]", 2, "keys.copy.1", "a terminal cannot tell Ctrl-M"),
        Wrong("alert = 3", 1, "alert", "expected tables [[alert]]"),
        Wrong("[sources.fred]\naddress = \"http://a:65536\"", 2, "sources.fred.address", "1 to 65535, not “65536”"),
        Wrong("[sources.fred]\naddress = \"http://a:0\"", 2, "sources.fred.address", "1 to 65535, not “0”"),
        Wrong("[sources.fred]\naddress = \"http://[::1]:-1/x\"", 2, "sources.fred.address", "1 to 65535, not “-1”"),
        Wrong("[sources.fred]\naddress = \"http://[fe80::1%eth0]\"", 2, "sources.fred.address", "expected an address"),
        Wrong("[sources.fred]\naddress = \"http://a_(b)\"", 2, "sources.fred.address", "expected an address"),
        Wrong(
            "[sources.yahoo]\nstream-address = \"wss://a:70000/x\"", 2, "sources.yahoo.stream-address",
            "1 to 65535, not “70000”"),
        Wrong("theme = \"dark\"\nbell =\n", 2, "bell", "expected a value, found the end of the line"),
        Wrong("theme = \"dark\"\ntheme = \"blue\"\n", 2, nil, "theme"),
    ]

    @Test("says file, line and key of what is wrong", arguments: single)
    func told(wrong: Wrong) throws {
        let errors = Configuration.reading(wrong.text, file: "/a/config.toml").errors
        let error = try #require(errors.first)
        #expect(errors.count == 1)
        #expect(error.line == wrong.line)
        #expect(error.key == wrong.key)
        #expect(error.message.contains(wrong.words), "\(error.message)")
        let column = error.column.map { ":\($0)" } ?? ""
        #expect(error.description.hasPrefix("/a/config.toml:\(wrong.line)\(column): "))
        #expect(error.short.hasPrefix("config.toml:\(wrong.line)\(column): "))
        #expect(!error.description.contains("\u{1b}"))
    }

    @Test("keeps what is right, and what is wrong as it is by default")
    func partly() {
        let (read, errors) = Configuration.reading("theme = \"light\"\nbell = 3\n[keys]\nsort = [\"j\"]", file: "c")
        #expect(errors.map(\.line) == [2, 4])
        #expect(read.theme == .light && read.bell == .audible && read.keys.isEmpty)
    }

    @Test("keys may change places")
    func swapped() {
        let (read, errors) = Configuration.reading("[keys]\ndown = [\"k\"]\nup = [\"j\"]", file: "c")
        #expect(errors.isEmpty)
        #expect(read[keysOf: .down] == [.character("k")])
    }

    @Test("is told whole for a reader and in short for the last row")
    func words() {
        let errors = ConfigurationErrors(errors: Configuration.reading("a = 1\nb = 2\nc = 3", file: "/x/c.toml").errors)
        #expect(errors.description.split(separator: "\n").count == 3)
        #expect(errors.short == "c.toml:1: a: no such key (and 2 more)")
    }

    @Test("a row that is too short for it says how many there are, and what tells all")
    func notices() throws {
        let path = try #require(ConfigurationFile.standardPath)
        let text = "theme = \"drak\"\nbell = \"loud\"\n[sources.yahoo]\nquotes = \"1 s\""
        let errors = ConfigurationErrors(errors: Configuration.reading(text, file: path).errors)
        func told(_ errors: ConfigurationErrors, _ width: Int) -> String? {
            var state = Bundled.state(Size(width, 24))
            let words = errors.notices()
            _ = state.update(.notice(words[0], shorter: Array(words.dropFirst())))
            return state.notice
        }
        #expect(told(errors, 80) == "3 errors in config.toml: ballast config --check tells all")
        #expect(told(errors, 60) == "3 errors in config.toml: ballast config --check tells all")
        #expect(told(errors, 160) == errors.short + "; ballast config --check tells all")
        let one = ConfigurationErrors(errors: Array(errors.errors.prefix(1)))
        #expect(told(one, 120) == one.short)
        #expect(told(one, 80) == "config.toml:1: theme is wrong: ballast config --check says why")
        #expect(told(one, 60) == "1 error: ballast config --check")
    }

    @Test("a file that was named is named to the command that tells all")
    func noticesOfNamed() {
        let errors = ConfigurationErrors(errors: Configuration.reading("a = 1\nb = 2", file: "/x/c.toml").errors)
        #expect(
            errors.notices(lead: "so: ") == [
                "so: c.toml:1: a: no such key (and 1 more); ballast config --check /x/c.toml tells all",
                "so: 2 errors in c.toml: ballast config --check /x/c.toml tells all",
                "so: 2 errors: ballast config --check /x/c.toml", "2 errors: ballast config --check /x/c.toml",
            ])
    }

    @Test(
        "no text brings the reader down",
        arguments: ["[", "[a", "a", "a.", "\"", "a = \"\"\"", "[[alert]]\nx", "a = [\n", "= 3", "\u{0}"])
    func malformed(text: String) {
        #expect(!Configuration.reading(text, file: "c").errors.isEmpty)
    }

    @Test("cut off anywhere, the default still reads or says where it is wrong")
    func truncated() {
        let text = ConfigurationText.standard.replacing("# ", with: "").replacing("##", with: "#")
        for end in stride(from: 0, to: text.count, by: 37) {
            for error in Configuration.reading(String(text.prefix(end)), file: "c").errors {
                #expect(error.line != nil)
            }
        }
    }
}

import Dashboard
import Model
import Screen
import Testing

@testable import ballast

@Suite("An invalid configuration") struct InvalidConfigurationTests {
    /// An invalid text, and its error.
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let line: Int
        let key: String?
        let message: String

        init(_ text: String, _ line: Int, _ key: String?, _ message: String) {
            self.text = text
            self.line = line
            self.key = key
            self.message = message
        }

        var testDescription: String { text }
    }

    private static let single: [Case] = [
        Case(
            "\ntheme = \"drak\"", 2, "theme",
            "expected the name of a theme, found “drak”; did you mean 'dark'?"),
        Case("theme = 3", 1, "theme", "found 3"),
        Case("ascii = \"yes\"", 1, "ascii", "expected true or false"),
        Case("bel = \"off\"", 1, "bel", "no such key; did you mean 'bell'?"),
        Case("data = \"a\\u001b[2Jb\"", 1, "data", "expected a path"),
        Case("watch-list = \"biotec\"", 1, "watch-list", "no watch list 'biotec'; did you mean 'biotech'?"),
        Case("[watch-lists]\na = [\"IWM\",\n  \"foo bar\",\n]", 2, "watch-lists.a.2", "expected a symbol"),
        Case("[watch-lists]\na = 5", 2, "watch-lists.a", "expected a list of symbols"),
        Case("watch-lists = 3", 1, "watch-lists", "names with lists of symbols"),
        Case("[sources]\nyahoo = 3", 2, "sources.yahoo", "expected a table [sources.yahoo], found 3"),
        Case("[sources.yaho]\non = true", 1, "sources.yaho", "did you mean 'yahoo'?"),
        Case("[sources.yahoo]\nqoutes = \"20 s\"", 2, "sources.yahoo.qoutes", "did you mean 'quotes'?"),
        Case("[sources.yahoo]\nquotes = \"fast\"", 2, "sources.yahoo.quotes", "expected a time such as"),
        Case("[sources.yahoo]\nquotes = 20", 2, "sources.yahoo.quotes", "expected a time such as"),
        Case("sources.yahoo.quotes = \"0 s\"", 1, "sources.yahoo.quotes", "0 s is not between 10 s and 30 d"),
        Case("[sources.yahoo]\nquotes = \"99999999999999999999 d\"", 2, "sources.yahoo.quotes", "expected a time"),
        Case("[sources.treasury]\ninterval = \"1 s\"", 2, "sources.treasury.interval", "not between 10 min and 30 d"),
        Case("[sources.fred]\ninterval = \"1 s\"", 2, "sources.fred.interval", "not between 1 h and 30 d"),
        Case("[sources.ishares]\ninterval = \"1 s\"", 2, "sources.ishares.interval", "not between 1 h and 30 d"),
        Case("[sources.edgar]\nfilings = \"1 s\"", 2, "sources.edgar.filings", "not between 1 min and 30 d"),
        Case("[sources.wires]\ninterval = \"1 s\"", 2, "sources.wires.interval", "not between 5 min and 30 d"),
        Case("[sources.yahoo]\nquotes = { open = \"20 s\" }", 2, "sources.yahoo.quotes", "'pre-market' is missing"),
        Case(
            "[sources.yahoo]\nquotes = { open = \"20 s\", pre-market = \"20 s\", closed = \"x\", holiday = \"1 h\" }",
            2,
            "sources.yahoo.quotes.closed", "expected a time"),
        Case("[sources.fred]\nyields = { 11Y = \"A\" }", 2, "sources.fred.yields.11Y", "no tenor '11Y'"),
        Case(
            "[sources.yahoo]\naddresses = [\n# one\n\"https://a.example\", \"ftp://b\"]\nstream = true", 2,
            "sources.yahoo.addresses.2", "expected an address"),
        Case("[sources.yahoo]\naddresses = []", 2, "sources.yahoo.addresses", "expected a list of addresses"),
        Case("[sources.fred]\naddress = \"https://me:secret@a\"", 2, "sources.fred.address", "contain a password"),
        Case("[sources.fred]\naddress = \"https://\"", 2, "sources.fred.address", "expected an address"),
        Case("[sources.fred]\naddress = \"https://a b\"", 2, "sources.fred.address", "expected an address"),
        Case("[sources.edgar]\ncontact = \"https://a.org/me\"", 2, "sources.edgar.contact", "an e-mail address"),
        Case("[sources.edgar]\ncontact = \"me@localhost\"", 2, "sources.edgar.contact", "an e-mail address"),
        Case("[sources.alpaca]\nfeed = \"opra\"", 2, "sources.alpaca.feed", "expected \"iex\", \"sip\" or \"test\""),
        Case("[store]\nkeep-quotes = \"1 s\"", 2, "store.keep-quotes", "not between 1 d"),
        Case("[keys]\ndown = [\"jj\"]", 2, "keys.down.1", "expected a key"),
        Case("[keys]\ndwon = [\"j\"]", 2, "keys.dwon", "no such command; did you mean 'down'?"),
        Case("[keys]\nsort = [\"j\"]", 2, "keys.sort", "j is already the key of down"),
        Case("[keys]\npin = [\"X\"]\nsort = [\"X\"]", 3, "keys.sort", "X is already the key of pin"),
        Case("[keys]\nquit = []", 2, "keys.quit", "no way to quit"),
        Case("[keys]\ncopy = [\"Ctrl-M\"]", 2, "keys.copy.1", "a terminal cannot tell Ctrl-M"),
        Case("alert = 3", 1, "alert", "expected tables [[alert]]"),
        Case("[sources.fred]\naddress = \"http://a:65536\"", 2, "sources.fred.address", "1 to 65535, not “65536”"),
        Case("[sources.fred]\naddress = \"http://a:0\"", 2, "sources.fred.address", "1 to 65535, not “0”"),
        Case("[sources.fred]\naddress = \"http://[::1]:-1/x\"", 2, "sources.fred.address", "1 to 65535, not “-1”"),
        Case("[sources.fred]\naddress = \"http://[fe80::1%eth0]\"", 2, "sources.fred.address", "expected an address"),
        Case("[sources.fred]\naddress = \"http://a_(b)\"", 2, "sources.fred.address", "expected an address"),
        Case(
            "[sources.yahoo]\nstream-address = \"wss://a:70000/x\"", 2, "sources.yahoo.stream-address",
            "1 to 65535, not “70000”"),
        Case("theme = \"dark\"\nbell =\n", 2, "bell", "expected a value, found the end of the line"),
        Case("theme = \"dark\"\ntheme = \"blue\"\n", 2, nil, "theme"),
    ]

    @Test("an error is reported with file, line and key", arguments: single)
    func reported(invalid: Case) throws {
        let errors = Configuration.parsing(invalid.text, file: "/a/config.toml").errors
        let error = try #require(errors.first)
        #expect(errors.count == 1)
        #expect(error.line == invalid.line)
        #expect(error.key == invalid.key)
        #expect(error.message.contains(invalid.message), "\(error.message)")
        let column = error.column.map { ":\($0)" } ?? ""
        #expect(error.description.hasPrefix("/a/config.toml:\(invalid.line)\(column): "))
        #expect(error.short.hasPrefix("config.toml:\(invalid.line)\(column): "))
        #expect(!error.description.contains("\u{1b}"))
    }

    @Test("valid keys take effect, and invalid ones keep their defaults")
    func partly() {
        let (read, errors) = Configuration.parsing("theme = \"light\"\nbell = 3\n[keys]\nsort = [\"j\"]", file: "c")
        #expect(errors.map(\.line) == [2, 4])
        #expect(read.theme == .fixed(.light) && read.bell == .audible && read.keys.isEmpty)
    }

    @Test("keys may be swapped")
    func swapped() {
        let (read, errors) = Configuration.parsing("[keys]\ndown = [\"k\"]\nup = [\"j\"]", file: "c")
        #expect(errors.isEmpty)
        #expect(read[keysOf: .down] == [.character("k")])
    }

    @Test("the full description lists every error, the short one fits the last row")
    func descriptions() {
        let errors = ConfigurationErrors(errors: Configuration.parsing("a = 1\nb = 2\nc = 3", file: "/x/c.toml").errors)
        #expect(errors.description.split(separator: "\n").count == 3)
        #expect(errors.short == "c.toml:1: a: no such key (and 2 more)")
    }

    @Test("a row that is too short shows the number of errors and the command that lists them")
    func notices() throws {
        let path = try #require(ConfigurationFile.standardPath)
        let text = "theme = \"drak\"\nbell = \"loud\"\n[sources.yahoo]\nquotes = \"1 s\""
        let errors = ConfigurationErrors(errors: Configuration.parsing(text, file: path).errors)
        func notice(_ errors: ConfigurationErrors, _ width: Int) -> String? {
            var state = Bundled.state(Size(width, 24))
            let messages = errors.notices()
            _ = state.update(.notice(messages[0], shorter: Array(messages.dropFirst())))
            return state.notice
        }
        #expect(notice(errors, 80) == "3 errors in config.toml: ballast config --check lists all")
        #expect(notice(errors, 60) == "3 errors in config.toml: ballast config --check lists all")
        #expect(notice(errors, 160) == errors.short + "; ballast config --check lists all")
        let one = ConfigurationErrors(errors: Array(errors.errors.prefix(1)))
        #expect(notice(one, 120) == one.short)
        #expect(notice(one, 80) == "config.toml:1: theme is invalid: ballast config --check explains")
        #expect(notice(one, 60) == "1 error: ballast config --check")
    }

    @Test("the suggested command includes the path of a file that was named explicitly")
    func noticesOfNamed() {
        let errors = ConfigurationErrors(errors: Configuration.parsing("a = 1\nb = 2", file: "/x/c.toml").errors)
        #expect(
            errors.notices(leads: ["so: "]) == [
                "so: c.toml:1: a: no such key (and 1 more); ballast config --check /x/c.toml lists all",
                "so: 2 errors in c.toml: ballast config --check /x/c.toml lists all",
                "so: 2 errors: ballast config --check /x/c.toml", "2 errors: ballast config --check /x/c.toml",
            ])
    }

    @Test(
        "no text crashes the reader",
        arguments: ["[", "[a", "a", "a.", "\"", "a = \"\"\"", "[[alert]]\nx", "a = [\n", "= 3", "\u{0}"])
    func malformed(text: String) {
        #expect(!Configuration.parsing(text, file: "c").errors.isEmpty)
    }

    @Test("the default truncated anywhere is still read, or its errors have a line")
    func truncated() {
        let text = ConfigurationText.standard.replacing("# ", with: "").replacing("##", with: "#")
        for end in stride(from: 0, to: text.count, by: 37) {
            for error in Configuration.parsing(String(text.prefix(end)), file: "c").errors {
                #expect(error.line != nil)
            }
        }
    }
}

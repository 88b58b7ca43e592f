import Dashboard
import Formats
import Model
import Screen
import TestSupport
import Testing

@testable import ballast

@Suite("Edits of the configuration's text") struct TOMLEditTests {
    /// A text before, an edit, and the text after.
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let before: String
        let edit: ConfigurationEdit
        let after: String
        var testDescription: String { name }

        init(_ name: String, _ before: String, _ edit: ConfigurationEdit, _ after: String) {
            self.name = name
            self.before = before
            self.edit = edit
            self.after = after
        }
    }

    private static let add = ConfigurationEdit.add(["NVDA"], to: "mine")
    private static let remove = ConfigurationEdit.remove(["IBB"], from: "mine")
    private static let first = ConfigurationEdit.move("IBB", to: 1, in: "mine")

    static let adding = [
        Case("no text", "", add, "[watch-lists]\nmine = [\"NVDA\"]\n"),
        Case("a comment only", "# mine", add, "# mine\n\n[watch-lists]\nmine = [\"NVDA\"]"),
        Case("no such section", "theme = \"dark\"\n", add, "theme = \"dark\"\n\n[watch-lists]\nmine = [\"NVDA\"]\n"),
        Case(
            "an empty section before another", "[watch-lists]\n# small = [\"IWM\"]\n\n[groups]\n", add,
            "[watch-lists]\nmine = [\"NVDA\"]\n# small = [\"IWM\"]\n\n[groups]\n"),
        Case(
            "after the last list", "[watch-lists]\n  a = [\"IWM\"] # one\n\n[store]\n", add,
            "[watch-lists]\n  a = [\"IWM\"] # one\n  mine = [\"NVDA\"]\n\n[store]\n"),
        Case("one line", "[watch-lists]\nmine = [\"XBI\"]\n", add, "[watch-lists]\nmine = [\"XBI\", \"NVDA\"]\n"),
        Case("an empty list", "[watch-lists]\nmine = [ ]\n", add, "[watch-lists]\nmine = [\"NVDA\" ]\n"),
        Case(
            "a trailing comma, other quotes, and a comment", "[watch-lists]\nmine = ['XBI', ] # own\n", add,
            "[watch-lists]\nmine = ['XBI', 'NVDA', ] # own\n"),
        Case(
            "several lines with comments", "[watch-lists]\nmine = [ # own\n\t\"XBI\", # all\n\t\"IBB\", # big\n]\n",
            add,
            "[watch-lists]\nmine = [ # own\n\t\"XBI\", # all\n\t\"IBB\", # big\n\t\"NVDA\",\n]\n"),
        Case(
            "several lines without a last comma", "[watch-lists]\nmine = [\n  \"XBI\" # all, of it\n]\n", add,
            "[watch-lists]\nmine = [\n  \"XBI\", # all, of it\n  \"NVDA\"\n]\n"),
        Case(
            "several a line", "[watch-lists]\nmine = [\n  \"XBI\", \"IBB\",\n  \"IWM\", \"IJR\" ]\n", add,
            "[watch-lists]\nmine = [\n  \"XBI\", \"IBB\",\n  \"IWM\", \"IJR\", \"NVDA\" ]\n"),
        Case(
            "commas in front", "[watch-lists]\nmine = [\n  \"XBI\"\n  , \"IBB\"\n]\n", add,
            "[watch-lists]\nmine = [\n  \"XBI\"\n  , \"IBB\", \"NVDA\"\n]\n"),
        Case(
            "a list with only a comment", "[watch-lists]\nmine = [\n    # none yet\n]\n", add,
            "[watch-lists]\nmine = [\n    # none yet\n    \"NVDA\",\n]\n"),
        Case(
            "CR LF", "# a\r\n[watch-lists]\r\nmine = [\r\n  \"XBI\"\r\n]\r\n", add,
            "# a\r\n[watch-lists]\r\nmine = [\r\n  \"XBI\",\r\n  \"NVDA\"\r\n]\r\n"),
        Case(
            "CR LF, a new section", "bell = \"off\"\r\n", add,
            "bell = \"off\"\r\n\r\n[watch-lists]\r\nmine = [\"NVDA\"]\r\n"),
        Case(
            "a byte-order mark", "\u{FEFF}watch-lists.mine = [\"XBI\"]", add,
            "\u{FEFF}watch-lists.mine = [\"XBI\", \"NVDA\"]"),
        Case("only a byte-order mark", "\u{FEFF}", add, "\u{FEFF}[watch-lists]\nmine = [\"NVDA\"]\n"),
        Case(
            "dotted keys", "watch-lists.a = [\"IWM\"]\nbell = \"off\"\n", add,
            "watch-lists.a = [\"IWM\"]\nwatch-lists.mine = [\"NVDA\"]\nbell = \"off\"\n"),
        Case(
            "a table within braces", "watch-lists = { a = [\"IWM\"] }\n", add,
            "watch-lists = { a = [\"IWM\"], mine = [\"NVDA\"] }\n"),
        Case("empty braces", "watch-lists = {}\n", add, "watch-lists = { mine = [\"NVDA\"] }\n"),
        Case(
            "a list within braces", "watch-lists = {mine=[\"IWM\"],b=[]}", add,
            "watch-lists = {mine=[\"IWM\", \"NVDA\"],b=[]}"),
        Case(
            "quoted names with blanks", "[ \"watch-lists\" ]\n'mine' = [ \"XBI\" ]\n", add,
            "[ \"watch-lists\" ]\n'mine' = [ \"XBI\", \"NVDA\" ]\n"),
        Case(
            "a name with a dot, brackets and escapes", "[watch-lists]\n\"my.[l\\u0069st]\" = [\"XBI\"]\n",
            .add(["NVDA"], to: "my.[list]"), "[watch-lists]\n\"my.[l\\u0069st]\" = [\"XBI\", \"NVDA\"]\n"),
        Case(
            "a new name that needs quotes", "[watch-lists]\na = []\n", .add(["NVDA"], to: "my list"),
            "[watch-lists]\na = []\n\"my list\" = [\"NVDA\"]\n"),
        Case(
            "the section after an alert",
            "[[alert]]\nid = \"a\"\nwords = \"w\"\nwhen = \"x\"\n[watch-lists]\nmine = []\n", add,
            "[[alert]]\nid = \"a\"\nwords = \"w\"\nwhen = \"x\"\n[watch-lists]\nmine = [\"NVDA\"]\n"),
        Case(
            "a shipped list", "", .add(["NVDA"], to: "biotech"),
            "[watch-lists]\nbiotech = [\"XBI\", \"IBB\", \"NVDA\"]\n"),
        Case(
            "text that looks like the list", "[watch-lists]\n# mine = [\"A\"]\na = ['''A''', \"B\"] # mine = [\n", add,
            "[watch-lists]\n# mine = [\"A\"]\na = ['''A''', \"B\"] # mine = [\nmine = [\"NVDA\"]\n"),
        Case(
            "a group", "[groups]\nmine = [\"XBI\"]\n", .add(["NVDA"], to: "mine", .groups),
            "[groups]\nmine = [\"XBI\", \"NVDA\"]\n"),
    ]

    static let removing = [
        Case("the only one", "[watch-lists]\nmine = [\"IBB\"]\n", remove, "[watch-lists]\nmine = []\n"),
        Case("the first", "[watch-lists]\nmine = [\"IBB\", \"XBI\"]\n", remove, "[watch-lists]\nmine = [\"XBI\"]\n"),
        Case("the last", "[watch-lists]\nmine = [\"XBI\" , \"IBB\"]\n", remove, "[watch-lists]\nmine = [\"XBI\"]\n"),
        Case(
            "before a last comma", "[watch-lists]\nmine = [\"XBI\", \"IBB\",]\n", remove,
            "[watch-lists]\nmine = [\"XBI\",]\n"),
        Case(
            "twice, in any case", "[watch-lists]\nmine = [\"ibb\", \"XBI\", 'IBB']\n", remove,
            "[watch-lists]\nmine = [\"XBI\"]\n"),
        Case(
            "a line of its own",
            "[watch-lists]\nmine = [\n\t\"XBI\", # all\n\t# the large ones\n\t\"IBB\", # big\n\t\"IWM\" # x\n]\n",
            remove, "[watch-lists]\nmine = [\n\t\"XBI\", # all\n\t# the large ones\n\t\"IWM\" # x\n]\n"),
        Case(
            "the last line", "[watch-lists]\r\nmine = [\r\n  \"XBI\",\r\n  \"IBB\"\r\n]", remove,
            "[watch-lists]\r\nmine = [\r\n  \"XBI\",\r\n]"),
        Case(
            "the end of a line of several", "[watch-lists]\nmine = [\n  \"XBI\", \"IBB\", # both\n  \"IWM\" ]\n",
            remove,
            "[watch-lists]\nmine = [\n  \"XBI\", # both\n  \"IWM\" ]\n"),
        Case(
            "beside a bracket", "[watch-lists]\nmine = [\"XBI\",\n  \"IBB\"]\n", remove,
            "[watch-lists]\nmine = [\"XBI\",\n  ]\n"),
        Case(
            "a list", "[watch-lists]\n# kept\nmine = [\"IBB\"] # own\nb = []\n", .delete("mine"),
            "[watch-lists]\n# kept\nb = []\n"),
        Case(
            "a list of several lines", "[watch-lists]\nmine = [\n \"IBB\",\n]\n[store]", .delete("mine"),
            "[watch-lists]\n[store]"),
        Case(
            "a list in braces", "watch-lists = { a = [], mine = [\"IBB\"] }\n", .delete("mine"),
            "watch-lists = { a = [] }\n"),
        Case(
            "the first list in braces", "watch-lists = { mine = [], a = [] }\n", .delete("mine"),
            "watch-lists = { a = [] }\n"),
        Case("a dotted list", "watch-lists.mine = []\nbell = \"off\"", .delete("mine"), "bell = \"off\""),
    ]

    static let moving = [
        Case(
            "in one line", "[watch-lists]\nmine = [\"XBI\",  'IBB', \"IWM\"] # own\n", first,
            "[watch-lists]\nmine = ['IBB',  \"XBI\", \"IWM\"] # own\n"),
        Case(
            "with the comments behind",
            "[watch-lists]\nmine = [\n  # top\n  \"XBI\", # all\n  \"IWM\",\n  \"IBB\" # big\n]\n", first,
            "[watch-lists]\nmine = [\n  # top\n  \"IBB\", # big\n  \"XBI\", # all\n  \"IWM\"\n]\n"),
        Case(
            "down", "[watch-lists]\nmine = [\"IBB\", \"XBI\", \"IWM\"]\n", .move("IBB", to: 9, in: "mine"),
            "[watch-lists]\nmine = [\"XBI\", \"IWM\", \"IBB\"]\n"),
        Case(
            "in a new shipped list", "", .move("IBB", to: 1, in: "biotech"),
            "[watch-lists]\nbiotech = [\"IBB\", \"XBI\"]\n"),
        Case("a new list", "", .create("tech", []), "[watch-lists]\ntech = []\n"),
    ]

    private static let alert = AlertDraft(id: "a", text: "A \"b\"", when: "last(IWM) > 1")
    static let alerts = [
        Case(
            "an alert", "", .addAlert(alert),
            "[[alert]]\nid = \"a\"\nwords = \"A \\\"b\\\"\"\nwhen = \"last(IWM) > 1\"\n"),
        Case(
            "an alert without a final line end", "# x\r\nbell = \"off\"", .addAlert(alert),
            "# x\r\nbell = \"off\"\r\n\r\n[[alert]]\r\nid = \"a\"\r\nwords = \"A \\\"b\\\"\"\r\nwhen = \"last(IWM) > 1\""
        ),
        Case(
            "one alert of two",
            "[[alert]]\nid = \"a\"\nwords = \"w\" # c\nwhen = \"x\"\n\n# the other\n[[alert]]\nid = \"b\"\nwords = \"w\"\nwhen = \"y\"\n",
            .removeAlert("a"), "\n# the other\n[[alert]]\nid = \"b\"\nwords = \"w\"\nwhen = \"y\"\n"),
        Case(
            "the last alert", "bell = \"off\"\n\n[[alert]]\nid = \"a\"\nwords = \"w\"\nwhen = \"x\"\n",
            .removeAlert("a"),
            "bell = \"off\"\n"),
        Case(
            "the condition of an alert", "[[ alert ]]\nwhen = 'x' # why\nid = \"a\"\nhold = \"5 min\"\nwords = \"w\"\n",
            .changeAlert("a", text: "w", when: "last(IWM) > 2"),
            "[[ alert ]]\nwhen = 'last(IWM) > 2' # why\nid = \"a\"\nhold = \"5 min\"\nwords = \"w\"\n"),
    ]

    static let settings = [
        Case("a setting", "", .set(.mouse(false)), "mouse = false\n"),
        Case(
            "a setting before tables", "# mine\r\n[store]\r\nkeep-quotes = \"forever\"\r\n", .set(.bell(.off)),
            "bell = \"off\"\r\n\r\n# mine\r\n[store]\r\nkeep-quotes = \"forever\"\r\n"),
        Case(
            "a setting beside others", "data = \"/x\"\n[keys]\n", .set(.motion(.reduced)),
            "data = \"/x\"\nmotion = \"reduced\"\n[keys]\n"),
        Case(
            "a setting that is there", "'mouse'  =  true # yes\n", .set(.mouse(false)), "'mouse'  =  false # yes\n"),
    ]

    @Test("only the entry changes; every other byte stays", arguments: adding + removing + moving + alerts + settings)
    func smallest(example: Case) throws {
        let edited = try EditedConfiguration(example.edit, of: example.before, file: "config.toml")
        #expect(Array(edited.text.utf8) == Array(example.after.utf8), "\(edited.text)")
    }

    @Test("the reverse edit restores what the file meant", arguments: adding + removing + moving + alerts + settings)
    func reversed(example: Case) throws {
        let edited = try EditedConfiguration(example.edit, of: example.before, file: "config.toml")
        let back = try EditedConfiguration(edited.inverse, of: edited.text, file: "config.toml")
        let (wanted, _) = Configuration.parsing(example.before, file: "config.toml")
        #expect(
            Set(back.configuration.lists) == Set(wanted.lists) && Set(back.configuration.groups) == Set(wanted.groups))
        #expect(back.configuration.mouse == wanted.mouse && back.configuration.bell == wanted.bell)
        #expect(
            try Set(AlertTables(TOMLItem(parsing: back.text)).drafts)
                == Set(AlertTables(TOMLItem(parsing: example.before)).drafts))
    }

    @Test("an edit of the default configuration leaves each of its lines")
    func explained() throws {
        let before = ConfigurationText.standard
        let edits: [ConfigurationEdit] = [
            TOMLEditTests.add, .create("tech", ["NVDA"], .groups), .addAlert(TOMLEditTests.alert),
        ]
        for edit in edits {
            let edited = try EditedConfiguration(edit, of: before, file: "config.toml")
            let lines = edited.text.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(before.split(separator: "\n", omittingEmptySubsequences: false).allSatisfy(lines.contains))
        }
    }

    @Test(
        "a file that is wrong already is refused with line and key",
        arguments: [
            ("[watch-lists]\nmine = [\"XBI\"\n", "config.toml:3:"),
            ("bell = \"off\"\nthemee = \"dark\"\n", "config.toml:2: themee: no such key"),
            ("watch-list = \"none\"\n", "config.toml:1: watch-list: no watch list"),
        ])
    func wrongFile(text: String, message: String) {
        #expect {
            try EditedConfiguration(TOMLEditTests.add, of: text, file: "config.toml")
        } throws: { error in
            (error as? ConfigurationEditError)?.description.contains(message) ?? false
        }
    }

    @Test(
        "an edit that makes no sense is refused with the reason",
        arguments: [
            (ConfigurationEdit.add(["IWM"], to: "mine"), "IWM is on mine already"),
            (.remove(["NVDA"], from: "mine"), "NVDA is not on mine"), (.delete("none"), "there is no list none"),
            (.create("mine", []), "there is a list mine already"), (.create("all", []), "cannot be called all"),
            (.delete("small"), "small comes with the program"), (.move("IWM", to: 1, in: "mine"), "in that row"),
            (.add(["not a symbol"], to: "mine"), "is not a symbol"), (.removeAlert("x"), "in the thesis"),
        ])
    func refused(edit: ConfigurationEdit, message: String) {
        #expect {
            try EditedConfiguration(edit, of: "[watch-lists]\nmine = [\"IWM\"]\n", file: "config.toml")
        } throws: { error in
            (error as? ConfigurationEditError)?.short.contains(message) ?? false
        }
    }

    @Test(
        "an alert is removed or changed only if no other has its identifier: the reverse would be refused",
        arguments: [ConfigurationEdit.removeAlert("a"), .changeAlert("a", text: "w", when: "y")])
    func identifiers(edit: ConfigurationEdit) throws {
        func file(_ ids: String...) -> String {
            ids.map { "[[alert]]\nid = \"\($0)\"\nwords = \"w\"\nwhen = \"x\"\n" }.joined(separator: "\n")
        }
        for text in [file("a", "b"), file("b", "A", "a")] {
            let edited = try EditedConfiguration(edit, of: text, file: "config.toml")
            let back = try EditedConfiguration(edited.inverse, of: edited.text, file: "config.toml")
            #expect(
                try Set(AlertTables(TOMLItem(parsing: back.text)).drafts)
                    == Set(AlertTables(TOMLItem(parsing: text)).drafts))
        }
        #expect {
            try EditedConfiguration(edit, of: file("a", "b", "a"), file: "config.toml")
        } throws: { error in
            (error as? ConfigurationEditError)?.short == "there are 2 alerts a: rename them in the file"
        }
    }

    @Test("a way of writing alerts that cannot be extended is refused, not damaged")
    func inlineAlerts() {
        let text = "alert = [{ id = \"a\", words = \"w\", when = \"x\" }]\n"
        #expect(throws: ConfigurationEditError.self) {
            try EditedConfiguration(.addAlert(AlertDraft(id: "b", text: "w", when: "x")), of: text, file: "config.toml")
        }
    }
}

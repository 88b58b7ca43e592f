import Dashboard
import Foundation
import Formats
import Model
import Screen
import TestSupport
import Thesis
import ThesisSupport

@testable import ballast

extension FuzzedParser {
    /// TOML: its grammar, edits of it, and the files written in it.
    static let configurations: [FuzzedParser] = [
        FuzzedParser("toml", tomlTokens, run: readTOML),
        FuzzedParser("toml-edit", tomlTokens + listTokens, run: edit),
        FuzzedParser("toml-configuration", tomlTokens + listTokens + settingTokens) { bytes in
            let text = try text(bytes)
            let lines = lineCount(text)
            let (_, errors) = Configuration.parsing(text, file: "/nonexistent/config.toml")
            for error in errors {
                try Soundness.checkMessage(error.description)
                try require((1...lines).contains(error.line ?? 1), "an error in line \(error.line ?? 0) of \(lines)")
            }
            if let error = errors.first { throw error }
        },
        FuzzedParser("toml-theme", tomlTokens + themeTokens) { bytes in
            let text = try text(bytes)
            do throws(ConfigurationErrors) {
                _ = try ThemeFile(name: "own", path: "own.toml").theme(text)
            } catch {
                try Soundness.checkMessage(error.description)
                throw error
            }
        },
        FuzzedParser("toml-thesis", tomlTokens + thesisTokens + expressionTokens, run: readThesis),
    ]

    private static let tomlTokens = [
        "[", "]", "[[", "]]", "{", "}", "=", ".", ",", "#", "\"", "'", "\"\"\"", "'''", "\\u202E", "\\U0001F600", "\\",
        "\\n",
        "1979-05-27T07:32:00Z", "07:32:00", "0x1F", "0b1", "1_000", "inf", "+nan", "1e5", "true", "\r\n", "\n", " ",
        "\t",
        "a.b", "\"a b\"", "a = 1\n", "[a]\n", "[[a]]\n", "{ a = 1 }", "[1, 2]",
    ]
    private static let listTokens = [
        "[watch-lists]\n", "mine = [\"IWM\"]\n", "watch-lists.mine = []", "watch-lists = { mine = [\"XBI\"] }",
        "[groups]\n",
        "[[alert]]\n", "id = \"a\"\n", "words = \"b\"\n", "when = \"last(IWM) > 1\"\n", "\"NVDA\"", "'NVDA'", "nvda",
        ", ",
        "# note\n",
    ]
    private static let settingTokens = [
        "theme = \"dark\"\n", "[store]\n", "quotes = \"7 days\"\n", "[keys]\n", "quit = \"Ctrl-Q\"\n",
        "[sources.yahoo]\n",
        "on = false\n", "quotes = \"5s\"\n", "address = \"http://x:1\"\n", "[layouts]\n", "notify = [\"a\"]\n",
        "bell = \"off\"\n",
        "contact = \"name@example.org\"\n",
    ]
    private static let themeTokens = [
        "extends = \"dark\"\n", "background = \"terminal\"\n", "gain = \"#8BD5CA\"\n", "accent = \"blue\"\n",
        "\"#FFF\"",
    ]
    private static let thesisTokens = [
        "[[condition]]\n", "[[claim]]\n", "[[alert]]\n", "[symbols]\n", "id = \"a\"\n", "words = \"b\"\n",
        "holds = \"relative(IWM, 1M, SPY) > 0\"\n", "stated = \"8.42%\"\n", "computes = \"return(QQQS, 1M)\"\n",
        "as_of = 2024-05-16\n", "source = \"test\"\n", "ratio = \"IWM/SPY\"\n", "hold = \"5 min\"\n",
        "tolerance = \"0.1%\"\n",
    ]

    /// The number of lines in the program's sense, one more for the end.
    private static func lineCount(_ text: String) -> Int { text.unicodeScalars.count { $0 == "\n" } + 2 }

    private static func readTOML(_ bytes: [UInt8]) throws {
        let text = try text(bytes), lines = lineCount(text)
        _ = TOMLLocations(text)
        do throws(TOMLSyntaxError) {
            _ = try TOMLItem(parsing: text)
        } catch {
            try Soundness.checkMessage(error.message)
            try require(
                (1...lines).contains(error.location.line), "an error in line \(error.location.line) of \(lines)")
            throw error
        }
        guard let edit = try? TOMLEdit(text) else { throw BrokenInvariant("what is parsed cannot be outlined") }
        try require(edit.text == text, "another text without an edit")
    }

    /// Makes every edit. It must leave every byte that it does not concern, and its reverse must restore the meaning.
    private static func edit(_ bytes: [UInt8]) throws {
        let text = try text(bytes), file = "/nonexistent/config.toml"
        var isEdited = false
        for edit in edits {
            let edited: EditedConfiguration
            do throws(ConfigurationEditError) { edited = try EditedConfiguration(edit, of: text, file: file) } catch {
                try Soundness.checkMessage(error.short)
                if case .invalid = error { throw error }
                continue
            }
            isEdited = true
            try checkBytes(text, edited.text, edit)
            let restored: EditedConfiguration
            do throws(ConfigurationEditError) {
                restored = try EditedConfiguration(edited.inverse, of: edited.text, file: file)
            } catch {
                throw BrokenInvariant("the reverse of \(edit.message) is refused: \(error.short)")
            }
            let path = edit.list.map { [$0.section.rawValue, $0.name] }
            let (before, after) = (try TOMLItem(parsing: text), try TOMLItem(parsing: restored.text))
            try require(
                path.map { before.value(at: $0)?.upperCased == after.value(at: $0)?.upperCased } ?? true,
                "the reverse of \(edit.message) has another meaning")
        }
        if !isEdited { throw EditRefusal("no edit is possible") }
    }

    private static let edits: [ConfigurationEdit] = [
        .add(["ZZZZ"], to: "mine"), .add(["ZZZZ", "YYYY"], to: "second"), .remove(["IWM"], from: "mine"),
        .move("IWM", to: 1, in: "mine"), .move("IWM", to: 3, in: "mine"), .create("third", ["ZZZZ"]),
        .create("third", [], .groups), .delete("mine"),
        .addAlert(AlertDraft(id: "zz", text: "words", when: "last(IWM) > 1")), .removeAlert("a"),
        .changeAlert("a", text: "other", when: "last(IWM) > 2"), .set(.mouse(false)), .set(.motion(.reduced)),
    ]

    /// An edit that adds only inserts, and one that removes only deletes.
    private static func checkBytes(_ before: String, _ after: String, _ edit: ConfigurationEdit) throws {
        switch edit {
        case .add, .create, .addAlert:
            try require(isSubsequence(before.utf8, of: after.utf8), "\(edit.message) changes other bytes")
        case .remove, .delete, .removeAlert:
            try require(isSubsequence(after.utf8, of: before.utf8), "\(edit.message) changes other bytes")
        default: break
        }
    }

    private static func isSubsequence(_ part: String.UTF8View, of whole: String.UTF8View) -> Bool {
        var rest = part[...]
        for byte in whole where byte == rest.first { rest = rest.dropFirst() }
        return rest.isEmpty
    }

    private static func readThesis(_ bytes: [UInt8]) throws {
        let path = NSTemporaryDirectory() + "ballast-fuzz-thesis-\(getpid())"
        try Data(bytes).write(to: URL(filePath: path))
        defer { unlink(path) }
        do {
            let draft = ThesisDraft(ThesisFile(named: path, data: ""))
            try Soundness.check(try draft.thesis(ThesisFixtures.vocabulary).evaluate(ThesisFixtures.market))
        } catch let failure as Failure {
            try Soundness.checkMessage(failure.message)
            throw failure
        }
    }
}

extension TOMLItem {
    /// The same without regard to the case of texts.
    fileprivate var upperCased: TOMLItem {
        switch self {
        case .text(let text): .text(text.uppercased())
        case .list(let items): .list(items.map(\.upperCased))
        default: self
        }
    }
}

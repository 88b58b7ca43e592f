import Dashboard
import Screen
import TestSupport
import Testing
import Thesis

@testable import ballast

@Suite("Themes of the user's own") struct ThemeFileTests {
    private func theme(_ text: String) throws(ConfigurationErrors) -> Theme {
        try ThemeFile(name: "mine", path: "/a/themes/mine.toml").theme(text)
    }

    @Test("a file sets the colours that it names, over those of the theme that it extends")
    func colours() throws {
        let mine = try theme("extends = \"light\"\nbackground = \"#FFFFFF\"\ngain = \"#0a0B0c\"")
        #expect(mine.name == "mine" && mine.palette.ground == Colour(0xFFFFFF) && mine.palette.paintsGround)
        #expect(mine.palette[.gain] == Colour(0x0A0B0C) && mine.palette[.text] == Theme.light.palette[.text])
    }

    @Test("an empty file is the dark theme, and the background can be left to the terminal")
    func terminal() throws {
        #expect(try theme("").palette[.loss] == Theme.dark.palette[.loss])
        let clear = try theme("background = \"terminal\"")
        #expect(!clear.palette.paintsGround)
        #expect(clear.palette.rendition(of: .plain, at: .trueColour).ground == nil)
        #expect(Theme.dark.palette.rendition(of: .plain, at: .trueColour).ground == .colour(Colour(0x11141A)))
    }

    @Test(
        "an error is told with file, line and key",
        arguments: [
            ("gain = \"green\"", 1, "gain: expected a colour such as \"#7FBF7B\", found “green”"),
            ("# x\ngian = \"#000000\"", 2, "gian: no such role; did you mean 'gain'?"),
            ("\n\nextends = \"drak\"", 3, "extends: expected one of \"dark\", "),
            ("background = \"#12345\"", 1, "background: expected \"terminal\" or a colour"),
            ("loss = 3", 1, "loss: expected a colour"), ("loss = \"#-12345\"", 1, "loss: expected a colour"),
            ("loss =", 1, "loss: expected a value"), ("[gain]\ndark = \"#000000\"", 1, "gain: expected a colour"),
        ])
    func wrong(text: String, line: Int, message: String) throws {
        let error = try #require(throws: ConfigurationErrors.self) { try theme(text) }
        #expect(error.description.hasPrefix("/a/themes/mine.toml:\(line):"), "\(error)")
        #expect(error.description.contains(message), "\(error)")
    }

    @Test("a configuration names a file next to it, and its errors are told as the configuration's own")
    func configuration() throws {
        let folder = try TemporaryFolder()
        try folder.write("gain = \"#010203\"", to: "themes/mine.toml")
        try folder.write("gain = 1", to: "themes/bad.toml")
        func read(_ name: String) -> (configuration: Configuration, errors: [ConfigurationError]) {
            Configuration.parsing("theme = \"\(name)\"", file: folder.path + "/config.toml")
        }
        #expect(read("mine").errors.isEmpty)
        #expect(read("mine").configuration.theme.theme.palette[.gain] == Colour(0x010203))
        #expect(
            read("mine").configuration.settings(.init(of: Bundled.market)).settings.themes.map(\.name).last == "mine")
        let bad = try #require(read("bad").errors.first)
        #expect(bad.description.hasPrefix(folder.path + "/themes/bad.toml:1: gain: expected a colour"))
        #expect(read("bad").configuration.theme == .automatic)
        #expect(read("../config").errors.count == 1)
        #expect(read("auto").configuration.theme == .automatic && read("auto").errors.isEmpty)
        #expect(ThemeFolder(besides: folder.path + "/config.toml").refusal(of: "mime")?.contains("'mine'") == true)
    }

    @Test("all files of the folder can be chosen, except those with errors or the name of a shipped theme")
    func folder() throws {
        let folder = try TemporaryFolder()
        for name in ["b", "a", "dark", "auto"] { try folder.write("", to: "themes/\(name).toml") }
        try folder.write("x = 1", to: "themes/c.toml")
        try folder.write("", to: "themes/notes.txt")
        let all = ThemeFolder(besides: folder.path + "/config.toml").all()
        #expect(all.themes.map(\.name) == ["a", "b"])
        #expect(all.faulty.map(\.name) == ["auto", "c", "dark"])
        #expect(all.faulty[1].message == "c.toml:1: x: no such role")
        #expect(ThemeFolder(besides: nil).all().themes.isEmpty)
    }
}

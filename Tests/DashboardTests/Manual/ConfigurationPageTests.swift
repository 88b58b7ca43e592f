import Dashboard
import Screen
import Testing

@testable import ballast

@Suite("The page of the configuration") struct ConfigurationPageTests {
    private let page: PageText

    init() throws { page = PageText(try ManualPage.configuration.text) }

    private func title(_ section: ConfigurationSection) -> String {
        section.name.isEmpty ? "Before the first section" : "[\(section.name)]"
    }

    @Test("it has every section, the alerts last, and no other")
    func sections() {
        let titles = ConfigurationSchema.sections.map(title) + ["[[alert]]"]
        #expect(titles.count > 10)
        #expect(page.parts(of: "KEYS") == titles)
    }

    @Test("it has every key with its default, and no other")
    func keys() {
        for section in ConfigurationSchema.sections {
            let lines = section.keys.filter { !$0.name.isEmpty }.map {
                $0.lines(Configuration()).joined(separator: " ")
            }
            #expect(page.terms(of: "KEYS", title(section)) == lines)
        }
        #expect(
            page.terms(of: "KEYS", "[[alert]]") == ConfigurationSchema.alertKeys.map { "\($0.name) = \($0.example)" })
    }

    @Test("every key says what it accepts")
    func forms() {
        for section in ConfigurationSchema.sections {
            for key in section.keys { #expect(!key.form.isEmpty, "\(section.path(key))") }
        }
        #expect(page.text.replacing("\n", with: " ").contains("It is true or false."))
    }

    @Test("the default configuration is in it, line by line")
    func example() {
        let lines = ConfigurationText.standard.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        #expect(page.examples(of: "EXAMPLE") == lines.dropLast())
    }

    @Test("the theme in it can be read")
    func theme() throws {
        let theme = try ThemeFile(name: "mine", path: "/themes/mine.toml").theme(ConfigurationPage.theme)
        #expect(theme.name == "mine" && !theme.palette.paintsGround)
        #expect(page.examples(of: "THEMES") == ConfigurationPage.theme.split(separator: "\n").map(String.init))
    }
}

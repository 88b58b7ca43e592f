import Screen

/// The page of the configuration, from its schema.
struct ConfigurationPage {
    private var roff = ManualPage.configuration.opening

    /// The page in roff.
    var text: String {
        var page = self
        page.addIntroduction()
        page.addSections()
        page.addAlerts()
        page.addThemes()
        page.roff.section("EXAMPLE")
        page.roff.paragraph("The default configuration, as `ballast config --default` prints it:")
        page.roff.example(
            ConfigurationText.standard.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(
                String.init))
        page.addFiles()
        page.roff.references(from: .configuration)
        return page.roff.text
    }

    private mutating func addIntroduction() {
        roff.section("DESCRIPTION")
        roff.paragraph(
            """
            The configuration is a file in TOML, `~/.config/ballast/config.toml` or the one named with `--config`. None is \
            needed: every key has a default. A running dashboard follows the file whenever it changes; one with errors \
            is left unused and reported in the last row, with its line and key. `ballast config --check` does the same for \
            a script.
            """)
        roff.paragraph(
            """
            `ballast add`, `ballast remove` and the dashboard change the file by the smallest edit: comments and \
            the rest stay as they are. Options of the command line precede the configuration.
            """)
        roff.section("VALUES")
        roff.paragraph(ConfigurationText.forms.replacing("\n", with: " "))
        roff.paragraph("Paths are relative to the folder of the configuration; `~` is your home folder.")
    }

    private mutating func addSections() {
        roff.section("KEYS")
        for section in ConfigurationSchema.sections {
            roff.subsection(section.name.isEmpty ? "Before the first section" : "[\(section.name)]")
            for paragraph in section.summary.split(separator: "\n") { roff.paragraph(String(paragraph)) }
            for key in section.keys { add(key) }
        }
    }

    /// Adds a key with its default, its meaning and what it accepts; of a section with names of the user's own, the
    /// lines that are its default.
    private mutating func add(_ key: ConfigurationKey) {
        let lines = key.lines(Configuration())
        guard !key.name.isEmpty else {
            roff.paragraph("It has \(key.form); by default:")
            return roff.example(lines)
        }
        let accepted = key.explanation ?? "It is \(key.form)."
        roff.entry(lines.map { "`\($0)`" }.joined(separator: " "), "\(key.summary) \(accepted)")
    }

    private mutating func addAlerts() {
        let name = ConfigurationSchema.alertTable
        roff.subsection("[[\(name)]]")
        roff.paragraph(
            """
            Alerts in addition to those of the thesis, each in its own table. Their conditions are in the language of \
            \(ManualPage.thesis.reference). `id`, `words` and `when` are required.
            """)
        for key in ConfigurationSchema.alertKeys { roff.entry("`\(key.name) = \(key.example)`", key.summary) }
    }

    private mutating func addThemes() {
        roff.section("THEMES")
        roff.paragraph(
            """
            A theme of your own is a file of TOML in the folder ‹themes› next to the configuration. Its name is \
            that of the file: ‹themes/mine.toml› is chosen by `theme = "mine"`, `--theme mine` or `:theme mine`. \
            It names the colours that differ from those of a shipped theme:
            """)
        roff.example(ConfigurationPage.theme.split(separator: "\n").map(String.init))
        let roles = Role.allCases.map { "`\($0.name)`" }.joined(separator: ", ")
        roff.paragraph("The colours are of these roles: \(roles).")
    }

    private mutating func addFiles() {
        roff.section("FILES")
        for file in UserFile.all where file.path.hasPrefix("~/.config/") { roff.entry("‹\(file.path)›", file.meaning) }
    }
}

extension ConfigurationPage {
    /// A theme as a file; a test reads it.
    static let theme = """
        extends = "dark"
        background = "terminal"
        gain = "#8BD5CA"
        accent = "#EED49F"
        """
}

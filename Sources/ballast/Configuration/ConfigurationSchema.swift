import Formats
import Dashboard
import Screen
import Services
import Thesis

/// All keys of the configuration. Reading, checking and documentation are derived from it, so that they cannot differ.
enum ConfigurationSchema {
    /// The sections, in the order of the documentation.
    static let sections = sections(of: ServiceDefinition.all)

    /// The name of the tables with one alert each.
    static let alertTable = "alert"

    /// The keys of such a table; their values are parsed as in a thesis.
    static let alertKeys = ThesisTable.alert.keys.map { (name: $0.name, example: $0.example, summary: $0.summary) }

    private static let themes = """
        The colours: "auto" (dark or light, as the terminal is), \
        \(Theme.shipped.map { "\"\($0.name)\"" }.joined(separator: ", ")), or the name of a file in the folder themes \
        next to this one. Blue is for the colour-blind; red-up shows gains in red. A file such as themes/mine.toml has \
        extends = "dark", background = "terminal" or a colour, and for any of \
        \(Role.allCases.map(\.name).joined(separator: ", ")) a colour such as gain = "#7FBF7B".
        """

    static let general = ConfigurationSection(
        name: "", summary: "",
        keys: [
            ConfigurationKey("theme", .theme, \.themeName, themes),
            ConfigurationKey("bell", .choice, \.bell, "How alerts draw attention."),
            ConfigurationKey(
                "desktop-notification", .choice, \.desktop,
                "By which control sequence the terminal passes alerts on to the desktop; \"auto\" uses the one that "
                    + "it is known to take."),
            ConfigurationKey(
                "notify", .command, \.notify,
                "A program that is run for each alert, with its arguments, without a shell, such as "
                    + "[\"notify-send\", \"{words}\"]; {words}, {when}, {date} and {time} stand for the alert's own."),
            ConfigurationKey(
                "mouse", .boolean, \.mouse,
                "Whether clicks, the wheel and dragged borders are used; false leaves the mouse to the terminal, which Shift "
                    + "does in any case."),
            ConfigurationKey(
                "motion", .choice, \.motion,
                "How much moves by itself; reduced marks no change, keeps rows in their places until you sort them or "
                    + "the date changes, and shows new data once a second at most."),
            ConfigurationKey("ascii", .boolean, \.ascii, "Whether to draw with ASCII only."),
            ConfigurationKey(
                "data", .path, \.data,
                "The folder of the tables that the dashboard starts from; \"\" uses the bundled ones."),
            ConfigurationKey(
                "thesis", .path, \.thesis,
                "The file of the thesis; \"\" looks for thesis.toml next to this file, then for the bundled one."
            ),
            ConfigurationKey(
                "watch-list", .name("the name of a watch list"), \.list,
                "The watch list that is shown first; \"\" shows all tickers, the default without lists of your own. "
                    + "Otherwise the default is your first list."),
            ConfigurationKey(
                "shipped-lists", .boolean, \.includesShipped,
                "Whether the bundled watch lists and groups are kept after your own; false leaves yours only."),
        ] + deskKeys)

    static let lists = ConfigurationSection(
        name: "watch-lists",
        summary: """
            Watch lists: a name, and its symbols. The key \(KeyTable.standard.name(of: .nextList)) cycles them, and the \
            palette finds them by name. A symbol that is not in the tables is requested as soon as a source responds, as \
            long as a list names it. Your lists come before these; one of the same name replaces it.
            """, keys: [ConfigurationKey(lists: \.lists)])

    static let groups = ConfigurationSection(
        name: "groups",
        summary:
            "Sets that the filter (/) finds by name, besides those of the tables. Yours come before these; one of the same name replaces it.",
        keys: [ConfigurationKey(lists: \.groups)])

    static let layouts = ConfigurationSection(
        name: "layouts",
        summary: """
            Layouts: a name, and the panels that it shows, in the order in which they are placed: mine = ["tickers", \
            "chart", "deals"]. The key \(KeyTable.standard.name(of: .nextLayout)) cycles them, and :layout mine shows one. \
            Yours come before these; one of the same name replaces it.
            """,
        keys: [ConfigurationKey(layouts: \.layouts)])

    static let store = ConfigurationSection(
        name: "store", summary: "The history on disk.",
        keys: [
            ConfigurationKey(
                "folder", .path, \.store.folder,
                "Its folder; \"\" is ballast in XDG_DATA_HOME, or in ~/.local/share."),
            ConfigurationKey(
                "keep-quotes", .kept, \.store.quotes, "How long the quotes within a session are kept, or \"forever\"."),
            ConfigurationKey("keep-filings", .kept, \.store.filings, "How long filings are kept, or \"forever\"."),
            ConfigurationKey(
                "keep-holdings", .kept, \.store.holdings,
                "How long daily holdings of funds are kept, or \"forever\"; of older ones, one table a month is kept."
            ),
            ConfigurationKey(
                "keep-history", .kept, \.store.history,
                "How long bars, yields, holdings and deals are kept, or \"forever\"."),
        ])

    static let keys = ConfigurationSection(
        name: "keys",
        summary: """
            The keys of each command. Names are those of the help: "j", "G", "Space", "Tab", "Shift-Tab", "Enter", "Esc", "Up", \
            "PgDn", "F1", "Ctrl-D", "Alt-X". A command with [] has no key, but stays in the palette.
            """,
        keys: KeyTable.standard.bindings.map { binding in
            ConfigurationKey(
                binding.name, .keys, \.[keysOf: binding.command],
                binding.title.prefix(1).uppercased() + binding.title.dropFirst() + ".")
        })
}

extension ValueForm where Value == [String] {
    /// A program with its arguments.
    fileprivate static var command: ValueForm {
        ValueForm<String>.text("a text").list("a program and its arguments such as [\"notify-send\", \"{words}\"]")
    }
}

extension ValueForm where Value == Duration? {
    /// How long data is stored; nil for ever.
    fileprivate static var kept: ValueForm { ValueForm<Duration>.time(.days(1) ... .days(36_500)).optional("forever") }
}

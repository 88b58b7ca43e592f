import Store

/// A file that the program reads or writes, for the manual.
struct UserFile {
    /// The path in the folders that are used unless a variable names others.
    let path: String
    /// What it is for.
    let meaning: String

    private init(_ path: String, _ meaning: String) {
        self.path = path
        self.meaning = meaning
    }

    /// All files, in the order of the manual.
    static let all = [
        UserFile(
            "~/.config/ballast/config.toml",
            "The configuration, see \(ManualPage.configuration.reference). Watch lists and alerts that are changed in the "
                + "dashboard are written there."),
        UserFile("~/.config/ballast/thesis.toml", "Your thesis, see \(ManualPage.thesis.reference)."),
        UserFile("~/.config/ballast/themes/", "Themes of your own, a file each."),
        UserFile(
            "~/.local/share/ballast/\(MarketStore.fileName)",
            "The store: what the sources have sent and what was imported. The next start begins with it."),
        UserFile(
            "~/.local/state/ballast/state",
            "What was chosen in the dashboard: order, columns, list, windows, pins, theme and layout."),
        UserFile(
            "PREFIX/share/ballast/",
            "The tables that come with the program, and the bundled thesis. They are looked for in this order: `--data`, "
                + "`BALLAST_DATA`, `Data` next to the program, `share/ballast` under its prefix, `Data` in the working "
                + "directory."),
    ]
}

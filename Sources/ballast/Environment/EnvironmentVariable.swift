/// Environment variables that the program reads, and their meaning, for the manual. A test compares them with the code.
struct EnvironmentVariable {
    /// The names, which have one meaning.
    let names: [String]
    /// The meaning.
    let meaning: String

    private init(_ names: String..., meaning: String) {
        self.names = names
        self.meaning = meaning
    }

    /// All variables, in the order of the manual.
    static let all = [
        EnvironmentVariable(
            "BALLAST_DATA",
            meaning: "The folder of data tables, unless `--data` or the key `data` of the configuration names one."),
        EnvironmentVariable(
            "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME",
            meaning: "The folders of configurations, data and state, each an absolute path, instead of `~/.config`, "
                + "`~/.local/share` and `~/.local/state`."),
        EnvironmentVariable("HOME", meaning: "Your home folder, which `~` stands for."),
        EnvironmentVariable("TMPDIR", meaning: "The folder of temporary files, instead of `/tmp`."),
        EnvironmentVariable("PATH", meaning: "Where the program is found if its name has no slash."),
        EnvironmentVariable(
            "TERM", "TERM_PROGRAM", "TMUX",
            meaning: "The type of the terminal, and what it runs in. If `TERM` is `dumb`, lines of text are printed "
                + "as with `--plain`."),
        EnvironmentVariable("COLORTERM", meaning: "If it is `truecolor` or `24bit`, the terminal has full colours."),
        EnvironmentVariable(
            "COLORFGBG", meaning: "The colours of the terminal, by which the theme `auto` is dark or light."),
        EnvironmentVariable("NO_COLOR", meaning: "If it is set, even to nothing, no colour is shown."),
        EnvironmentVariable("LC_ALL", "LC_CTYPE", "LANG", meaning: "The locale; without Unicode, ASCII is drawn."),
        EnvironmentVariable("COLUMNS", "LINES", meaning: "The size of the terminal, where it does not tell its own."),
        EnvironmentVariable(
            "https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY",
            meaning: "The proxy for requests, such as `http://host:3128` or `socks5://host:1080`. `HTTP_PROXY` is "
                + "ignored where `REQUEST_METHOD` is set, as in a CGI script."),
        EnvironmentVariable("no_proxy", "NO_PROXY", meaning: "Hosts that are reached without a proxy, or `*` for all."),
        EnvironmentVariable("SSL_CERT_FILE", meaning: "The certificates of authorities, instead of the system's."),
        EnvironmentVariable("APCA_API_KEY_ID", "APCA_API_SECRET_KEY", meaning: "The key for the stream of Alpaca."),
    ]
}

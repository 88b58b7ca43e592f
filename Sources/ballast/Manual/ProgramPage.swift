import Dashboard

/// The page of the program: its commands, options, keys, exit statuses, variables and files.
struct ProgramPage {
    private(set) var roff = ManualPage.program.opening
    /// The program with all of its commands.
    let program: CommandDescription
    /// The names of the options that all commands share.
    let sharedOptions: Set<String>

    /// Describes the commands; throws if their description cannot be read.
    init() throws(Failure) {
        program = try CommandDescription.of(Ballast.self)
        let shared = try CommandDescription.of(CommonOptions.self)
        sharedOptions = Set(shared.optionNames)
    }

    /// The page in roff.
    var text: String {
        var page = self
        page.addIntroduction()
        page.roff.addCommands(of: program, without: sharedOptions)
        page.roff.addOptions(program.parameters ?? [], sharedBy: program, sharedOptions)
        page.roff.addKeys()
        page.roff.addPalette()
        page.addExamples()
        page.addStatuses()
        page.addEnvironment()
        page.roff.references(from: .program, and: ["`tmux`(1)", "`cron`(8)"])
        return page.roff.text
    }

    private mutating func addIntroduction() {
        roff.section("SYNOPSIS")
        roff.paragraph("`ballast` [‹command›] [‹options›]")
        roff.section("DESCRIPTION")
        roff.paragraph(
            """
            `ballast` is a dashboard in the terminal for one question: does a small-cap rally have ballast? It shows what \
            such a rally rests on: returns of indexes and funds, the 10-year yield, the sector weights of a fund beside \
            those of its benchmark, relative valuation, and biotech deals. It compares a written thesis with these \
            figures, condition by condition.
            """)
        roff.paragraph(
            """
            Every figure is computed by the program from named, dated tables that come with it, and then from public \
            services as they respond. It needs no key, no account, no network and no configuration. A missing figure is \
            a dash, never 0; a source that fails keeps its last figures, dimmed, with their age and the reason.
            """)
        roff.paragraph(
            """
            Without a command it shows the dashboard, or prints one frame of it as text if the output is not a terminal. \
            In the dashboard `\(KeyTable.standard.name(of: .help))` shows the keys, and \
            `\(KeyTable.standard.name(of: .quit))` leaves it. Data go to standard output and messages to standard error.
            """)
    }

    private mutating func addExamples() {
        roff.section("EXAMPLES")
        for example in ProgramPage.examples {
            roff.entry(example.purpose, "`\(example.line)`")
        }
    }

    private mutating func addStatuses() {
        roff.section("EXIT STATUS")
        for status in ExitStatus.allCases { roff.entry("`\(status.rawValue)`", status.meaning) }
        roff.entry(
            "`\(ExitStatus.signal)` and more",
            "\(ExitStatus.signal) plus the number of the signal that ended the program.")
    }

    private mutating func addEnvironment() {
        roff.section("ENVIRONMENT")
        for variable in EnvironmentVariable.all {
            roff.entry(variable.names.map { "`\($0)`" }.joined(separator: ", "), variable.meaning)
        }
        roff.section("FILES")
        for file in UserFile.all { roff.entry("‹\(file.path)›", file.meaning) }
    }
}

extension ProgramPage {
    /// What one may want, and the command line for it; a test parses each.
    static let examples: [(purpose: String, line: String)] = [
        ("See the figures, first from the tables, then live:", "ballast"),
        ("Walk through the month that the question comes from:", "ballast tour"),
        (
            "Play the spring of 2024, two sessions a second:",
            "ballast replay --from 2024-04-01 --to 2024-05-16 --speed 2"
        ),
        ("Print the frame of a date:", "ballast snapshot --as-of 2024-05-16 --size 120x40"),
        ("Print a panel as an image:", "ballast snapshot --panel yields --format svg"),
        ("Take one figure from all of them, as JSON:", "ballast snapshot --as-of 2024-05-16 --format json | jq .asOf"),
        ("Watch another company:", "ballast add NVDA --list tech"),
        (
            "Bring the history up to date from a script, and print what changed:",
            "ballast refresh && ballast recap --format markdown"
        ),
        ("Test a thesis of your own on 25 years:", "ballast backtest --thesis mine.toml --from 2000-06-01"),
        ("Start a configuration:", "ballast config --default > ~/.config/ballast/config.toml"),
        ("Find out why something is missing:", "ballast doctor"),
    ]
}

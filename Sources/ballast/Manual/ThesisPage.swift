import Thesis

/// The page of the language of theses and alerts, from its lists of functions, operators, units and tables.
struct ThesisPage {
    private(set) var roff = ManualPage.thesis.opening

    /// The page in roff.
    var text: String {
        var page = self
        page.addIntroduction()
        page.addTables()
        page.roff.addExpressions()
        page.roff.addArguments()
        page.roff.addFunctions()
        page.addResults()
        page.roff.section("FILES")
        for file in UserFile.all where !file.path.hasPrefix("~/.local/") && !file.path.hasSuffix("themes/") {
            page.roff.entry("‹\(file.path)›", file.meaning)
        }
        page.roff.references(from: .thesis)
        return page.roff.text
    }

    private mutating func addIntroduction() {
        roff.section("DESCRIPTION")
        roff.paragraph(
            """
            A thesis states what has to be true for an opinion on the market to be right, so that the data can contradict \
            it. The panel of the thesis shows which of its conditions are met, since when, and what would change \
            that; `ballast backtest` shows what happened after sessions on which they were met.
            """)
        roff.paragraph(
            """
            It is a file in TOML: the one named with `--thesis` or by the key `thesis` of the configuration, else \
            ‹thesis.toml› beside the configuration, else the bundled one. Errors are reported with file, line and column.
            """)
        roff.section("EXAMPLE")
        roff.example(ThesisPage.example.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    }

    private mutating func addTables() {
        roff.section("TABLES")
        roff.subsection("[\(ThesisTable.symbols)]")
        roff.paragraph(
            """
            Ratios of two instruments, by names of your own: `small_vs_large = "IWM/SPY"`. Such a name may be used \
            wherever an instrument is, and the ratio itself as well: `return(IWM/SPY, 1M)`.
            """)
        for table in ThesisTable.all {
            roff.subsection("[[\(table.name)]]")
            roff.paragraph(table.summary)
            for key in table.keys {
                let note = key.isRequired ? "" : " It may be absent."
                roff.entry("`\(key.name) = \(key.example)`", key.summary + note)
            }
        }
        roff.paragraph("Times are written `30 s`, `5 min`, `2 h` or `1 d`.")
    }

    private mutating func addResults() {
        roff.section("UNKNOWN FIGURES")
        roff.paragraph(
            """
            A condition is met, not met or unknown. It is unknown where a figure is missing or too old, where there are \
            too few sessions, and where a sum is only known to be at least as large as it is and that decides nothing. \
            `and` and `or` need only what decides them: one condition that is not met decides `and`, one that is met \
            decides `or`.
            """)
        roff.paragraph(
            """
            Nothing looks ahead: at a past session only what was published then is used, and a table of a later date is \
            marked as such.
            """)
        roff.paragraph(
            """
            A claim is confirmed if the computed figure is within the tolerance of the stated one, differs, or is \
            not checkable. An alert is reported once in each run in which its condition is met, as soon as the run has \
            lasted `hold` and the `cooldown` since the last report is over.
            """)
    }
}

extension ThesisPage {
    /// A thesis as a file; a test reads it.
    static let example = """
        [symbols]
        small_vs_large = "IWM/SPY"

        [[condition]]
        id = "small-lead"
        words = "small caps ahead of large on the month"
        holds = "relative(IWM, 1M, SPY) > 0"

        [[condition]]
        id = "calm"
        words = "yields calm or falling, and no fear"
        holds = "(trend(10Y) != rising or change(10Y, 1M) < 10bp) and last(VIX) < 20"

        [[claim]]
        id = "fund-month"
        words = "the fund gained on the month"
        stated = "8.42%"
        computes = "return(QQQS, 1M)"
        as_of = 2024-05-16
        source = "ETF Trends, May 2024"

        [[alert]]
        id = "lead-lost"
        words = "small caps no longer ahead of large on the month"
        when = "return(small_vs_large, 1M) < 0"
        hold = "5 min"
        cooldown = "1 d"
        """
}

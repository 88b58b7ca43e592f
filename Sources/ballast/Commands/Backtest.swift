import ArgumentParser
import Model
import Thesis

/// `ballast backtest`: evaluates a thesis over history, with the returns of small caps that followed.
struct BacktestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backtest",
        abstract: "Backtest a thesis, and show what small caps did afterwards.",
        discussion: """
            Each condition is evaluated with the data known at the close of each session. The outcome is the return of \
            small caps over the next 21 sessions: of IWM, and of the index RUT where IWM has no price.

            \(ThesisFunction.help)
            """)

    /// The output formats.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    @Option(help: ArgumentHelp("The first session; by default the first in the data.", valueName: "date"))
    var from: Day?

    @Option(help: ArgumentHelp("The last session; by default the last in the data.", valueName: "date"))
    var to: Day?

    @Option(help: "What to print: text or json.")
    var format = Format.text

    @OptionGroup var options: CommonOptions

    func validate() throws {
        if let from, let to, from > to { throw ValidationError("--from \(from) is after --to \(to)") }
    }

    func run() throws {
        try check([("--from", from), ("--to", to)])
        let resolved = try options.resolvedOptions
        let tables = try Tables(resolved)
        let market = tables.fullMarket
        guard let file = ThesisFile(named: resolved.thesis, data: tables.folder) else {
            throw Failure(message: "ballast: no thesis: name a file with --thesis")
        }
        let thesis = try tables.thesis(ThesisDraft(file))
        let span = market.span
        guard !thesis.conditions.isEmpty else { throw Failure(message: "ballast: \(file.path) has no condition") }
        guard
            let backtest = Backtest(thesis, market, from: from ?? span.lowerBound, to: to ?? span.upperBound)
        else {
            throw Failure(message: "ballast: no session there; the data span \(span.lowerBound) to \(span.upperBound)")
        }
        switch format {
        case .json: Console.write(backtest.report().text() + "\n")
        case .text: Console.printNotice(backtest.text(of: file.path), ascii: resolved.ascii)
        }
    }
}

extension Backtest {
    /// The results as tables, with the warning about overlapping windows.
    fileprivate func text(of file: String) -> String {
        let small = instruments.map(\.name).joined(separator: " (before its first price, ")
        return """
            \(file), \(span.lowerBound) to \(span.upperBound), \(NumberText.count(sessions)) sessions
            After: the mean return of \(small)\(instruments.count > 1 ? ")" : "") over the next \(Backtest.forwardSessions) sessions, in percent.

            \(conditionTable)
            \(groupTable)
            Windows of \(Backtest.forwardSessions) sessions overlap, so these returns are not independent: of the \
            \(NumberText.count(afterAll.count)) at most
            \(NumberText.count(afterAll.nonOverlapping)) do not overlap. A condition that uses later data counts \
            as unknown.

            """
    }

    private var conditionTable: String {
        let width = rows.map(\.text.count).max() ?? 0
        let head = TextRow(width, "condition").cells(8, ["met", "not met", "unknown", "flips"])
            .cells(12, ["after met", "n", "after not", "n"])
        let lines = rows.map { row in
            TextRow(width, row.text).counts(8, [row.holds, row.fails, row.unknown, row.flips])
                .cells(12, [NumberText.percent(row.afterHolds.mean), NumberText.count(row.afterHolds.count)])
                .cells(12, [NumberText.percent(row.afterFails.mean), NumberText.count(row.afterFails.count)])
        }
        return ([head] + lines).map(\.line).joined()
    }

    private var groupTable: String {
        let width = "at least \(groups.count) of \(groups.count)".count
        let columns = ["median", "n", "apart"]
        let head = TextRow(width, "").cells(10, ["after met"]).cells(9, columns)
            .cells(12, ["after not"]).cells(9, columns).cells(11, ["undecided"])
        let lines = groups.map { group in
            TextRow(width, "at least \(group.atLeast) of \(groups.count)").cells(10, group.afterHeld.cells, then: 9)
                .cells(12, group.afterNotHeld.cells, then: 9).counts(11, [group.undecided])
        }
        let all = TextRow(width, "all").cells(10, afterAll.cells, then: 9)
        return ([head] + lines + [all]).map(\.line).joined()
    }
}

extension Outcome {
    /// The mean, the median, the number of windows, and the number that do not overlap.
    fileprivate var cells: [String] {
        [
            NumberText.percent(mean), NumberText.percent(median), NumberText.count(count),
            NumberText.count(nonOverlapping),
        ]
    }
}

/// A row of a table: a label on the left, numbers right-aligned in their columns.
private struct TextRow {
    private var text: String

    init(_ width: Int, _ label: String) { text = label + String(repeating: " ", count: max(0, width - label.count)) }

    func cells(_ width: Int, _ cells: [String]) -> TextRow {
        var row = self
        for cell in cells { row.text += String(repeating: " ", count: max(1, width - cell.count)) + cell }
        return row
    }

    /// Adds cells of which the first has its own width.
    func cells(_ first: Int, _ cells: [String], then width: Int) -> TextRow {
        self.cells(first, Array(cells.prefix(1))).cells(width, Array(cells.dropFirst()))
    }

    func counts(_ width: Int, _ counts: [Int]) -> TextRow { cells(width, counts.map { NumberText.count($0) }) }

    /// The line with its line feed, without trailing blanks.
    var line: String { String(text.reversed().drop { $0 == " " }.reversed()) + "\n" }
}

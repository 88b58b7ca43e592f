/// The measurements of a run, as a table with their budgets.
struct Report {
    /// The groups of lines, each under its heading.
    private var groups: [(heading: String, lines: [Measurement])] = []

    /// Adds lines under a heading.
    mutating func add(_ heading: String, _ lines: [Measurement]) {
        groups.append((heading, lines))
    }

    /// Whether everything that could be measured is within its budget.
    var isWithinBudget: Bool { groups.allSatisfy { $0.lines.allSatisfy { ($0.ratio ?? 0) <= 1 } } }

    /// The table: a row for each measurement, with `over` if it exceeds its budget.
    var text: String {
        var rows = [["", "measured", "", "budget", "ratio", "", ""]]
        for (heading, lines) in groups {
            rows.append([heading, "", "", "", "", "", ""])
            rows += lines.map(Report.row)
        }
        let widths = (0..<7).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { Report.join($0, widths) }.joined(separator: "\n") + "\n"
    }

    private static func row(_ line: Measurement) -> [String] {
        [
            "  \(line.name)", Measurement.text(line.value), line.unit,
            line.budget.map(Measurement.text) ?? "", line.ratio.map(Measurement.text) ?? "",
            (line.ratio ?? 0) > 1 ? "over" : "", line.note,
        ]
    }

    private static func join(_ cells: [String], _ widths: [Int]) -> String {
        var line = ""
        for (column, cell) in cells.enumerated() {
            let padding = String(repeating: " ", count: widths[column] - cell.count)
            let isNumber = [1, 3, 4].contains(column)
            line += (isNumber ? padding + cell : cell + padding) + (column == 6 ? "" : "  ")
        }
        while line.hasSuffix(" ") { line.removeLast() }
        return line
    }
}

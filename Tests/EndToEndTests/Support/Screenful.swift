/// The text on a terminal at one moment.
struct Screenful: Equatable {
    /// The rows, one per line, without trailing blanks.
    let text: String

    init(_ text: String) { self.text = text }

    var rows: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

    /// The rows between header and footer, which show the clock and temporary messages.
    var body: ArraySlice<Substring> { rows.dropFirst().prefix { !$0.isEmpty }.dropLast() }

    /// Whether a text occurs on the screen, within one row.
    func contains(_ part: String) -> Bool { text.contains(part) }

    /// Whether all the texts occur on the screen.
    func contains(all parts: [String]) -> Bool { parts.allSatisfy(contains) }

    /// The exit status that the shell printed last, or nil if none is visible.
    var status: Int? {
        rows.last { $0.hasPrefix("status=") }.flatMap { row in
            Int(row.dropFirst("status=".count).prefix { $0.isNumber })
        }
    }

    /// Whether the last row is a shell prompt.
    var isAtPrompt: Bool { rows.last { !$0.isEmpty }?.hasPrefix("$") ?? false }

    /// The symbol of the selected row in the list of tickers.
    var selectedTicker: String? {
        rows.compactMap { $0.firstMatch(of: /▌ ?([A-Z0-9.]+)/)?.1 }.first.map(String.init)
    }

    /// The text in the top border of a numbered panel: its title, and the caption at the right.
    func heading(ofPanel number: Int) -> String? {
        for row in rows {
            guard let start = row.firstRange(of: "╭┤\(number) ") else { continue }
            return String(row[start.upperBound...].prefix { $0 != "╮" }.filter { !"┤├─".contains($0) })
        }
        return nil
    }

    /// The numbers of the panels whose border is visible.
    var panels: [Int] { (1...7).filter { heading(ofPanel: $0) != nil } }
}

/// The state of a terminal that a program can change and must restore.
struct TerminalState: Equatable {
    var echo: Bool
    var lineByLine: Bool
    var signals: Bool
    var cursorShown: Bool
    var mainScreen: Bool
    var mouseOff: Bool

    /// The state that a shell expects.
    static let sane = TerminalState(
        echo: true, lineByLine: true, signals: true, cursorShown: true, mainScreen: true, mouseOff: true)
}

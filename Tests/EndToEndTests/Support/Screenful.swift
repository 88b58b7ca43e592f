/// What a terminal shows at one moment.
struct Screenful: Equatable {
    /// The rows as text, one a line, blanks at their ends removed.
    let text: String

    init(_ text: String) { self.text = text }

    /// The rows.
    var rows: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

    /// The rows between header and footer, which have the clock and passing words in them.
    var body: ArraySlice<Substring> { rows.dropFirst().prefix { !$0.isEmpty }.dropLast() }

    /// Whether a text stands in one row.
    func contains(_ part: String) -> Bool { text.contains(part) }

    /// Whether every one of some texts stands somewhere.
    func contains(all parts: [String]) -> Bool { parts.allSatisfy(contains) }

    /// The exit status that the shell printed last, or nil where none is to be seen.
    var status: Int? {
        rows.last { $0.hasPrefix("status=") }.flatMap { row in
            Int(row.dropFirst("status=".count).prefix { $0.isNumber })
        }
    }

    /// Whether the shell waits for a line.
    var isAtPrompt: Bool { rows.last { !$0.isEmpty }?.hasPrefix("$") ?? false }

    /// The symbol on the row under the cursor in the list of tickers.
    var selectedTicker: String? {
        rows.compactMap { $0.firstMatch(of: /▌ ?([A-Z0-9.]+)/)?.1 }.first.map(String.init)
    }

    /// The words in the top border of a numbered panel: its title, and what stands at the right.
    func heading(ofPanel number: Int) -> String? {
        for row in rows {
            guard let start = row.firstRange(of: "╭┤\(number) ") else { continue }
            return String(row[start.upperBound...].prefix { $0 != "╮" }.filter { !"┤├─".contains($0) })
        }
        return nil
    }

    /// The panels whose border is to be seen.
    var panels: [Int] { (1...7).filter { heading(ofPanel: $0) != nil } }
}

/// What a program can change about a terminal and must put back.
struct TerminalState: Equatable {
    var echo: Bool
    var lineByLine: Bool
    var signals: Bool
    var cursorShown: Bool
    var mainScreen: Bool
    var mouseOff: Bool

    /// As a shell expects it.
    static let sane = TerminalState(
        echo: true, lineByLine: true, signals: true, cursorShown: true, mainScreen: true, mouseOff: true)
}

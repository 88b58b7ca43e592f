public import Model
import Screen

/// The state and the polling of each source: a table, followed by notes on those with problems.
public struct SourcesPage {
    private let sources: [SourceStatus]
    /// The market's date; times on another day are shown with their date.
    private let day: Day
    /// The prices that are withheld: their symbols and the reasons.
    private let doubts: [(symbol: Symbol, jump: Jump)]

    /// Creates the page of a market's sources, in alphabetical order, so that their rows do not move.
    public init(_ market: Market) {
        sources = market.sources.sorted { $0.name < $1.name }
        day = market.day
        doubts = market.doubtfulJumps
    }

    /// A column: its title, its cells, and whether they are numbers.
    private struct Column {
        let title: String
        let isNumber: Bool
        let cells: [Span]

        var width: Int { max(DisplayWidth.of(title), cells.map(\.width).max() ?? 0) }

        func line(_ row: Int?) -> Line {
            let span = row.map { cells[$0] } ?? Span(title, Style(.muted))
            let padding = String(repeating: " ", count: max(0, width - span.width))
            return isNumber ? Line([Span(padding), span]) : Line([span, Span(padding)])
        }
    }

    /// The rows of the page at a width. If the table is too wide, the addresses follow below it, and columns are
    /// omitted from the right.
    func rows(width: Int) -> [Line] {
        if sources.isEmpty { return [Line("no sources in use", Style(.muted))] + doubtful(width: width) }
        let table = columns, addresses = column("address") { $0.service?.address ?? "" }
        let isWide = SourcesPage.width(of: table + [addresses]) <= width
        var shown = isWide ? table + [addresses] : table
        while shown.count > 1, SourcesPage.width(of: shown) > width { shown.removeLast() }
        let rows = [line(shown, nil)] + sources.indices.map { line(shown, $0) }
        let notes = notes(addresses: !isWide, width: width)
        return rows + (notes.isEmpty ? [] : [Line()] + notes) + doubtful(width: width) + [
            Line(), Line("Times in New York", Style(.muted)),
        ]
    }

    /// The page as plain text.
    public func text(width: Int) -> String {
        rows(width: width).map { line in
            var text = line.text
            while text.hasSuffix(" ") { text.removeLast() }
            return text + "\n"
        }.joined()
    }

    private static let gap = 2

    private static func width(of columns: [Column]) -> Int {
        columns.reduce(-gap) { $0 + $1.width + gap }
    }

    private func line(_ columns: [Column], _ row: Int?) -> Line {
        columns.dropFirst().reduce(columns[0].line(row)) { line, column in
            line + Line(String(repeating: " ", count: SourcesPage.gap)) + column.line(row)
        }
    }

    private var columns: [Column] {
        [
            Column(title: "source", isNumber: false, cells: sources.map { Span($0.name, Style(.text).bold) }),
            Column(title: "state", isNumber: false, cells: sources.map { Span($0.state.rawValue, style($0.state)) }),
            column("last success") { time($0.lastSuccess) },
            column("next try") { $0.service == nil ? "" : time($0.service?.nextRequest) },
            column("budget", isNumber: true) { $0.service?.budgetLeft.map { NumberText.count($0) } ?? "" },
            column("received", isNumber: true) { $0.service.map { SourcesPage.amount(bytes: $0.bytes) } ?? "" },
            column("latency", isNumber: true) { $0.service.map { SourcesPage.latency($0.latencyMilliseconds) } ?? "" },
        ]
    }

    private func column(_ title: String, isNumber: Bool = false, _ text: (SourceStatus) -> String) -> Column {
        Column(title: title, isNumber: isNumber, cells: sources.map { Span(text($0), Style(.text)) })
    }

    /// Notes on the sources: first the reasons of failures, which must be visible, then the addresses.
    private func notes(addresses: Bool, width: Int) -> [Line] {
        let worst: [SourceStatus.State] = [.failed, .partial, .starting, .good, .off]
        let reasons = worst.flatMap { state in sources.filter { $0.state == state } }.flatMap { source in
            note(of: source, source.reason, noteStyle(source.state), width)
        }
        guard addresses else { return reasons }
        let addressNotes = sources.flatMap { note(of: $0, $0.service?.address, Style(.muted), width) }
        return reasons + (reasons.isEmpty || addressNotes.isEmpty ? [] : [Line()]) + addressNotes
    }

    /// The prices that are withheld until a second source or a second day confirms them.
    private func doubtful(width: Int) -> [Line] {
        if doubts.isEmpty { return [] }
        let notes = doubts.flatMap { doubt in
            TextBlock("\(doubt.symbol) \(doubt.jump.message)", Style(.warning)).rows(width: width)
        }
        return [Line(), Line("withheld until a second source or day confirms it", Style(.muted))] + notes
    }

    /// A source and a text about it, in as many rows as necessary.
    private func note(of source: SourceStatus, _ text: String?, _ style: Style, _ width: Int) -> [Line] {
        guard let text else { return [] }
        let room = (sources.map { DisplayWidth.of($0.name) }.max() ?? 0) + SourcesPage.gap
        let name = source.name + String(repeating: " ", count: room - DisplayWidth.of(source.name))
        return TextBlock(text, style).rows(width: width - room).enumerated().map { index, row in
            Line(index == 0 ? name : String(repeating: " ", count: room), Style(.text)) + row
        }
    }

    private func style(_ state: SourceStatus.State) -> Style {
        switch state {
        case .good: Style(.gain)
        case .partial, .failed: Style(.warning)
        case .starting, .off: Style(.muted)
        }
    }

    private func noteStyle(_ state: SourceStatus.State) -> Style { state == .off ? Style(.muted) : style(state) }
}

extension SourcesPage {
    /// The time of day, with the date if it is not the market's.
    private func time(_ time: Timestamp?) -> String {
        guard let time else { return "—" }
        let date = NewYorkTime.wallClock(at: time).day
        let seconds = (time.milliseconds / 1000 % 60 + 60) % 60
        let text = "\(NewYorkTime.text(of: time)):\(seconds < 10 ? "0" : "")\(seconds)"
        return date == day ? text : "\(date.short) \(text)"
    }

    /// An amount of received data: `940 B`, `12 KB`, `3.4 MB`.
    public static func amount(bytes: Int) -> String {
        switch bytes {
        case ..<1000: "\(bytes) B"
        case ..<999_500: "\(NumberText.fixed(Double(bytes) / 1e3, decimals: 0)) KB"
        default: "\(NumberText.fixed(Double(bytes) / 1e6, decimals: 1, grouped: true)) MB"
        }
    }

    /// The latency of a response: `85 ms`, `2.4 s`.
    static func latency(_ milliseconds: Int?) -> String {
        guard let milliseconds else { return "—" }
        return milliseconds < 1000
            ? "\(milliseconds) ms" : "\(NumberText.fixed(Double(milliseconds) / 1e3, decimals: 1)) s"
    }
}

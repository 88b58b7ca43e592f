public import Model
import Screen

/// How each source is, and how it is asked: a table, then what there is to say of those that are not well.
public struct SourcesPage {
    private let sources: [SourceStatus]
    /// The date that the market shows: a time on another day is shown with its date.
    private let day: Day
    /// What is held back: whose, and why.
    private let doubts: [(symbol: Symbol, jump: Jump)]

    /// The sources of a market, in alphabetical order, so that they stay where they are.
    public init(_ market: Market) {
        sources = market.sources.sorted { $0.name < $1.name }
        day = market.day
        doubts = market.doubts
    }

    /// A column: its name, what stands in it, and whether numbers stand in it.
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

    /// The rows of the page at a width. Where the table is too wide the addresses stand below it, and then columns are
    /// left out from the right.
    func rows(width: Int) -> [Line] {
        if sources.isEmpty { return [Line("no source is asked", Style(.muted))] + doubtful(width: width) }
        let table = columns, addresses = column("address") { $0.service?.address ?? "" }
        let isWide = SourcesPage.width(of: table + [addresses]) <= width
        var shown = isWide ? table + [addresses] : table
        while shown.count > 1, SourcesPage.width(of: shown) > width { shown.removeLast() }
        let rows = [line(shown, nil)] + sources.indices.map { line(shown, $0) }
        let notes = notes(addresses: !isWide, width: width)
        return rows + (notes.isEmpty ? [] : [Line()] + notes) + doubtful(width: width) + [
            Line(), Line("times of New York", Style(.muted)),
        ]
    }

    /// The same as plain text.
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
            column("next try") { $0.service == nil ? "" : time($0.service?.nextTry) },
            column("budget", isNumber: true) { $0.service?.budgetLeft.map { NumberText.count($0) } ?? "" },
            column("received", isNumber: true) { $0.service.map { SourcesPage.amount(bytes: $0.bytes) } ?? "" },
            column("latency", isNumber: true) { $0.service.map { SourcesPage.latency($0.latencyMilliseconds) } ?? "" },
        ]
    }

    private func column(_ title: String, isNumber: Bool = false, _ text: (SourceStatus) -> String) -> Column {
        Column(title: title, isNumber: isNumber, cells: sources.map { Span(text($0), Style(.text)) })
    }

    /// What is to be said of each source: first why those that failed did, which must be in sight, then the addresses.
    private func notes(addresses: Bool, width: Int) -> [Line] {
        let worst: [SourceStatus.State] = [.failed, .partial, .starting, .good, .off]
        let reasons = worst.flatMap { state in sources.filter { $0.state == state } }.flatMap { source in
            note(of: source, source.reason, noteStyle(source.state), width)
        }
        guard addresses else { return reasons }
        let asked = sources.flatMap { note(of: $0, $0.service?.address, Style(.muted), width) }
        return reasons + (reasons.isEmpty || asked.isEmpty ? [] : [Line()]) + asked
    }

    /// What is held back until a second source or a second day confirms it.
    private func doubtful(width: Int) -> [Line] {
        if doubts.isEmpty { return [] }
        let notes = doubts.flatMap { doubt in
            TextBlock("\(doubt.symbol) \(doubt.jump.words)", Style(.warning)).rows(width: width)
        }
        return [Line(), Line("held back, as not confirmed by a second source or day", Style(.muted))] + notes
    }

    /// A source and words about it, in as many rows as they need.
    private func note(of source: SourceStatus, _ words: String?, _ style: Style, _ width: Int) -> [Line] {
        guard let words else { return [] }
        let room = (sources.map { DisplayWidth.of($0.name) }.max() ?? 0) + SourcesPage.gap
        let name = source.name + String(repeating: " ", count: room - DisplayWidth.of(source.name))
        return TextBlock(words, style).rows(width: width - room).enumerated().map { place, row in
            Line(place == 0 ? name : String(repeating: " ", count: room), Style(.text)) + row
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
    /// The time of day, with the date where it is not the market's.
    private func time(_ time: Timestamp?) -> String {
        guard let time else { return "—" }
        let date = NewYorkTime.wallClock(at: time).day
        let seconds = (time.milliseconds / 1000 % 60 + 60) % 60
        let text = "\(NewYorkTime.text(of: time)):\(seconds < 10 ? "0" : "")\(seconds)"
        return date == day ? text : "\(date.short) \(text)"
    }

    /// What came over the wire: `940 B`, `12 KB`, `3.4 MB`.
    public static func amount(bytes: Int) -> String {
        switch bytes {
        case ..<1000: "\(bytes) B"
        case ..<999_500: "\(NumberText.fixed(Double(bytes) / 1e3, decimals: 0)) KB"
        default: "\(NumberText.fixed(Double(bytes) / 1e6, decimals: 1, grouped: true)) MB"
        }
    }

    /// How long an answer took: `85 ms`, `2.4 s`.
    static func latency(_ milliseconds: Int?) -> String {
        guard let milliseconds else { return "—" }
        return milliseconds < 1000
            ? "\(milliseconds) ms" : "\(NumberText.fixed(Double(milliseconds) / 1e3, decimals: 1)) s"
    }
}

import Screen

extension Table.Content {
    /// The content without colour, for a value that is older than its schedule allows.
    var dimmed: Table.Content {
        switch self {
        case .text(let span): .text(Span(span.text, Style(.muted)))
        case .line(let line): .text(Span(line.text, Style(.muted)))
        case .sparkline(let curve):
            .sparkline(Sparkline(curve.values, Style(.muted), leastSpan: curve.leastSpan))
        case .empty, .bar: self
        }
    }
}

import Reports
import Screen

/// The recap of a session as a page.
enum RecapPage {
    /// The rows of the page, wrapped to a width.
    static func rows(_ recap: Recap?, width: Int) -> [Line] {
        guard let recap else { return [Line("no session to summarise", Style(.muted))] }
        return recap.rows(width: width).map { row in
            Line(row.label, Style(.accent)) + Line(row.text, style(row.kind))
        }
    }

    private static func style(_ kind: RecapRow.Kind) -> Style {
        switch kind {
        case .headline: Style(.text).bold
        case .columns, .caption, .source: Style(.muted)
        case .prose, .cells, .blank: .plain
        }
    }
}

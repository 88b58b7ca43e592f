import Screen
import Thesis

/// A page over the panels: its rows in a box that can be scrolled.
struct PageBox {
    let state: AppState
    let page: Page

    /// The last row to which the page can be scrolled.
    var lastFirst: Int { max(0, rows.count - rect.height + 2) }

    func draw(in rect: Rect, on grid: inout Grid) {
        grid.fill(rect, with: Cell(.space, .plain))
        let rows = rows
        let trailing = Line(hint, Style(.muted))
        let box = Box(Line(title, Style(.accent).bold), trailing: trailing, focused: true)
        let inner = box.draw(in: rect, on: &grid)
        let top = min(page.first, lastFirst)
        for (offset, row) in rows.dropFirst(top).prefix(inner.height).enumerated() {
            grid.write(row, x: inner.x + 1, y: inner.y + offset, width: inner.width - 2)
        }
    }

    /// The title and the rows as plain text.
    var texts: [String] { [title] + rows.map(\.text) }

    private var hint: String {
        let keys = state.settings.keys
        let scroll = lastFirst > 0 ? "\(keys.name(of: .down)) \(keys.name(of: .up)) scroll  " : ""
        if page.subject == .alerts {
            return [(.remove, "removes"), (.zoom, "edits"), (.addAlert, "adds"), (.back, "closes")]
                .map { (command: Command, text: String) in "\(keys.name(of: command)) \(text)" }.joined(separator: "  ")
        }
        return scroll + keys.name(of: .back) + " closes"
    }

    private var title: String {
        switch page.subject {
        case .help: "Keys"
        case .method: "Calculation"
        case .alerts: "Alerts"
        case .recap: "Recap"
        case .sources: "Source status"
        }
    }

    private var rows: [Line] {
        switch page.subject {
        case .help: HelpPage.rows(state.settings.keys, of: state.focus, width: width - 4, matching: page.search)
        case .alerts: AlertsPage(state: state, row: page.row).rows(width: width - 4)
        case .recap: RecapPage.rows(state.recap, width: width - 4)
        case .sources: SourcesPage(state.market).rows(width: width - 4)
        case .method: Method(of: state.focus, in: state).rows(width: width - 4)
        }
    }

    private var width: Int {
        let wanted =
            switch page.subject {
            case .help: state.size.width >= HelpPage.wholeWidth + 8 ? HelpPage.wholeWidth + 4 : 72
            case .recap: 92
            case .sources: 116
            case .method: 84
            case .alerts: 104
            }
        return min(state.size.width - 4, wanted)
    }

    /// The rectangle of the box: as large as its rows require, in the middle of the screen.
    var rect: Rect {
        let room = state.size.height - 2
        let height = min(room, rows.count + 2)
        return Rect(x: (state.size.width - width) / 2, y: 1 + (room - height) / 2, width: width, height: height)
    }
}

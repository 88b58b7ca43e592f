import Model
import Screen
import Thesis

/// The alerts that are watched, each with whether its condition is met, and those that were triggered, newest first.
struct AlertsPage {
    let state: AppState
    /// The entry under the cursor.
    let row: Int

    private var watched: [Thesis.Alert] { state.book.alerts }

    /// The number of entries.
    var count: Int { watched.count + state.alerts.count }

    /// The watched alert under the cursor.
    var selected: Thesis.Alert? { watched.indices.contains(row) ? watched[row] : nil }

    /// Whether a watched alert belongs to the configuration.
    func isOwn(_ row: Int) -> Bool { row < watched.count && owner(of: row) == nil }

    /// Whose an alert is that does not belong to the configuration.
    enum Owner: String { case thesis, desk }

    /// Whose a watched alert is; nil if it belongs to the configuration.
    func owner(of row: Int) -> Owner? {
        if row < state.book.thesis.alerts.count { return .thesis }
        return row < watched.count - state.settings.sharedAlerts.count ? nil : .desk
    }

    /// The line of an entry, below the headings.
    func line(of row: Int) -> Int { row < watched.count ? row + 1 : row + (watched.isEmpty ? 2 : 3) }

    func rows(width: Int) -> [Line] {
        let key = state.settings.keys.name(of: .addAlert)
        let hint = key.isEmpty ? "" : ": \(key) on a figure adds one"
        let empty = [Line("none yet\(hint)", Style(.muted))]
        var lines = [heading("Watched") + Line("  ● met now", Style(.muted))]
        lines += watched.isEmpty ? empty : watched.indices.map { watchedRow($0, width) }
        lines += [Line(), heading("Fired")]
        if state.alerts.isEmpty { return lines + [Line("none yet", Style(.muted))] }
        return lines + state.alerts.indices.map { firedRow($0, width) }
    }

    private func heading(_ title: String) -> Line { Line(title, Style(.accent).bold) }

    private func watchedRow(_ index: Int, _ width: Int) -> Line {
        let alert = watched[index], status = state.book.alertStatuses[index]
        let mark = Line("\(status == .holds ? "●" : status == .unknown ? "?" : "○") ", style(status))
        let owner = owner(of: index).map { Line("  \($0.rawValue)", Style(.muted)) } ?? Line()
        return cursor(index) + mark + text(alert.text, alert.when.text, width: width - 4 - owner.width) + owner
    }

    private func firedRow(_ index: Int, _ width: Int) -> Line {
        let entry = state.alerts[index]
        let time = "\(entry.day) \(entry.time ?? "     ")  "
        return cursor(watched.count + index) + Line(time, Style(.muted))
            + text(entry.text, entry.when, width: width - 2 - time.count)
    }

    /// The words of an alert, followed by its condition where that says more.
    private func text(_ words: String, _ condition: String, width: Int) -> Line {
        let line = Line(words: words, Style(.text), within: width)
        if words == condition || line.width + 6 > width { return line }
        return line + Line("  ") + Line(words: condition, Style(.series), within: width - line.width - 2)
    }

    private func cursor(_ index: Int) -> Line {
        index == row ? Line("▌ ", Style(.accent)) : Line("  ")
    }

    private func style(_ status: ConditionStatus) -> Style { status == .holds ? Style(.gain) : Style(.muted) }
}

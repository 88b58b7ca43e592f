import Model
import Screen

/// The bottom row: the prompt if one is open, else the notice, else the most useful keys of the focused panel. A notice
/// that is wider takes rows above it as well.
struct Footer {
    let state: AppState

    private static let style = Style(.text, on: .bar)

    func draw(in rect: Rect, on grid: inout Grid) {
        grid.fill(rect, with: Cell(.space, Footer.style))
        grid.write(content(width: rect.width - 2), x: rect.x + 1, y: rect.y, width: rect.width - 2)
    }

    private func content(width: Int) -> Line {
        if let prompt = state.prompt { return line(prompt, width: width) }
        return noticeRows(width: width).last ?? FooterHints(state: state).line(width: width)
    }

    /// Draws what of a wide notice, or of the note after a prompt, does not fit in the bottom row, above it.
    func drawRest(above rect: Rect, on grid: inout Grid) {
        let width = rect.width - 2
        let rows = state.prompt == nil ? noticeRows(width: width).dropLast() : noteAbove(width: width)[...]
        for (index, row) in rows.enumerated() {
            let place = Rect(x: rect.x, y: rect.y - rows.count + index, width: rect.width, height: 1)
            grid.fill(place, with: Cell(.space, Footer.style))
            grid.write(row, x: place.x + 1, y: place.y, width: place.width - 2)
        }
    }

    /// The notice, if it is shown, in as many rows as it takes, four at most.
    private func noticeRows(width: Int) -> [Line] {
        guard state.prompt == nil, let notice = state.notice else { return [] }
        return Array(TextBlock(notice, Style(.warning, on: .bar)).rows(width: width).prefix(4))
    }

    /// What is wrong with the text of a prompt, in rows of its own where it does not fit after that.
    private func noteAbove(width: Int) -> [Line] {
        guard let prompt = state.prompt, isWrong(prompt) else { return [] }
        let note = note(prompt), used = Footer.sign(prompt).count + 1 + DisplayWidth.of(prompt.text)
        return used + note.width <= width ? [] : TextBlock([note]).rows(width: width)
    }

    /// The note after the text of a prompt; none if it takes rows of its own.
    private func noteBeside(_ prompt: Prompt, width: Int) -> Line {
        noteAbove(width: width).isEmpty ? note(prompt) : Line()
    }

    private func isWrong(_ prompt: Prompt) -> Bool {
        if case .alert = prompt.purpose { return state.failure(ofAlert: prompt.text) != nil }
        return state.failure(ofFilter: prompt) != nil
    }

    /// The prompt; of a text wider than the row the end is shown, where the cursor is.
    private func line(_ prompt: Prompt, width: Int) -> Line {
        let note = noteBeside(prompt, width: width)
        let shown = shownText(prompt, beside: note, width: width)
        return Line(Footer.sign(prompt), Style(.accent, on: .bar).bold)
            + Footer.text(shown, of: prompt.text, failure: state.failure(ofFilter: prompt))
            // The terminal's own cursor stands here.
            + Line(" ", Footer.style) + note
    }

    /// What precedes the text of a prompt.
    private static func sign(_ prompt: Prompt) -> String {
        switch prompt.purpose {
        case .filter, .search: "/"
        case .palette: ":"
        case .alert: "alert when "
        }
    }

    /// The end of the text of a prompt, as far as its note leaves room.
    private func shownText(_ prompt: Prompt, beside note: Line, width: Int) -> String {
        let room = width - 1 - Footer.sign(prompt).count
        return prompt.text.ending(in: max(room - note.width, min(20, room)))
    }

    /// The column after the text being typed, where the cursor stands; nil while no prompt is open.
    func cursorColumn(width: Int) -> Int? {
        state.prompt.map { prompt in
            let text = shownText(prompt, beside: noteBeside(prompt, width: width - 2), width: width - 2)
            return min(width - 1, 1 + Footer.sign(prompt).count + DisplayWidth.of(text))
        }
    }

    /// The part of a text that is shown, its end, underlined from where it fails.
    private static func text(_ shown: String, of text: String, failure: FilterFailure?) -> Line {
        guard let failure else { return Line(shown, Footer.style) }
        let wrong = min(max(0, text.count - failure.position), shown.count)
        return Line(String(shown.dropLast(wrong)), Footer.style)
            + Line(String(shown.suffix(wrong)), Style(.warning, on: .bar).underlined)
    }

    /// The note after the text of a prompt.
    private func note(_ prompt: Prompt) -> Line {
        if prompt.isTruncated { return Line("  cut: the text is too long", Style(.warning, on: .bar)) }
        if prompt.purpose == .filter { return filterNote(prompt) }
        if prompt.purpose == .search { return Line("  Enter keeps it, Esc shows all", Style(.muted, on: .bar)) }
        if case .alert(let id) = prompt.purpose {
            if let failure = state.failure(ofAlert: prompt.text) {
                return Line("  \(failure)", Style(.warning, on: .bar))
            }
            return Line("  Enter \(id == nil ? "adds" : "changes") it, Esc cancels", Style(.muted, on: .bar))
        }
        guard prompt.text.isEmpty else { return Line() }
        return Line("  a date such as 2024-05-16, a symbol, or a command", Style(.muted, on: .bar))
    }

    /// What is wrong with a filter, or how many rows it leaves.
    private func filterNote(_ prompt: Prompt) -> Line {
        if let failure = state.failure(ofFilter: prompt) {
            let rest = String(prompt.text.dropFirst(failure.position))
            let message = rest.isEmpty ? "" : "at “\(PlainText.clean(rest, limit: 12))”: "
            return Line("  \(message)\(failure.message)", Style(.warning, on: .bar))
        }
        let isDeals = state.focus == .deals
        let shown = isDeals ? state.deals.count : state.watchList.positions.count
        let total = isDeals ? state.market.deals.count : state.watchList.total
        let former = PlainText.clean(prompt.previousFilter, limit: 24)
        let escape = former.isEmpty ? "Esc clears" : "Esc restores /\(former)"
        let completed = FilterCompletion.completed(prompt.text, in: state)
        let tab = completed.map { "Tab: \(PlainText.clean($0, limit: 24)), " } ?? ""
        return Line("  \(shown) of \(total)   \(tab)Enter applies, \(escape)", Style(.muted, on: .bar))
    }
}

extension String {
    /// The text if it fits in the given number of columns, else "…" and as much of its end as fits.
    fileprivate func ending(in columns: Int) -> String {
        guard DisplayWidth.of(self) > columns else { return self }
        var room = columns - 1
        let end = reversed().prefix { character in
            room -= DisplayWidth.of(String(character))
            return room >= 0
        }
        return "…" + String(end.reversed())
    }
}

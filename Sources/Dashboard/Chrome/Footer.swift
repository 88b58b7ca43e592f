import Model
import Screen

/// The bottom row: the prompt if one is open, else the notice, else the most useful keys of the focused panel.
struct Footer {
    let state: AppState

    private static let style = Style(.text, on: .bar)

    func draw(in rect: Rect, on grid: inout Grid) {
        grid.fill(rect, with: Cell(.space, Footer.style))
        grid.write(content(width: rect.width - 2), x: rect.x + 1, y: rect.y, width: rect.width - 2)
    }

    private func content(width: Int) -> Line {
        if let prompt = state.prompt { return line(prompt, width: width) }
        if let notice = state.notice { return Line(notice, Style(.warning, on: .bar)) }
        return FooterHints(state: state).line(width: width)
    }

    /// The prompt; of a text wider than the row the end is shown, where the cursor is.
    private func line(_ prompt: Prompt, width: Int) -> Line {
        let note = note(prompt)
        let sign = prompt.purpose == .filter ? "/" : ":"
        var line = Line(sign, Style(.accent, on: .bar).bold)
        line.append(prompt.text.ending(in: max(width - 2 - note.width, min(20, width - 2))), Footer.style)
        line.append("█", Style(.accent, on: .bar))
        return line + note
    }

    /// The note after the text of a prompt.
    private func note(_ prompt: Prompt) -> Line {
        if prompt.isTruncated { return Line("  cut: the text is too long", Style(.warning, on: .bar)) }
        if prompt.purpose == .filter {
            let isDeals = state.focus == .deals
            if !isDeals, let failure = failure(of: prompt.text) {
                return Line("  \(failure)", Style(.warning, on: .bar))
            }
            let shown = isDeals ? state.deals.count : state.watchList.positions.count
            let total = isDeals ? state.market.deals.count : state.watchList.total
            let former = PlainText.clean(prompt.previousFilter, limit: 24)
            let escape = former.isEmpty ? "Esc clears" : "Esc restores /\(former)"
            return Line("  \(shown) of \(total)   Enter applies, \(escape)", Style(.muted, on: .bar))
        }
        guard prompt.text.isEmpty else { return Line() }
        return Line("  a date such as 2024-05-16, a symbol, or a command", Style(.muted, on: .bar))
    }

    /// What is wrong with an expression over the columns, and where; nil for text and for a correct one.
    private func failure(of text: String) -> String? {
        guard ColumnExpression.isMeant(by: text) else { return nil }
        do throws(ColumnExpression.Failure) {
            _ = try ColumnExpression(text)
            return nil
        } catch {
            let rest = String(text.dropFirst(error.position))
            return rest.isEmpty ? error.message : "at “\(PlainText.clean(rest, limit: 12))”: \(error.message)"
        }
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

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
        if let page = state.page { return hints(of: page) }
        if state.tour != nil { return Footer.tourHints }
        return hints(width: width)
    }

    /// The keys of the tour, which no configuration changes.
    private static var tourHints: Line {
        hint("Enter n", "next") + hint("p", "previous") + hint("Esc", "leave the tour")
    }

    /// The key hints while a page covers the panels.
    private func hints(of page: Page) -> Line {
        let scrolls = PageBox(state: state, page: page).lastFirst > 0
        let keys = state.settings.keys
        let scroll = scrolls ? Footer.hint("\(keys.name(of: .down)) \(keys.name(of: .up))", "scroll") : Line()
        return scroll + Footer.hint(keys.name(of: .back), "close") + Footer.hint(keys.name(of: .quit), "close")
    }

    /// The prompt; of a text wider than the row the end is shown, where the cursor is.
    private func line(_ prompt: Prompt, width: Int) -> Line {
        let sign = prompt.purpose == .filter ? "/" : ":"
        var line = Line(sign, Style(.accent, on: .bar).bold)
        line.append(shownText(prompt, width: width), Footer.style)
        // The terminal's own cursor stands here.
        line.append(" ", Footer.style)
        return line + note(prompt)
    }

    /// The end of the text of a prompt, as far as its note leaves room.
    private func shownText(_ prompt: Prompt, width: Int) -> String {
        prompt.text.ending(in: max(width - 2 - note(prompt).width, min(20, width - 2)))
    }

    /// The column after the text being typed, where the cursor stands; nil while no prompt is open.
    func cursorColumn(width: Int) -> Int? {
        state.prompt.map { min(width - 1, 2 + DisplayWidth.of(shownText($0, width: width - 2))) }
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

    /// The hints of the focused panel that fit in full; help and quit come last and are always shown.
    private func hints(width: Int) -> Line {
        let bindings = state.settings.keys.bindings.filter {
            !$0.keys.isEmpty && $0.hint?.panels.contains(state.focus) ?? false && state.offers($0.command)
        }
        let always = bindings.filter { $0.command == .help || $0.command == .quit }
        let others = bindings.filter { $0.command != .help && $0.command != .quit }
        let end = always.map(Footer.hint).reduce(Line(), +)
        var line = Line()
        for binding in others {
            let next = Footer.hint(binding)
            guard line.width + next.width + end.width <= width else { break }
            line = line + next
        }
        return line + end
    }

    private static func hint(_ binding: Binding) -> Line {
        guard let hint = binding.hint else { return Line() }
        return Footer.hint(hint.keys, hint.label)
    }

    private static func hint(_ keys: String, _ label: String) -> Line {
        Line(keys, Style(.accent, on: .bar)) + Line(" \(label)   ", Style(.muted, on: .bar))
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

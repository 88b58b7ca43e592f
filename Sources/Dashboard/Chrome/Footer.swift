import Model
import Screen

/// The bottom row: a prompt, else a notice, else the keys that matter in the focused panel.
struct Footer {
    let state: AppState

    private static let style = Style(.text, on: .bar)

    func draw(in rect: Rect, on grid: inout Grid) {
        grid.fill(rect, with: Cell(.space, Footer.style))
        grid.write(content(width: rect.width - 2), x: rect.x + 1, y: rect.y, width: rect.width - 2)
    }

    private func content(width: Int) -> Line {
        if let prompt = state.prompt { return line(prompt) }
        if let notice = state.notice { return Line(notice, Style(.warning, on: .bar)) }
        if let page = state.page { return hints(of: page) }
        return hints(width: width)
    }

    /// What keys do while a page lies over the panels.
    private func hints(of page: Page) -> Line {
        let scrolls = PageBox(state: state, page: page).lastFirst > 0
        let keys = state.settings.keys
        let scroll = scrolls ? Footer.hint("\(keys.name(of: .down)) \(keys.name(of: .up))", "scroll") : Line()
        return scroll + Footer.hint(keys.name(of: .back), "close") + Footer.hint(keys.name(of: .quit), "close")
    }

    private func line(_ prompt: Prompt) -> Line {
        let sign = prompt.purpose == .filter ? "/" : ":"
        var line = Line(sign, Style(.accent, on: .bar).bold)
        line.append(prompt.text, Footer.style)
        line.append("█", Style(.accent, on: .bar))
        if prompt.purpose == .filter {
            let isDeals = state.focus == .deals
            let shown = isDeals ? state.deals.count : state.watchList.places.count
            let total = isDeals ? state.market.deals.count : state.watchList.total
            let found = "  \(shown) of \(total)   Enter keeps, Esc clears"
            line.append(found, Style(.muted, on: .bar))
        } else if prompt.text.isEmpty {
            line.append("  a date such as 2024-05-16, a symbol, or a command", Style(.muted, on: .bar))
        }
        return line
    }

    /// The hints of the focused panel, whole ones only; the ways to help and out come last and always.
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
        return Footer.hint(hint.keys, hint.word)
    }

    private static func hint(_ keys: String, _ word: String) -> Line {
        Line(keys, Style(.accent, on: .bar)) + Line(" \(word)   ", Style(.muted, on: .bar))
    }
}

import Model
import Screen

extension AppState {
    /// Moves the cursor of the focused panel, or through the tickers if the panel has no rows of its own.
    mutating func move(_ command: Command) {
        var page: Int { max(1, (listHeight(of: cursorPanel) ?? 10) / 2) }
        let count = rowCount(of: cursorPanel)
        let row = cursor(of: cursorPanel)
        if count == 0 {
            notice =
                cursorPanel == .yields ? "no rows to select here" + keyHints([(.zoom, "zooms")]) : "no rows here"
        }
        switch command {
        case .down: setCursor(row + 1, of: cursorPanel)
        case .up: setCursor(row - 1, of: cursorPanel)
        case .first: setCursor(0, of: cursorPanel)
        case .last: setCursor(count - 1, of: cursorPanel)
        case .halfPageDown: setCursor(row + page, of: cursorPanel)
        case .halfPageUp: setCursor(row - page, of: cursorPanel)
        default: break
        }
    }

    /// Moves to the next deal or ticker that matches the filter, wrapping around; shows a notice if there is none.
    mutating func nextMatch(_ step: Int) {
        let panel: PanelID = focus == .deals ? .deals : .tickers
        let filter = panel == .deals ? dealSearch.text : watchList.filter
        guard !filter.isEmpty else {
            notice = "no filter is set" + keyHints([(.filter, "sets one")])
            return
        }
        let count = rowCount(of: panel)
        guard count > 0 else {
            notice = "nothing matches the filter"
            return
        }
        if count == 1, cursor(of: panel) == 0 { notice = "that is the only match" }
        let row = cursor(of: panel)
        setCursor(row < 0 ? (step > 0 ? 0 : count - 1) : (row + step + count) % count, of: panel)
    }

    /// Moves the cursor of a panel to a row, or to the nearest one.
    mutating func setCursor(_ row: Int, of panel: PanelID) {
        let count = rowCount(of: panel)
        guard count > 0 else { return }
        let row = min(max(row, 0), count - 1)
        switch panel {
        case .tickers: select(market.listings[watchList.positions[row]].instrument.symbol)
        case .indexes: select(market.listings[indexPositions[row]].instrument.symbol)
        default: cursors[panel] = row
        }
    }

    /// Selects the instrument for chart, sectors and deals.
    mutating func select(_ symbol: Symbol) {
        guard market[symbol] != nil, symbol != selected else { return }
        selected = symbol
        if watchList.heldOutOfOrder != nil { watchList.sort(market) }
    }

    /// The number of visible rows of a panel's list; nil if the panel is not visible.
    func listHeight(of panel: PanelID) -> Int? {
        listRows(of: panel)?.height
    }

    /// The rectangle of the rows of a panel's list; nil if the panel is not visible.
    func listRect(of panel: PanelID) -> Rect? {
        layout?.placement(of: panel).flatMap { panel.make(self).list(in: $0.inside) }
    }

    /// Where the rows of a panel's list are, if not all of their columns; nil if the panel is not visible.
    func listRows(of panel: PanelID) -> Rect? {
        layout?.placement(of: panel).flatMap { panel.make(self).listRows(in: $0.inside) }
    }

    /// Scrolls each list by as little as makes its cursor visible.
    mutating func settleScroll() {
        for placement in layout?.panels ?? [] {
            let panel = placement.panel
            guard let list = panel.make(self).listRows(in: placement.inside), list.height > 0 else { continue }
            tops[panel] = Table.firstRow(
                after: tops[panel] ?? 0, selected: max(0, cursor(of: panel)), count: rowCount(of: panel),
                visible: list.height)
        }
    }
}

extension AppState {
    /// Handles a key while the prompt is open.
    mutating func type(_ key: Key) -> [Effect] {
        guard let open = prompt else { return [] }
        if key.isTyping { return edit(open, key) }
        switch key {
        case .control("c"): return [.interrupt]
        case Key(.escape): cancelPrompt(open)
        case Key(.enter): return enter(open)
        case Key(.down), .control("n"): choose(open, 1)
        case Key(.up), .control("p"): choose(open, -1)
        case Key(.tab):
            if let text = completion(of: open) { prompt?.edit { $0 = text } }
            promptChanged(from: open)
        default: break
        }
        return []
    }

    /// Handles a key that changes the text.
    private mutating func edit(_ open: Prompt, _ key: Key) -> [Effect] {
        switch key {
        case Key(.backspace) where open.text.isEmpty: cancelPrompt(open)
        case Key(.backspace): prompt?.edit { $0.removeLast() }
        case .control("u"): prompt?.edit { $0 = "" }
        case .control("w"):
            prompt?.edit { $0 = String($0.reversed().drop { $0 != " " }.dropFirst().reversed()) }
        default: if case .character(let character) = key.code { prompt?.add(String(character)) }
        }
        promptChanged(from: open)
        return []
    }

    /// Inserts pasted text.
    mutating func paste(_ text: String) {
        guard let open = prompt else { return }
        prompt?.add(text)
        promptChanged(from: open)
    }

    /// Schedules the filtering of the list, before it is next shown or used.
    private mutating func promptChanged(from open: Prompt) {
        guard let prompt, prompt.text != open.text else { return }
        self.prompt?.choice = 0
        self.prompt?.recalled = 0
        filterIsDue = prompt.purpose == .filter
        if prompt.purpose == .search { search(prompt.text) }
    }

    /// Filters the list by the text of the prompt, if that has changed.
    mutating func followPrompt() {
        guard filterIsDue else { return }
        filterIsDue = false
        if let prompt { narrow(to: prompt.text) }
    }

    /// Filters the deals or the tickers; a list of deals that changes is shown from its first row.
    mutating func narrow(to text: String) {
        guard focus != .deals else {
            if text != dealSearch.text {
                cursors[.deals] = 0
                tops[.deals] = 0
            }
            dealSearch = DealSearch(text)
            listDeals()
            return
        }
        watchList.filter = text
        watchList.sort(market)
        if watchList.row(of: selected, in: market) == nil, let index = watchList.positions.first {
            selected = market.listings[index].instrument.symbol
        }
    }

    private mutating func cancelPrompt(_ open: Prompt) {
        prompt = nil
        filterIsDue = false
        if open.purpose == .search { search("") }
        guard open.purpose == .filter else { return }
        narrow(to: open.previousFilter)
        select(open.origin)
    }

    private mutating func choose(_ open: Prompt, _ step: Int) {
        guard open.purpose == .palette else {
            if open.purpose == .search { turn(by: step) }
            if open.purpose == .filter { _ = perform(step > 0 ? .down : .up) }
            return
        }
        // Above the first suggestion is what was chosen before.
        if step < 0, open.choice == 0, recall(open.recalled + 1, from: open) { return }
        if step > 0, open.choice == 0, open.recalled > 0, recall(open.recalled - 1, from: open) { return }
        let count = CommandPalette.choices(for: open.text, in: self).count
        guard count > 0 else { return }
        prompt?.choice = (open.choice + step + count) % count
    }

    /// Replaces the text by one that was chosen before, or by none; false if there is no older one.
    private mutating func recall(_ steps: Int, from open: Prompt) -> Bool {
        guard let text = steps == 0 ? "" : history[back: steps] else { return false }
        prompt?.edit { $0 = text }
        promptChanged(from: open)
        prompt?.recalled = steps
        return true
    }

    /// The text to which Tab completes that of a prompt; nil if there is none.
    private func completion(of open: Prompt) -> String? {
        switch open.purpose {
        case .filter: FilterCompletion.completed(open.text, in: self)
        case .palette: chosen(open)?.completion
        case .search, .alert: nil
        }
    }

    private func chosen(_ open: Prompt) -> PaletteChoice? {
        guard open.purpose == .palette else { return nil }
        let choices = CommandPalette.choices(for: open.text, in: self)
        return choices.indices.contains(open.choice) ? choices[open.choice] : nil
    }

    /// Does what the chosen suggestion of a prompt is for, and closes it.
    mutating func enter(_ open: Prompt) -> [Effect] {
        if case .alert(let id) = open.purpose { return enterAlert(open.text, id) }
        // What is wrong stays in the prompt, which says why.
        if open.purpose == .filter, failure(ofFilter: open) != nil { return [] }
        prompt = nil
        guard open.purpose == .palette else { return [] }
        guard let choice = chosen(open) else {
            notice = "no command, date or symbol “\(open.text)”"
            return []
        }
        if choice.action.isDone { history.add(choice.completion) }
        switch choice.action {
        case .command(let command): return perform(command)
        case .jump(let day):
            notice =
                market.isLoading(day)
                ? "loading the sessions back to \(day.full): the screen follows" : noticeOfJump(to: day)
            return [.playback(.jump(to: day))]
        case .select(let symbol):
            select(symbol)
            moveFocus(to: market[symbol]?.instrument.kind == .index ? .indexes : .tickers)
            return []
        case .list(let name):
            moveFocus(to: .tickers)
            show(listNamed: name)
            return []
        case .theme(let theme): return choose(theme)
        case .edit(let edit): return perform(edit)
        case .setting(let setting): return set(setting)
        case .share(let edit): return [.share(edit)]
        case .automaticTheme: return chooseAutomaticTheme()
        case .save(let path): return [.saveFrame(to: path)]
        case .window, .columns, .layout, .hide, .show, .compare, .chart, .sort:
            changeView(choice.action)
            return []
        case .type(let example):
            prompt = open
            prompt?.edit { $0 = example }
            prompt?.choice = 0
            return []
        case .none:
            // An explanation of what to type leaves the text there, to go on with.
            if choice.completion.isEmpty { prompt = open } else { notice = choice.title }
            return []
        }
    }

}

extension Key {
    /// Whether it only changes the text of a prompt.
    var isTyping: Bool {
        switch self {
        case Key(.backspace), .control("u"), .control("w"): return true
        default:
            guard case .character = code else { return false }
            return !control && !alt
        }
    }
}

extension InputEvent {
    /// Whether it only changes the text of a prompt.
    var isTyping: Bool {
        switch self {
        case .key(let key): key.isTyping
        case .paste: true
        default: false
        }
    }
}

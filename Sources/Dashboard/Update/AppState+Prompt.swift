import Model
import Screen

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
            if let choice = chosen(open) { prompt?.edit { $0 = choice.completion } }
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
        filterIsDue = prompt.purpose == .filter
    }

    /// Filters the list by the text of the prompt, if that has changed.
    mutating func followPrompt() {
        guard filterIsDue else { return }
        filterIsDue = false
        if let prompt { narrow(to: prompt.text) }
    }

    mutating func narrow(to text: String) {
        guard focus != .deals else {
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
        guard open.purpose == .filter else { return }
        narrow(to: open.previousFilter)
        select(open.origin)
    }

    private mutating func choose(_ open: Prompt, _ step: Int) {
        guard open.purpose == .palette else {
            _ = perform(step > 0 ? .down : .up)
            return
        }
        let count = CommandPalette.choices(for: open.text, in: self).count
        guard count > 0 else { return }
        prompt?.choice = (open.choice + step + count) % count
    }

    private func chosen(_ open: Prompt) -> PaletteChoice? {
        guard open.purpose == .palette else { return nil }
        let choices = CommandPalette.choices(for: open.text, in: self)
        return choices.indices.contains(open.choice) ? choices[open.choice] : nil
    }

    private mutating func enter(_ open: Prompt) -> [Effect] {
        prompt = nil
        guard open.purpose == .palette else { return [] }
        guard let choice = chosen(open) else {
            notice = "no command, date or symbol “\(open.text)”"
            return []
        }
        switch choice.action {
        case .command(let command): return perform(command)
        case .jump(let day): return [.playback(.jump(to: day))]
        case .select(let symbol):
            select(symbol)
            moveFocus(to: market[symbol]?.instrument.kind == .index ? .indexes : .tickers)
            return []
        case .list(let name):
            moveFocus(to: .tickers)
            show(listNamed: name)
            return []
        case .none:
            notice = choice.title
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

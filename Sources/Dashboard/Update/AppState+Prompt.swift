import Model
import Screen

extension AppState {
    /// Takes a key while a line is being typed.
    mutating func type(_ key: Key) -> [Effect] {
        guard let open = prompt else { return [] }
        switch key {
        case .control("c"): return [.interrupt]
        case Key(.escape): cancelPrompt(open)
        case Key(.enter): return enter(open)
        case Key(.backspace):
            if open.text.isEmpty { cancelPrompt(open) } else { prompt?.text.removeLast() }
            promptChanged()
        case .control("u"):
            prompt?.text = ""
            promptChanged()
        case .control("w"):
            prompt?.text = String(open.text.reversed().drop { $0 != " " }.dropFirst().reversed())
            promptChanged()
        case Key(.down), .control("n"): choose(open, 1)
        case Key(.up), .control("p"): choose(open, -1)
        case Key(.tab):
            if let choice = chosen(open) { prompt?.text = choice.word }
            promptChanged()
        default:
            guard case .character(let character) = key.code, !key.control, !key.alt else { break }
            prompt?.text.append(character)
            promptChanged()
        }
        return []
    }

    /// Follows what is typed: the filter narrows the list at once.
    mutating func promptChanged() {
        guard let prompt else { return }
        self.prompt?.choice = 0
        if prompt.purpose == .filter { narrow(to: prompt.text) }
    }

    private mutating func narrow(to text: String) {
        guard focus != .deals else {
            dealSearch = DealSearch(text)
            listDeals()
            return
        }
        watchList.filter = text
        watchList.sort(market)
        if watchList.row(of: selected, in: market) == nil, let place = watchList.places.first {
            selected = market.listings[place].instrument.symbol
        }
    }

    private mutating func cancelPrompt(_ open: Prompt) {
        prompt = nil
        guard open.purpose == .filter else { return }
        narrow(to: "")
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
        case .jump(let day): return [.playback(.jump(day))]
        case .select(let symbol):
            select(symbol)
            look(at: market[symbol]?.instrument.kind == .index ? .indexes : .tickers)
            return []
        case .list(let name):
            look(at: .tickers)
            show(listNamed: name)
            return []
        case .none:
            notice = choice.title
            return []
        }
    }
}

import Model
import Screen

extension AppState {
    /// Takes an event and returns what the outside must do. The only way that the state changes.
    ///
    /// - Parameter moreFollows: whether more input waits, to be taken before anything is drawn: a list is then narrowed once
    ///   for all that is typed.
    public mutating func update(_ event: Event, moreFollows: Bool = false) -> [Effect] {
        if moreFollows, prompt != nil, case .input(let input) = event, input.isTyping {
            return take(input)
        }
        var effects: [Effect] = []
        switch event {
        case .input(let input): effects = take(input)
        case .data(let updates, let time): effects = take(updates, at: time)
        case .woken(let time): effects = wake(at: time)
        case .clock(let time): clock = time
        case .lookedUp(let answer):
            book.take(answer)
            effects = open()
        case .configured(let settings): effects = take(settings)
        case .notice(let text, let shorter): notice = fitting([text] + shorter)
        }
        followPrompt()
        settleScroll()
        return effects
    }

    /// The first of some words that fits in the last row, else the last.
    private func fitting(_ words: [String]) -> String? {
        words.first { DisplayWidth.of($0) <= size.width - 2 } ?? words.last
    }

    private mutating func take(_ input: InputEvent) -> [Effect] {
        if !input.isTyping { followPrompt() }
        switch input {
        case .resize(let size):
            self.size = size
            return []
        case .key(let key):
            notice = nil
            if prompt != nil { return type(key) }
            if page != nil, let effects = read(key) { return effects }
            return settings.keys.command(for: key).map { perform($0) } ?? []
        case .paste(let text):
            paste(text)
            return []
        case .click(let x, let y):
            click(x: x, y: y)
            return []
        case .scroll(let x, let y, let rows):
            scroll(x: x, y: y, rows: rows)
            return []
        }
    }

    /// Moves through the page; nil for a key that it leaves to the rest.
    private mutating func read(_ key: Key) -> [Effect]? {
        switch settings.keys.command(for: key) {
        case .down: turn(by: 1)
        case .up: turn(by: -1)
        case .halfPageDown: turn(by: size.height / 2)
        case .halfPageUp: turn(by: -size.height / 2)
        case .first: page?.first = 0
        case .last: turn(by: .max / 2)
        case .quit, .back, .help, .method, .alerts, .recap, .sources, .zoom: page = nil
        case .interrupt, .suspend, .repaint, .theme, .refresh: return nil
        default: break
        }
        return []
    }

    /// Moves the page by rows, as far as it goes.
    mutating func turn(by rows: Int) {
        guard let page else { return }
        let most = PageBox(state: self, page: page).lastFirst
        self.page?.first = min(max(page.first + rows, 0), most)
    }
}

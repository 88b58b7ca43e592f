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
            guard let command = settings.keys.command(for: key) else {
                notice = "no command on \(key.words)" + means([(.help, "shows the keys")])
                return []
            }
            if page != nil, let effects = read(command) { return effects }
            return perform(command)
        case .paste(let text):
            guard prompt != nil else {
                notice = "nothing takes a paste here" + means([(.palette, "does"), (.filter, "does")])
                return []
            }
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

    /// Moves through the page; nil for a command that it leaves to the rest.
    private mutating func read(_ command: Command) -> [Effect]? {
        switch command {
        case .down: turn(by: 1)
        case .up: turn(by: -1)
        case .halfPageDown: turn(by: size.height / 2)
        case .halfPageUp: turn(by: -size.height / 2)
        case .first: page?.first = 0
        case .last: turn(by: .max / 2)
        case .quit, .back, .help, .method, .alerts, .recap, .sources, .zoom: page = nil
        case .interrupt, .suspend, .repaint, .theme, .refresh: return nil
        default: notice = "not while this page is open" + means([(.back, "closes it")])
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

extension Key {
    /// The key as the footer speaks of it; some keys have no name.
    fileprivate var words: String {
        let name = PlainText.clean(self.name, limit: 20)
        return name.isEmpty ? "that key" : "“\(name)”"
    }
}

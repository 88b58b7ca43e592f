import Model
import Screen

extension AppState {
    /// Applies an event and returns the effects to perform. This is the only way in which the state changes.
    ///
    /// - Parameter moreFollows: Whether more input is waiting to be applied before the next frame: a list is then
    ///   filtered only once for everything that was typed.
    public mutating func update(_ event: Event, moreFollows: Bool = false) -> [Effect] {
        if moreFollows, prompt != nil, case .input(let input) = event, input.isTyping {
            return handle(input)
        }
        var effects: [Effect] = []
        switch event {
        case .input(let input): effects = handle(input)
        case .data(let updates, let time): effects = ingest(updates, at: time)
        case .woken(let time): effects = wake(at: time)
        case .clock(let time): clock = time
        case .lookedUp(let evaluation):
            book.apply(evaluation)
            effects = open()
        case .configured(let settings): effects = apply(settings)
        case .notice(let text, let shorter): notice = fitting([text] + shorter)
        }
        followPrompt()
        settleScroll()
        return effects
    }

    /// The first text that fits in the last row, else the last one.
    private func fitting(_ texts: [String]) -> String? {
        texts.first { DisplayWidth.of($0) <= size.width - 2 } ?? texts.last
    }

    private mutating func handle(_ input: InputEvent) -> [Effect] {
        if !input.isTyping { followPrompt() }
        switch input {
        case .resize(let size):
            self.size = size
            return []
        case .key(let key):
            notice = nil
            if prompt != nil { return type(key) }
            guard let command = settings.keys.command(for: key) else {
                notice = "no command for \(key.label)" + keyHints([(.help, "shows the keys")])
                return []
            }
            if page != nil, let effects = navigatePage(command) { return effects }
            return perform(command)
        case .paste(let text):
            guard prompt != nil else {
                notice =
                    "nothing to paste into" + keyHints([(.palette, "opens a prompt"), (.filter, "opens a filter")])
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

    /// Executes a command on the open page; nil for a command that the page does not handle.
    private mutating func navigatePage(_ command: Command) -> [Effect]? {
        switch command {
        case .down: turn(by: 1)
        case .up: turn(by: -1)
        case .halfPageDown: turn(by: size.height / 2)
        case .halfPageUp: turn(by: -size.height / 2)
        case .first: page?.first = 0
        case .last: turn(by: .max / 2)
        case .quit, .back, .help, .method, .alerts, .recap, .sources, .zoom: page = nil
        case .interrupt, .suspend, .repaint, .theme, .refresh: return nil
        default: notice = "not available while this page is open" + keyHints([(.back, "closes it")])
        }
        return []
    }

    /// Scrolls the page by a number of rows, as far as possible.
    mutating func turn(by rows: Int) {
        guard let page else { return }
        let limit = PageBox(state: self, page: page).lastFirst
        self.page?.first = min(max(page.first + rows, 0), limit)
    }
}

extension Key {
    /// The key as the footer shows it; some keys have no name.
    fileprivate var label: String {
        let name = PlainText.clean(self.name, limit: 20)
        return name.isEmpty ? "that key" : "“\(name)”"
    }
}

import Model
import Screen

extension AppState {
    /// Takes an event and returns what the outside must do. The only way that the state changes.
    public mutating func update(_ event: Event) -> [Effect] {
        var effects: [Effect] = []
        switch event {
        case .input(let input): effects = take(input)
        case .data(let updates, let time): effects = take(updates, at: time)
        case .woken(let time): effects = wake(at: time)
        case .clock(let time): clock = time
        case .notice(let text): notice = text
        }
        settleScroll()
        return effects
    }

    private mutating func take(_ input: InputEvent) -> [Effect] {
        switch input {
        case .resize(let size):
            self.size = size
            return []
        case .key(let key):
            notice = nil
            if prompt != nil { return type(key) }
            if help != nil, let effects = readHelp(key) { return effects }
            return KeyTable.command(for: key).map { perform($0) } ?? []
        case .paste(let text):
            guard prompt != nil else { return [] }
            prompt?.text += text
            promptChanged()
            return []
        case .click(let x, let y):
            click(x: x, y: y)
            return []
        case .scroll(let x, let y, let rows):
            scroll(x: x, y: y, rows: rows)
            return []
        }
    }

    /// Moves through the help page; nil for a key that it leaves to the rest.
    private mutating func readHelp(_ key: Key) -> [Effect]? {
        switch KeyTable.command(for: key) {
        case .down: help = (help ?? 0) + 1
        case .up: help = max(0, (help ?? 0) - 1)
        case .quit, .back, .help, .zoom: help = nil
        case .interrupt, .suspend, .repaint, .theme: return nil
        default: break
        }
        return []
    }
}

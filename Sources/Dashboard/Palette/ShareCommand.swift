import Model
import Thesis

/// A command of the palette that shares a list or an alert on the desk: `share list tech`, `unshare alert last-iwm`.
struct ShareCommand {
    private let isSharing: Bool
    private let words: [String]
    private let text: String

    /// Reads what was typed; nil for any other command.
    init?(_ text: String) {
        let words = text.split(separator: " ").map(String.init)
        guard let verb = words.first?.lowercased(), ["share", "unshare"].contains(verb) else { return nil }
        isSharing = verb == "share"
        self.words = Array(words.dropFirst())
        self.text = text
    }

    private var verb: String { isSharing ? "share" : "unshare" }

    /// The suggestion: what the command would do, or what it lacks.
    func choice(in state: AppState) -> PaletteChoice {
        guard let desk = state.settings.desk else { return explain("\(verb): no desk is followed, see ballast --desk") }
        let name = words.dropFirst().joined(separator: " ")
        switch words.first?.lowercased() {
        case "list": return list(name, desk, in: state)
        case "alert": return alert(name, desk, in: state)
        default: return explain("\(verb): list or alert, such as \(verb) list tech")
        }
    }

    private func list(_ name: String, _ desk: String, in state: AppState) -> PaletteChoice {
        let shared = state.settings.sharedLists
        if !isSharing {
            let bare = withoutPrefix(name)
            guard shared.contains(Settings.deskPrefix + bare) else {
                return explain("the desk shares \(names(shared)): which of them?")
            }
            return choose("no longer share the list \(bare) on \(desk)", .restore(bare, nil, .lists))
        }
        let own = state.settings.lists.filter { !shared.contains($0.name) }
        let found = name.isEmpty ? state.watchList.list?.name : own.named(name)
        guard let list = own.first(where: { $0.name == found }) else {
            return explain("share list: one of \(names(own.map(\.name)))")
        }
        let title = "share the list \(list.name) on \(desk): \(list.symbols.map(\.name).joined(separator: ", "))"
        return choose(title, .restore(list.name, list.symbols, .lists))
    }

    private func alert(_ name: String, _ desk: String, in state: AppState) -> PaletteChoice {
        let shared = state.settings.sharedAlerts
        if !isSharing {
            let bare = withoutPrefix(name)
            guard shared.contains(where: { $0.id == Settings.deskPrefix + bare }) else {
                return explain("the desk shares \(names(shared.map(\.id))): which of them?")
            }
            return choose("no longer share the alert \(bare) on \(desk)", .removeAlert(bare))
        }
        let own = state.book.alerts.filter { alert in !shared.contains { $0.id == alert.id } }
        guard let alert = own.first(where: { $0.id == name }) ?? (name.isEmpty && own.count == 1 ? own.first : nil)
        else {
            return explain("share alert: one of \(names(own.map(\.id)))")
        }
        return choose("share the alert \(alert.when.text) on \(desk)", .addAlert(AlertDraft(alert)))
    }

    private func withoutPrefix(_ name: String) -> String {
        name.hasPrefix(Settings.deskPrefix) ? String(name.dropFirst(Settings.deskPrefix.count)) : name
    }

    private func names(_ names: [String]) -> String {
        names.isEmpty ? "nothing" : names.map(withoutPrefix).joined(separator: ", ")
    }

    private func choose(_ title: String, _ edit: ConfigurationEdit) -> PaletteChoice {
        PaletteChoice(typed: text, title, .share(edit))
    }

    private func explain(_ title: String) -> PaletteChoice {
        PaletteChoice(typed: text, title)
    }
}

extension AlertDraft {
    /// The draft of an alert that is watched.
    fileprivate init(_ alert: Thesis.Alert) {
        self.init(
            id: alert.id, text: alert.text, when: alert.when.text, hold: AlertDraft.text(alert.hold),
            cooldown: AlertDraft.text(alert.cooldown))
    }

    /// A time in milliseconds, as it is written; nil for none.
    private static func text(_ milliseconds: Int64) -> String? {
        let units = [(86_400_000, "d"), (3_600_000, "h"), (60_000, "min"), (1000, "s")] as [(Int64, String)]
        guard milliseconds > 0, let (length, name) = units.first(where: { milliseconds % $0.0 == 0 }) else {
            return nil
        }
        return "\(milliseconds / length) \(name)"
    }
}

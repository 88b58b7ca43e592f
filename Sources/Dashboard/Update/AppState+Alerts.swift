import Model
import Screen
import Thesis

extension AppState {
    /// Opens a prompt for an alert, with the condition of the figure under the cursor filled in.
    mutating func openAlertPrompt() {
        guard let condition = conditionOfFigure else {
            notice = "no figure under the cursor"
            return
        }
        openAlertPrompt(condition, of: nil)
    }

    private mutating func openAlertPrompt(_ condition: String, of id: String?) {
        var prompt = Prompt(.alert(of: id), from: selected)
        prompt.add(condition)
        self.prompt = prompt
    }

    /// Adds or changes an alert; a wrong condition stays in the prompt, which says what is wrong.
    mutating func enterAlert(_ text: String, _ id: String?) -> [Effect] {
        let condition = PlainText.clean(text)
        guard failure(ofAlert: condition) == nil else { return [] }
        prompt = nil
        guard let id, let alert = settings.alerts.first(where: { $0.id == id }) else {
            let draft = AlertDraft(id: unusedID(for: condition), text: condition, when: condition)
            return [.edit(.addAlert(draft))]
        }
        if alert.when.text == condition { return [] }
        // Words of its own stay; those that only repeat the condition follow it.
        let text = alert.text == alert.when.text ? condition : alert.text
        return [.edit(.changeAlert(id, text: text, when: condition))]
    }

    /// A name for an alert, such as `last-iwm`, followed by a number if there is one of that name.
    private func unusedID(for condition: String) -> String {
        let words = condition.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        let name = words.prefix(2).joined(separator: "-")
        let used = Set(book.alerts.map(\.id))
        if !used.contains(name) { return name }
        return (2...).lazy.map { "\(name)-\($0)" }.first { !used.contains($0) } ?? name
    }

    /// Executes a command on the page of alerts; nil for one that all pages handle alike.
    mutating func navigateAlerts(_ command: Command) -> [Effect]? {
        guard let page else { return nil }
        let list = AlertsPage(state: self, row: page.row)
        let count = list.count
        switch command {
        case .down: setAlertRow(page.row + 1, of: count)
        case .up: setAlertRow(page.row - 1, of: count)
        case .halfPageDown: setAlertRow(page.row + size.height / 2, of: count)
        case .halfPageUp: setAlertRow(page.row - size.height / 2, of: count)
        case .first: setAlertRow(0, of: count)
        case .last: setAlertRow(count - 1, of: count)
        case .addAlert: openAlertPrompt()
        case .undo: return undo()
        case .remove, .zoom:
            guard let alert = list.selected else {
                notice = "only a watched alert can be changed"
                return []
            }
            guard list.isOwn(page.row) else {
                notice =
                    list.owner(of: page.row) == .desk
                    ? "this alert is the desk's: unshare alert \(alert.id.dropFirst(Settings.deskPrefix.count))"
                    : "this alert belongs to the thesis: change it in its file"
                return []
            }
            if command == .remove { return [.edit(.removeAlert(alert.id))] }
            openAlertPrompt(alert.when.text, of: alert.id)
        default: return nil
        }
        return []
    }

    private mutating func setAlertRow(_ row: Int, of count: Int) {
        guard var page, count > 0 else { return }
        page.row = min(max(row, 0), count - 1)
        let line = AlertsPage(state: self, row: page.row).line(of: page.row)
        let height = PageBox(state: self, page: page).rect.height - 2
        page.first = page.row == 0 ? 0 : min(max(page.first, line - height + 1), line)
        self.page = page
    }
}

import Dashboard
import Formats

/// The alerts in a configuration's file, in their order.
struct AlertTables {
    /// The alerts as they are written.
    let drafts: [AlertDraft]

    init(_ root: TOMLItem) {
        guard case .list(let items)? = root.value(at: [ConfigurationSchema.alertTable]) else {
            drafts = []
            return
        }
        drafts = items.map { item in
            func text(_ key: String) -> String? {
                if case .text(let text)? = item.value(at: [key]) { text } else { nil }
            }
            return AlertDraft(
                id: text("id") ?? "", text: text("words") ?? "", when: text("when") ?? "", hold: text("hold"),
                cooldown: text("cooldown"))
        }
    }

    /// The alerts after an edit.
    func drafts(after edit: ConfigurationEdit) throws(EditRefusal) -> [AlertDraft] {
        var drafts = drafts
        switch edit {
        case .addAlert(let draft):
            if drafts.contains(where: { $0.id == draft.id }) {
                throw EditRefusal("there is an alert \(draft.id) already")
            }
            drafts.append(draft)
        case .removeAlert(let id): drafts.remove(at: try index(of: id))
        case .changeAlert(let id, let text, let when):
            let number = try index(of: id)
            (drafts[number].text, drafts[number].when) = (text, when)
        default: break
        }
        return drafts
    }

    /// The edit that restores these alerts after another.
    func inverse(of edit: ConfigurationEdit) throws(EditRefusal) -> ConfigurationEdit {
        switch edit {
        case .removeAlert(let id): return .addAlert(drafts[try index(of: id)])
        case .changeAlert(let id, _, _):
            let before = drafts[try index(of: id)]
            return .changeAlert(id, text: before.text, when: before.when)
        case .addAlert(let draft): return .removeAlert(draft.id)
        default: return edit
        }
    }

    /// Makes an edit in the text that has these alerts.
    func apply(_ edit: ConfigurationEdit, to toml: inout TOMLEdit) throws {
        let name = ConfigurationSchema.alertTable
        switch edit {
        case .addAlert(let draft):
            try toml.appendElement(name, draft.entries.map { ($0.key, TOMLText.quoted($0.text)) })
        case .removeAlert(let id):
            guard try toml.removeElement(name, try index(of: id)) else { throw EditRefusal("no alert \(id)") }
        case .changeAlert(let id, let text, let when):
            let number = try index(of: id)
            let before = drafts[number]
            if before.text != text { _ = try toml.setText(text, of: "words", in: name, number) }
            if before.when != when { _ = try toml.setText(when, of: "when", in: name, number) }
        default: break
        }
    }

    /// The index of the only alert with an identifier. Of several none is edited: they are an error of the file, and an
    /// alert that was removed could not be added again beside the others.
    private func index(of id: String) throws(EditRefusal) -> Int {
        let found = drafts.indices.filter { drafts[$0].id == id }
        guard let index = found.first else {
            throw EditRefusal("the alert \(id) is not in the configuration but in the thesis: change it there")
        }
        guard found.count == 1 else {
            throw EditRefusal("there are \(found.count) alerts \(id): rename them in the file")
        }
        return index
    }
}

extension AlertDraft {
    /// The keys of its table with their texts.
    var entries: [(key: String, text: String)] {
        [("id", id), ("words", text), ("when", when), ("hold", hold), ("cooldown", cooldown)]
            .compactMap { key, text in text.map { (key, $0) } }
    }
}

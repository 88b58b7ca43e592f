import Dashboard
import Formats
import Model

/// A request of a dashboard to share a list or an alert on its desk, or to share it no more.
struct ShareRequest: Hashable, Sendable {
    /// A random name for the answer.
    let id: String
    /// What is to be done: a list restored, an alert added or removed.
    let edit: ConfigurationEdit

    init(_ edit: ConfigurationEdit, id: String = String(UInt64.random(in: 1 ... .max), radix: 36)) {
        self.id = id
        self.edit = edit
    }

    /// The request as it is sent.
    var text: String {
        var members: [JSON.Member] = [JSON.Member("request", .string(id))]
        switch edit {
        case .restore(let name, let symbols, _):
            members.append(JSON.Member("list", .string(name)))
            if let symbols { members.append(JSON.Member("symbols", .array(symbols.map { .string($0.name) }))) }
        case .addAlert(let draft): members.append(JSON.Member("alert", draft.json))
        case .removeAlert(let id): members.append(JSON.Member("removed", .string(id)))
        default: break
        }
        return JSON.object(members).text(indented: false)
    }

    /// Reads what was sent; nil if it is no request. The items themselves are not checked.
    init?(_ text: String) {
        guard let json = try? JSON(decoding: Array(text.utf8)), let id = json["request"]?.plainText, id.utf8.count <= 32
        else { return nil }
        self.id = id
        if let name = json["list"]?.plainText {
            guard let symbols = json["symbols"] else {
                edit = .restore(name, nil, .lists)
                return
            }
            guard case .array(let values) = symbols else { return nil }
            edit = .restore(name, values.compactMap { $0.plainText.map { Symbol($0) } }, .lists)
        } else if let alert = json["alert"] {
            guard let draft = AlertDraft(alert) else { return nil }
            edit = .addAlert(draft)
        } else if let removed = json["removed"]?.plainText {
            edit = .removeAlert(removed)
        } else {
            return nil
        }
    }
}

extension AlertDraft {
    /// The alert as an object with the keys of its table.
    fileprivate var json: JSON { .object(entries.map { JSON.Member($0.key, .string($0.text)) }) }

    fileprivate init?(_ json: JSON) {
        guard let id = json["id"]?.plainText, let when = json["when"]?.plainText else { return nil }
        self.init(
            id: id, text: json["words"]?.plainText ?? when, when: when, hold: json["hold"]?.plainText,
            cooldown: json["cooldown"]?.plainText)
    }
}

extension JSON {
    /// The text of a string without control characters; nil for anything else.
    var plainText: String? {
        if case .string(let text) = self { PlainText.clean(text, limit: 2000) } else { nil }
    }
}

public import Model

/// A change of what a person writes by hand in the configuration: a watch list, a group, an alert, a setting.
public enum ConfigurationEdit: Hashable, Sendable {
    /// A section of named lists; the raw value is its name in the file.
    public enum Section: String, Hashable, Sendable {
        /// The watch lists.
        case lists = "watch-lists"
        /// The groups.
        case groups = "groups"

        /// The noun for one of its lists.
        public var noun: String { self == .lists ? "list" : "group" }
    }

    /// Appends symbols to a list, which is created if there is none of that name.
    case add([Symbol], to: String, Section = .lists)
    /// Removes symbols from a list.
    case remove([Symbol], from: String, Section = .lists)
    /// Moves a symbol to a row of its list, counted from 1.
    case move(Symbol, to: Int, in: String)
    /// Creates a list.
    case create(String, [Symbol], Section = .lists)
    /// Deletes a list.
    case delete(String, Section = .lists)
    /// Makes a list in the file have these symbols, or none of that name be there: the reverse of any of the above.
    case restore(String, [Symbol]?, Section)
    /// Appends an alert.
    case addAlert(AlertDraft)
    /// Removes the alert with an identifier.
    case removeAlert(String)
    /// Replaces text and condition of the alert with an identifier.
    case changeAlert(String, text: String, when: String)
    /// Gives a setting a value.
    case set(SettingChoice)
    /// Removes a setting, whatever its value, so that it has its default: the reverse of setting one that was not there.
    case unset(SettingChoice)
}

extension ConfigurationEdit {
    /// The list that an edit concerns, if any.
    public var list: (name: String, section: Section)? {
        switch self {
        case .add(_, let name, let section), .remove(_, let name, let section), .create(let name, _, let section),
            .delete(let name, let section), .restore(let name, _, let section):
            (name, section)
        case .move(_, _, let name): (name, .lists)
        case .addAlert, .removeAlert, .changeAlert, .set, .unset: nil
        }
    }

    /// The setting that an edit concerns, if any.
    public var setting: SettingChoice? {
        switch self {
        case .set(let setting), .unset(let setting): setting
        default: nil
        }
    }

    /// The symbols of its list after the edit; nil if the list is deleted then, or for another edit.
    ///
    /// - Parameter lists: the lists of its section before.
    public func symbols(in lists: [SymbolList]) throws(EditRefusal) -> [Symbol]? {
        guard let (name, section) = list else { return nil }
        let before = lists.first { $0.name == name }?.symbols
        switch self {
        case .add(let symbols, _, _): return try ConfigurationEdit.added(symbols, to: before ?? [], of: name)
        case .create(_, let symbols, _):
            if before != nil { throw EditRefusal("there is a \(section.noun) \(name) already") }
            return symbols
        case .restore(_, let symbols, _): return symbols
        default: break
        }
        guard let before else { throw EditRefusal("there is no \(section.noun) \(name)") }
        switch self {
        case .remove(let symbols, _, _):
            if let absent = symbols.first(where: { !before.contains($0) }) {
                throw EditRefusal("\(absent) is not on \(name)")
            }
            return before.filter { !symbols.contains($0) }
        case .move(let symbol, let row, _):
            guard before.contains(symbol) else { throw EditRefusal("\(symbol) is not on \(name)") }
            var others = before.filter { $0 != symbol }
            others.insert(symbol, at: min(max(row - 1, 0), others.count))
            if others == before { throw EditRefusal("\(symbol) is in that row of \(name) already") }
            return others
        default: return nil
        }
    }

    private static func added(
        _ symbols: [Symbol], to before: [Symbol], of name: String
    ) throws(EditRefusal) -> [Symbol] {
        if let odd = symbols.first(where: { !Symbol.isPlain($0.name) && !before.contains($0) }) {
            throw EditRefusal("“\(PlainText.clean(odd.name, limit: 24))” is not a symbol")
        }
        var after = before
        for symbol in symbols where !after.contains(symbol) { after.append(symbol) }
        if after == before {
            let names = symbols.map(\.name).joined(separator: ", ")
            throw EditRefusal("\(names) \(symbols.count == 1 ? "is" : "are") on \(name) already")
        }
        return after
    }

    /// The names that a list cannot have: the palette gives them a meaning.
    public static let reservedNames: Set = ["all", "new", "delete"]

    /// The name of the list that is created for the first symbol of one's own.
    public static let firstListName = "mine"

    /// What was done, in the words of a notice.
    public var message: String {
        switch self {
        case .add(let symbols, let name, _): "added \(ConfigurationEdit.text(symbols)) to \(name)"
        case .remove(let symbols, let name, _): "removed \(ConfigurationEdit.text(symbols)) from \(name)"
        case .move(let symbol, let row, let name): "moved \(symbol) to row \(row) of \(name)"
        case .create(let name, _, let section): "created the \(section.noun) \(name)"
        case .delete(let name, let section): "deleted the \(section.noun) \(name)"
        case .restore(let name, _, let section): "restored the \(section.noun) \(name)"
        case .addAlert(let alert): "added the alert \(alert.when)"
        case .removeAlert(let id): "removed the alert \(id)"
        case .changeAlert(_, _, let when): "changed the alert to \(when)"
        case .set(let setting): "\(setting.key) \(setting.value)"
        case .unset(let setting): "\(setting.key) as by default"
        }
    }

    private static func text(_ symbols: [Symbol]) -> String { symbols.map(\.name).joined(separator: ", ") }
}

import Dashboard
import Formats
import Model
import Thesis

/// The watch lists and alerts that the dashboards of a desk share, as the text of a configuration that has nothing else.
struct SharedItems: Hashable, Sendable {
    /// The text.
    let text: String
    /// The watch lists, under their names without a prefix.
    let lists: [SymbolList]
    /// The alerts as they are written.
    let alerts: [AlertDraft]

    /// Nothing.
    static let none = SharedItems(text: "", lists: [], alerts: [])

    /// The most of each: texts come from other people's programs.
    private enum Limit {
        static let lists = 32, symbols = 200, alerts = 64, name = 64, words = 200, condition = 1000
    }

    private init(text: String, lists: [SymbolList], alerts: [AlertDraft]) {
        self.text = text
        self.lists = lists
        self.alerts = alerts
    }

    /// Reads a text, which is judged as a whole.
    init(_ text: String) throws(ConfigurationEditError) {
        let root: TOMLItem
        do throws(TOMLSyntaxError) { root = try TOMLItem(parsing: text) } catch {
            throw .refused("\(Configuration.deskItems), line \(error.location.line): \(error.message)")
        }
        guard case .table(let entries) = root,
            entries.allSatisfy({ ["watch-lists", ConfigurationSchema.alertTable].contains($0.key) })
        else { throw .refused("\(Configuration.deskItems) has more than watch lists and alerts") }
        let (configuration, errors) = Configuration.parsing(text, file: Configuration.deskItems)
        if !errors.isEmpty { throw .invalid(ConfigurationErrors(errors: errors)) }
        self.text = text
        lists = configuration.lists.filter { root.value(at: ["watch-lists", $0.name]) != nil }
        alerts = AlertTables(root).drafts
        if let refusal { throw .refused(refusal) }
    }

    /// These items after something is shared, or shared no more.
    func applying(_ edit: ConfigurationEdit) throws(ConfigurationEditError) -> SharedItems {
        var text = text
        // An alert that is shared again replaces the one before.
        if case .addAlert(let draft) = edit, alerts.contains(where: { $0.id == draft.id }) {
            text = try EditedConfiguration(.removeAlert(draft.id), of: text, file: Configuration.deskItems).text
        }
        return try SharedItems(EditedConfiguration(edit, of: text, file: Configuration.deskItems).text)
    }

    /// Why the items are not acceptable; nil if they are.
    private var refusal: String? {
        if lists.count > Limit.lists { return "a desk shares \(Limit.lists) lists at most" }
        if alerts.count > Limit.alerts { return "a desk shares \(Limit.alerts) alerts at most" }
        for list in lists {
            guard SharedItems.isPlain(list.name, Limit.name) else { return "a list has an unusual name" }
            if list.symbols.count > Limit.symbols { return "a shared list has \(Limit.symbols) symbols at most" }
            if let odd = list.symbols.first(where: { !Symbol.isPlain($0.name) }) {
                return "“\(PlainText.clean(odd.name, limit: 24))” is not a symbol"
            }
        }
        for alert in alerts {
            guard SharedItems.isPlain(alert.id, Limit.name), SharedItems.isPlain(alert.text, Limit.words),
                SharedItems.isPlain(alert.when, Limit.condition)
            else { return "an alert is too long, or has invisible characters" }
        }
        return nil
    }

    private static func isPlain(_ text: String, _ limit: Int) -> Bool {
        !text.isEmpty && text == PlainText.clean(text, limit: limit)
    }
}

extension SharedItems {
    /// These items as another text has them, which is read only if it differs.
    func reading(_ text: String) throws(ConfigurationEditError) -> SharedItems {
        text == self.text ? self : try SharedItems(text)
    }

    /// The watch lists as they are called among one's own.
    var namedLists: [SymbolList] { lists.map { SymbolList(Settings.deskPrefix + $0.name, $0.symbols) } }

    /// What has changed since other items, in words; nil if nothing has.
    func news(since other: SharedItems) -> String? {
        let lists = lists.filter { !other.lists.contains($0) }.map(\.name)
        let alerts = alerts.filter { !other.alerts.contains($0) }.map(\.when)
        let gone =
            other.lists.map(\.name).filter { name in !self.lists.contains { $0.name == name } }
            + other.alerts.map(\.id).filter { id in !self.alerts.contains { $0.id == id } }
        let words = [("shares the list", lists), ("shares the alert", alerts), ("no longer shares", gone)]
        let told = words.filter { !$0.1.isEmpty }.map { "\($0.0) \($0.1.joined(separator: ", "))" }
        return told.isEmpty ? nil : "the desk " + told.joined(separator: "; ")
    }
}

extension Configuration {
    /// The configuration with what the desk shares; own lists come first.
    func joining(_ shared: SharedItems) -> Configuration {
        var configuration = self
        let added = shared.namedLists.filter { list in !lists.contains { $0.name == list.name } }
        configuration.lists += added
        configuration.sharedLists = added.map(\.name)
        configuration.sharedAlerts = shared.alerts
        return configuration
    }
}

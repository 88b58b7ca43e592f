import Dashboard
import Formats
import Model
import Services

/// A key of the configuration: its name, the values it accepts, its default, and its purpose.
struct ConfigurationKey: Sendable {
    /// The name in its section; empty for a section whose keys are names chosen by the user.
    let name: String
    /// The purpose of the key, for the documentation.
    let summary: String
    /// The accepted values, such as `true or false`.
    let form: String
    /// The accepted values, as a sentence, if the default does not show them.
    let explanation: String?
    /// Parses a value and sets it in a configuration.
    let read: @Sendable (TOMLItem, inout Configuration) throws(InvalidValue) -> Void
    /// The lines that set the key to a configuration's value.
    let lines: @Sendable (Configuration) -> [String]

    /// The property of a configuration that a key sets.
    typealias Path<Value> = any WritableKeyPath<Configuration, Value> & Sendable

    /// Creates a key with one value.
    init<Value>(
        _ name: String, _ form: ValueForm<Value>, _ path: Path<Value>,
        _ description: String
    ) {
        self.name = name
        self.summary = description
        self.form = form.description
        explanation = form.explanation
        read = { item, configuration throws(InvalidValue) in configuration[keyPath: path] = try form.read(item) }
        lines = { ["\(TOMLText.key(name)) = \(form.write($0[keyPath: path]))"] }
    }

    /// Creates the key of a service.
    init(_ setting: ServiceSetting) {
        name = setting.name
        summary = setting.summary
        form = setting.form
        explanation = setting.explanation
        read = { item, configuration throws(InvalidValue) in try setting.read(item, &configuration.sources) }
        lines = { ["\(TOMLText.key(setting.name)) = \(setting.text($0.sources))"] }
    }

    /// Creates a section of named symbol lists.
    init(lists path: Path<[SymbolList]>) {
        let form = ValueForm<[SymbolList]>.symbolLists
        let symbols = ValueForm<Symbol>.symbol
        name = ""
        summary = ""
        self.form = form.description
        explanation = form.explanation
        read = { item, configuration throws(InvalidValue) in
            let lists = try form.read(item)
            // The default text has an empty section, which must not change anything.
            if !lists.isEmpty { configuration[keyPath: path] = lists }
        }
        lines = { configuration in
            configuration[keyPath: path].map { list in
                "\(TOMLText.key(list.name)) = \(TOMLText.list(list.symbols.map(symbols.write)))"
            }
        }
    }

    /// Creates the section of layouts. Those of the file come before the shipped ones, whose names they may take.
    init(layouts path: Path<[LayoutPreset]>) {
        let form = ValueForm<[LayoutPreset]>.layouts
        name = ""
        summary = ""
        self.form = form.description
        explanation = form.explanation
        read = { item, configuration throws(InvalidValue) in
            let own = try form.read(item)
            let shipped = LayoutPreset.shipped
            configuration[keyPath: path] =
                own.filter { layout in !shipped.contains { $0.name == layout.name } }
                + shipped.map { layout in own.first { $0.name == layout.name } ?? layout }
        }
        lines = { configuration in
            configuration[keyPath: path].map {
                "\(TOMLText.key($0.name)) = \(ValueForm<[PanelID]>.panels.write($0.panels))"
            }
        }
    }
}

/// A section of the configuration.
struct ConfigurationSection: Sendable {
    /// The name; empty for the keys before the first section.
    let name: String
    /// The purpose of the section, for the documentation.
    let summary: String
    /// The keys, in order.
    let keys: [ConfigurationKey]

    /// The full name of a key.
    func path(_ key: ConfigurationKey) -> String {
        [name, key.name].filter { !$0.isEmpty }.joined(separator: ".")
    }
}

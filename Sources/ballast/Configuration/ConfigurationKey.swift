import Dashboard
import Model

/// A key of the configuration: its name, what may stand there, what stands there by default, and what it is for.
struct ConfigurationKey: Sendable {
    /// Its name in its section; empty where it is the section itself, of names that a person chooses.
    let name: String
    /// What it is for.
    let words: String
    /// What may stand there, as a sentence, where no value shows it.
    let explanation: String?
    /// Takes a value into a configuration.
    let read: @Sendable (TOMLItem, inout Configuration) throws(WrongValue) -> Void
    /// The lines that say what a configuration has.
    let lines: @Sendable (Configuration) -> [String]

    /// Where a value stands in a configuration.
    typealias Path<Value> = any WritableKeyPath<Configuration, Value> & Sendable

    /// A key with one value.
    init<Value>(
        _ name: String, _ form: ValueForm<Value>, _ path: Path<Value>,
        _ words: String
    ) {
        self.name = name
        self.words = words
        explanation = form.explanation
        read = { item, configuration throws(WrongValue) in configuration[keyPath: path] = try form.read(item) }
        lines = { ["\(TOMLText.key(name)) = \(form.write($0[keyPath: path]))"] }
    }

    /// A key whose value is added to what is there by default.
    init(
        _ name: String, adding form: ValueForm<[Symbol: String]>,
        _ path: Path<[Symbol: String]>, _ words: String
    ) {
        self.name = name
        self.words = words
        explanation = form.explanation
        read = { item, configuration throws(WrongValue) in
            configuration[keyPath: path].merge(try form.read(item)) { $1 }
        }
        lines = { ["\(TOMLText.key(name)) = \(form.write($0[keyPath: path]))"] }
    }

    /// A section of names with lists of symbols.
    init(lists path: Path<[SymbolList]>) {
        let form = ValueForm<[SymbolList]>.symbolLists
        let symbols = ValueForm<Symbol>.symbol
        name = ""
        words = ""
        explanation = form.explanation
        read = { item, configuration throws(WrongValue) in
            let lists = try form.read(item)
            // An empty section stands in the default text, where it must change nothing.
            if !lists.isEmpty { configuration[keyPath: path] = lists }
        }
        lines = { configuration in
            configuration[keyPath: path].map { list in
                "\(TOMLText.key(list.name)) = \(TOMLText.list(list.symbols.map(symbols.write)))"
            }
        }
    }
}

/// A table of the configuration.
struct ConfigurationSection: Sendable {
    /// Its name; empty for the keys before any table.
    let name: String
    /// What it is for.
    let words: String
    /// Its keys in order.
    let keys: [ConfigurationKey]

    /// The whole name of a key.
    func path(_ key: ConfigurationKey) -> String {
        [name, key.name].filter { !$0.isEmpty }.joined(separator: ".")
    }
}

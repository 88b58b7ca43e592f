import Dashboard
import Feeds
import Model
import Screen

extension Configuration {
    /// What a file says, as far as it is right, and what is wrong with it. A key that is wrong stays as it is by default.
    ///
    /// - Parameter file: What the file is called in messages; paths in it begin at its folder.
    static func reading(_ text: String, file: String) -> (configuration: Configuration, errors: [ConfigurationError]) {
        let root: TOMLItem
        do throws(TOMLSyntaxError) { root = try TOMLItem(parsing: text) } catch {
            let wrong = ConfigurationError(
                file: file, line: error.place.line, column: error.place.column, key: error.key,
                message: error.message)
            return (Configuration(), [wrong])
        }
        var reader = ConfigurationReader()
        reader.read(root, under: [])
        // Places are looked for only where somebody needs them.
        let ordered = reader.needsPlaces ? TOMLPlaces(text) : nil
        reader.joinShipped(ordered)
        reader.check()
        var configuration = reader.configuration
        configuration.resolvePaths(in: file)
        guard reader.hasAlerts || reader.hasLists || !reader.faults.isEmpty else { return (configuration, []) }
        let places = ordered ?? TOMLPlaces(text)
        if reader.hasAlerts { configuration.alerts = ThesisSource(alertsOf: root, text, file: file, places) }
        return (configuration, reader.errors(in: file, places))
    }

    /// Makes paths absolute: `~` is the home folder, and what is relative begins at the folder of the file.
    private mutating func resolvePaths(in file: String) {
        let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        func resolved(_ path: String?) -> String? {
            guard let path else { return nil }
            if path == "~" || path.hasPrefix("~/"), let home = Surroundings.variable("HOME") {
                return home + path.dropFirst()
            }
            return path.hasPrefix("/") || folder.isEmpty ? path : "\(folder)/\(path)"
        }
        data = resolved(data)
        thesis = resolved(thesis)
        store.folder = resolved(store.folder)
        sources.alpaca.keyFile = resolved(sources.alpaca.keyFile)
    }
}

/// A configuration while it is read, with what was wrong so far.
private struct ConfigurationReader {
    var configuration = Configuration()
    /// Whether the file has alerts, and whether it has lists and groups, whose order the library does not tell.
    private(set) var hasAlerts = false, hasLists = false, hasGroups = false
    /// Whether the file says which list is shown first.
    private var choosesList = false
    var faults: [(path: [String], message: String)] = []
    /// The commands whose keys the file names.
    private var bound: [Command] = []
    private let keys: [String: ConfigurationKey]
    private let tables: Set<String>

    init() {
        let sections = ConfigurationSchema.sections
        keys = Dictionary(sections.flatMap { section in section.keys.map { (section.path($0), $0) } }) { a, _ in a }
        tables = Set(sections.map(\.name) + ["sources"])
    }

    mutating func read(_ item: TOMLItem, under path: [String]) {
        let name = path.joined(separator: ".")
        if let key = keys[name] {
            do throws(WrongValue) {
                try key.read(item, &configuration)
                if path == ["watch-lists"], item != .table([]) { hasLists = true }
                if path == ["groups"], item != .table([]) { hasGroups = true }
                if path == ["watch-list"] { choosesList = true }
                if path.first == "keys", let binding = binding(path[1]) { bound.append(binding.command) }
            } catch {
                faults.append((path + error.path, error.message))
            }
        } else if tables.contains(name) {
            guard case .table(let entries) = item else {
                return faults.append((path, "expected a table [\(name)], found \(item.kind)"))
            }
            for entry in entries { read(entry.value, under: path + [entry.key]) }
        } else if name == ConfigurationSchema.alertTable {
            guard case .list(let items) = item, items.allSatisfy({ if case .table = $0 { true } else { false } }) else {
                return faults.append((path, "expected tables [[alert]], found \(item.kind)"))
            }
            hasAlerts = true
        } else {
            faults.append((path, unknown(path)))
        }
    }

    private func binding(_ word: String) -> Binding? {
        KeyTable.standard.bindings.first { $0.command.word == word }
    }

    /// That there is no such key, and which one may be meant.
    private func unknown(_ path: [String]) -> String {
        let table = path.dropLast().joined(separator: ".")
        let prefix = table.isEmpty ? "" : table + "."
        let names = Set(keys.keys).union(tables).union([ConfigurationSchema.alertTable])
            .filter { $0.hasPrefix(prefix) && $0 != table && !$0.isEmpty }
            .compactMap { $0.dropFirst(prefix.count).split(separator: ".").first.map(String.init) }
        let what = table == "keys" ? "command" : "key"
        return "no such \(what)\(Suggestion.words(for: path.last ?? "", among: Set(names).sorted()))"
    }
}

extension ConfigurationReader {
    /// Whether the order in the file matters, or where in it something is wrong.
    var needsPlaces: Bool { hasLists || hasAlerts || !faults.isEmpty }

    /// Puts the lists in the order of the file, and those that ship behind them unless they are not wanted. A list takes
    /// the place of the one of its name. A person who has lists of their own sees the first of them first.
    mutating func joinShipped(_ places: TOMLPlaces?) {
        if hasLists {
            let own = configuration.lists
            let lines = own.map { places?.line(of: ["watch-lists", $0.name]) ?? 0 }
            configuration.lists = own.indices.sorted { (lines[$0], $0) < (lines[$1], $1) }.map { own[$0] }
            let isShipped = configuration.lists.allSatisfy(Configuration.shippedLists.contains)
            if !choosesList, !isShipped { configuration.list = configuration.lists.first?.name }
        }
        let keeps = configuration.keepsShipped
        configuration.lists.join(Configuration.shippedLists, isOwn: hasLists, keeps: keeps)
        configuration.groups.join(Configuration.shippedGroups, isOwn: hasGroups, keeps: keeps)
    }

    /// Looks at what keys say together.
    mutating func check() {
        checkKeys()
        if let list = configuration.list, !configuration.lists.contains(where: { $0.name == list }) {
            let names = configuration.lists.map(\.name)
            faults.append((["watch-list"], "no watch list '\(list)'\(Suggestion.words(for: list, among: names))"))
            configuration.list = nil
        }
    }

    /// One key asks for one command, and the way out has a key.
    private mutating func checkKeys() {
        var owners: [Key: Command] = [:]
        // Those that the file does not name come first, so that it is the file's line that is told.
        let others = KeyTable.standard.bindings.map(\.command).filter { !bound.contains($0) }
        for command in others + bound {
            for key in configuration[keysOf: command] {
                if let owner = owners[key], owner != command {
                    let message = "\(key.name) is the key of \(owner.word) already: give that another"
                    faults.append((["keys", command.word], message))
                }
                owners[key] = command
            }
        }
        for command in [Command.quit, .interrupt] where configuration[keysOf: command].isEmpty {
            faults.append((["keys", command.word], "it needs a key: there would be no way out"))
        }
        if faults.contains(where: { $0.path.first == "keys" }) { configuration.keys = [:] }
    }

    /// What was wrong, with its lines.
    func errors(in file: String, _ places: TOMLPlaces) -> [ConfigurationError] {
        let errors = faults.map { fault in
            ConfigurationError(
                file: file, line: places.line(of: fault.path), key: fault.path.joined(separator: "."),
                message: fault.message)
        }
        return errors.sorted { ($0.line ?? 0) < ($1.line ?? 0) }
    }
}

extension [SymbolList] {
    /// Has those that ship behind a person's own, but for names that are taken; without any of them where they are not to
    /// be kept.
    fileprivate mutating func join(_ shipped: [SymbolList], isOwn: Bool, keeps: Bool) {
        let own = isOwn ? self : []
        self = own + (keeps ? shipped.filter { list in !own.contains { $0.name == list.name } } : [])
    }
}

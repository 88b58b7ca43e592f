import Model
import Formats
import Dashboard
import Screen
import Services
import Thesis

extension Configuration {
    /// Reads a configuration, with the errors in it. A key with an error retains its default.
    ///
    /// - Parameters:
    ///   - file: the name of the file for messages; relative paths in it start at its folder.
    ///   - services: the services that it may configure.
    static func parsing(
        _ text: String, file: String, services: [ServiceDefinition] = ServiceDefinition.all
    ) -> (configuration: Configuration, errors: [ConfigurationError]) {
        let root: TOMLItem
        do throws(TOMLSyntaxError) { root = try TOMLItem(parsing: text) } catch {
            let syntaxError = ConfigurationError(
                file: file, line: error.location.line, column: error.location.column, key: error.key,
                message: error.message)
            return (Configuration(), [syntaxError])
        }
        var reader = ConfigurationReader(ConfigurationSchema.sections(of: services))
        reader.read(root, under: [])
        reader.joinShipped(text)
        reader.check()
        let themeErrors = reader.chooseTheme(in: ThemeFolder(besides: file))
        var configuration = reader.configuration
        configuration.resolvePaths(in: file, of: services)
        guard reader.hasAlerts || !reader.problems.isEmpty else {
            return (configuration, themeErrors)
        }
        // Locations are only computed when they are needed.
        let locations = TOMLLocations(text)
        if reader.hasAlerts { configuration.alerts = ThesisSource(alertsOf: root, text, file: file, locations) }
        return (configuration, reader.errors(in: file, locations) + themeErrors)
    }

    /// Makes paths absolute: `~` is the home folder, and relative paths start at the folder of the file.
    private mutating func resolvePaths(in file: String, of services: [ServiceDefinition]) {
        let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        func absolute(_ path: String?) -> String? {
            guard let path else { return nil }
            if path == "~" || path.hasPrefix("~/"), let home = ProcessEnvironment.variable("HOME") {
                return home + path.dropFirst()
            }
            return path.hasPrefix("/") || folder.isEmpty ? path : "\(folder)/\(path)"
        }
        data = absolute(data)
        thesis = absolute(thesis)
        store.folder = absolute(store.folder)
        desk.credentials = absolute(desk.credentials)
        desk.authorities = absolute(desk.authorities)
        for service in services { service.resolvePaths(&sources, absolute) }
    }
}

/// A key with the panel in which alone it applies; nil for all.
private struct KeyOwner: Hashable {
    let key: Key
    let panel: PanelID?
}

/// A configuration while it is read, with the errors found so far.
private struct ConfigurationReader {
    var configuration = Configuration()
    /// Whether the file has alerts, lists and groups; the TOML library does not report the order of the latter two.
    private(set) var hasAlerts = false, hasLists = false, hasGroups = false
    /// Whether the file sets the list that is shown first.
    private var choosesList = false
    var problems: [(path: [String], message: String)] = []
    /// The bindings whose keys the file sets.
    private var ownBindings: [Binding] = []
    private let keys: [String: ConfigurationKey]
    private let tables: Set<String>

    init(_ sections: [ConfigurationSection]) {
        keys = Dictionary(sections.flatMap { section in section.keys.map { (section.path($0), $0) } }) { a, _ in a }
        tables = Set(sections.map(\.name) + ["sources"])
    }

    mutating func read(_ item: TOMLItem, under path: [String]) {
        let name = path.joined(separator: ".")
        if let key = keys[name] {
            do throws(InvalidValue) {
                try key.read(item, &configuration)
                if path == ["watch-lists"], item != .table([]) { hasLists = true }
                if path == ["groups"], item != .table([]) { hasGroups = true }
                if path == ["watch-list"] { choosesList = true }
                if path.first == "keys", let binding = binding(path[1]) { ownBindings.append(binding) }
            } catch {
                problems.append((path + error.path, error.message))
            }
        } else if tables.contains(name) {
            guard case .table(let entries) = item else {
                return problems.append((path, "expected a table [\(name)], found \(item.kind)"))
            }
            for entry in entries { read(entry.value, under: path + [entry.key]) }
        } else if name == ConfigurationSchema.alertTable {
            guard case .list(let items) = item, items.allSatisfy({ if case .table = $0 { true } else { false } }) else {
                return problems.append((path, "expected tables [[alert]], found \(item.kind)"))
            }
            hasAlerts = true
        } else {
            problems.append((path, unknown(path)))
        }
    }

    private func binding(_ name: String) -> Binding? {
        KeyTable.standard.bindings.first { $0.name == name }
    }

    /// The message for an unknown key, with a suggestion.
    private func unknown(_ path: [String]) -> String {
        let table = path.dropLast().joined(separator: ".")
        let prefix = table.isEmpty ? "" : table + "."
        let names = Set(keys.keys).union(tables).union([ConfigurationSchema.alertTable])
            .filter { $0.hasPrefix(prefix) && $0 != table && !$0.isEmpty }
            .compactMap { $0.dropFirst(prefix.count).split(separator: ".").first.map(String.init) }
        let kind = table == "keys" ? "command" : "key"
        return "no such \(kind)\(Suggestion.hint(for: path.last ?? "", among: Set(names).sorted()))"
    }
}

extension ConfigurationReader {
    /// Sorts the lists as in the file, and appends the shipped ones unless they are disabled. A list replaces a shipped
    /// one of the same name. If the user has own lists, the first of them is shown first.
    mutating func joinShipped(_ text: String) {
        if hasLists {
            let names = (try? TOMLOutline(text))?.names(under: ["watch-lists"]) ?? []
            let places = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
            configuration.lists.sort { (places[$0.name] ?? 0, $0.name) < (places[$1.name] ?? 0, $1.name) }
            let isShipped = configuration.lists.allSatisfy(Configuration.shippedLists.contains)
            if !choosesList, !isShipped {
                configuration.list = configuration.lists.first { !$0.symbols.isEmpty }?.name
            }
        }
        configuration.choosesList = choosesList
        let keeps = configuration.includesShipped
        configuration.lists.join(Configuration.shippedLists, isOwn: hasLists, keeps: keeps)
        configuration.groups.join(Configuration.shippedGroups, isOwn: hasGroups, keeps: keeps)
    }

    /// Looks up the theme, and returns the errors in its own file.
    mutating func chooseTheme(in folder: ThemeFolder) -> [ConfigurationError] {
        let name = configuration.themeName
        do throws(ConfigurationErrors) {
            if let theme = try folder.choice(named: name) {
                configuration.theme = theme
            } else {
                problems.append((["theme"], folder.message(about: name)))
            }
            return []
        } catch {
            return error.errors
        }
    }

    /// Checks keys that depend on each other.
    mutating func check() {
        checkKeys()
        if let list = configuration.list, !configuration.lists.contains(where: { $0.name == list }) {
            let names = configuration.lists.map(\.name)
            problems.append((["watch-list"], "no watch list '\(list)'\(Suggestion.hint(for: list, among: names))"))
            configuration.list = nil
        }
    }

    /// Checks that no key is bound to two commands, and that quitting has a key.
    private mutating func checkKeys() {
        var owners: [KeyOwner: Binding] = [:]
        // Commands that the file does not mention come first, so that the error is reported for the file's line.
        let bindings = KeyTable.standard.bindings
        let others = bindings.filter { binding in !ownBindings.contains { $0.command == binding.command } }
        for binding in others + ownBindings {
            for key in configuration[keysOf: binding.command] {
                let place = KeyOwner(key: key, panel: binding.panel)
                if let owner = owners[place], owner.command != binding.command {
                    let message = "\(key.name) is already the key of \(owner.name): give that command another"
                    problems.append((["keys", binding.name], message))
                }
                owners[place] = binding
            }
        }
        let leaving: [Command] = [.quit, .interrupt]
        for binding in bindings.filter({ leaving.contains($0.command) })
        where configuration[keysOf: binding.command].isEmpty {
            problems.append((["keys", binding.name], "it needs a key: there would be no way to quit"))
        }
        if problems.contains(where: { $0.path.first == "keys" }) { configuration.keys = [:] }
    }

    /// The errors, sorted by line.
    func errors(in file: String, _ locations: TOMLLocations) -> [ConfigurationError] {
        let errors = problems.map { problem in
            ConfigurationError(
                file: file, line: locations.line(of: problem.path), key: problem.path.joined(separator: "."),
                message: problem.message)
        }
        return errors.sorted { ($0.line ?? 0) < ($1.line ?? 0) }
    }
}

extension [SymbolList] {
    /// Appends the shipped lists whose names are not in use, or removes all of them if `keeps` is false.
    fileprivate mutating func join(_ shipped: [SymbolList], isOwn: Bool, keeps: Bool) {
        let userLists = isOwn ? self : []
        self = userLists + (keeps ? shipped.filter { list in !userLists.contains { $0.name == list.name } } : [])
    }
}

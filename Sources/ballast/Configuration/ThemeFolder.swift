import Dashboard
import Model

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The folder of the user's own themes, `themes` next to the configuration: `themes/NAME.toml` each.
struct ThemeFolder: Sendable {
    private static let ending = ".toml"
    /// The path of the folder, whether it exists or not; nil if there is none for a configuration.
    let path: String?

    /// The folder next to a configuration.
    init(besides configuration: String?) {
        path = configuration.map { file in
            let parts = file.split(separator: "/", omittingEmptySubsequences: false)
            return (parts.dropLast() + ["themes"]).joined(separator: "/")
        }
    }

    /// The choice of a name: automatic, a shipped theme, or the user's own; nil if there is none of that name.
    func choice(named name: String) throws(ConfigurationErrors) -> ThemeChoice? {
        if name == Theme.automaticName { return .automatic }
        if let shipped = Theme.shipped.named(name) { return .fixed(shipped) }
        guard let path = file(of: name), access(path, F_OK) == 0 else { return nil }
        return .fixed(try ThemeFile(name: name, path: path).theme(try text(of: path)))
    }

    private func text(of path: String) throws(ConfigurationErrors) -> String {
        do throws(Failure) { return try TextFile.read(path, as: "a theme") } catch {
            let message = error.message.replacing("ballast: ", with: "", maxReplacements: 1)
            throw ConfigurationErrors(errors: [ConfigurationError(file: path, line: nil, key: nil, message: message)])
        }
    }

    /// What is wrong with a name that no theme has.
    func message(about name: String) -> String {
        "expected the name of a theme, found “\(name)”\(Suggestion.hint(for: name, among: choices))"
    }

    /// Why a name cannot be chosen, with all that can; nil if it can.
    func refusal(of name: String) -> String? {
        do throws(ConfigurationErrors) {
            guard try choice(named: name) == nil else { return nil }
            let own = path.map { "; your own are files in \($0)" } ?? ""
            return "\(message(about: name)); there are \(choices.joined(separator: ", "))\(own)"
        } catch {
            return error.description
        }
    }

    /// All names that can be chosen.
    var choices: [String] { [Theme.automaticName] + Theme.shipped.map(\.name) + names }

    /// All of the user's themes by name, and those with errors.
    func all() -> (themes: [Theme], faulty: [FaultyTheme]) {
        var themes: [Theme] = [], faulty: [FaultyTheme] = []
        for name in names {
            if name == Theme.automaticName || Theme.shipped.named(name) != nil {
                faulty.append(FaultyTheme(name, "a shipped theme has the name of this file"))
                continue
            }
            do throws(ConfigurationErrors) {
                if case .fixed(let theme)? = try choice(named: name) { themes.append(theme) }
            } catch {
                faulty.append(FaultyTheme(name, error.short))
            }
        }
        return (themes, faulty)
    }

    /// One element per change of a theme's file since some versions of them, without end; none where there is no
    /// folder.
    func changes(since versions: [FileVersion]) -> AsyncStream<Void> {
        guard let path else { return AsyncStream { $0.finish() } }
        return FileWatch.changes(ofFolder: path, { self.versions }, since: versions)
    }

    /// The versions of the files.
    var versions: [FileVersion] { names.compactMap { file(of: $0).flatMap(FileVersion.init) } }

    /// The names of the files, in alphabetical order.
    private var names: [String] {
        guard let path, let entries = opendir(path) else { return [] }
        defer { closedir(entries) }
        var names: [String] = []
        while let entry = readdir(entries) {
            let file = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard file.hasSuffix(ThemeFolder.ending) else { continue }
            let name = String(file.dropLast(ThemeFolder.ending.count))
            if self.file(of: name) != nil { names.append(name) }
        }
        return names.sorted()
    }

    /// The path of a theme; nil for a name that cannot be that of a file, or not be typed.
    private func file(of name: String) -> String? {
        guard let path, !name.isEmpty, !name.hasPrefix("."), !name.contains("/"), PlainText.clean(name) == name else {
            return nil
        }
        return "\(path)/\(name)\(ThemeFolder.ending)"
    }
}

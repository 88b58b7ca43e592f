import Model

/// What is wrong with a configuration, and where.
struct ConfigurationError: Error, Hashable {
    /// The file.
    let file: String
    /// The line; nil where the whole file is meant.
    let line: Int?
    /// The whole name of the key; nil where the file is no TOML.
    let key: String?
    /// What is wrong and what was expected.
    let message: String
}

extension ConfigurationError: CustomStringConvertible {
    /// The error as `config.toml:12: sources.yahoo.quotes: expected a time, found “fast”`.
    var description: String { words(file) }

    /// The same with the file by its last name alone, where there is little room.
    var short: String { words(file.split(separator: "/").last.map(String.init) ?? file) }

    private func words(_ file: String) -> String {
        let place = line.map { "\(file):\($0)" } ?? file
        return PlainText.clean(([place] + [key, message].compactMap(\.self)).joined(separator: ": "))
    }
}

/// Everything that is wrong with a configuration, in the order of its lines.
struct ConfigurationErrors: Error, CustomStringConvertible {
    /// The errors; at least one.
    let errors: [ConfigurationError]

    /// All of them, one below the other.
    var description: String { errors.map(\.description).joined(separator: "\n") }

    /// The first in short, and how many there are besides.
    var short: String {
        let others = errors.count > 1 ? " (and \(errors.count - 1) more)" : ""
        return (errors.first?.short ?? "") + others
    }
}

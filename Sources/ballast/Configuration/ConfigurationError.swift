import Model

/// What is wrong with a configuration, and where.
struct ConfigurationError: Error, Hashable {
    /// The file.
    let file: String
    /// The line; nil where the whole file is meant.
    let line: Int?
    /// The column, where one character is wrong and not a value.
    var column: Int?
    /// The whole name of the key; nil where none is being read.
    let key: String?
    /// What is wrong and what was expected.
    let message: String
}

extension ConfigurationError: CustomStringConvertible {
    /// The error as `config.toml:12: sources.yahoo.quotes: expected a time, found “fast”`.
    var description: String { words(file) }

    /// The same with the file by its last name alone, where there is little room.
    var short: String { words(fileName) }

    /// The file by its last name, and the line.
    fileprivate var place: String { place(fileName) }

    /// The file by its last name.
    fileprivate var fileName: String { file.split(separator: "/").last.map(String.init) ?? file }

    private func place(_ file: String) -> String {
        let column = column.map { ":\($0)" } ?? ""
        return line.map { "\(file):\($0)\(column)" } ?? file
    }

    private func words(_ file: String) -> String {
        PlainText.clean(([place(file)] + [key, message].compactMap(\.self)).joined(separator: ": "))
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

    /// What a row can say of them, the longest first; where it cannot say all, how many there are and what tells all.
    ///
    /// - Parameter lead: words before each but the last.
    func notices(lead: String = "") -> [String] {
        guard let first = errors.first else { return [] }
        let isOwn = first.file == ConfigurationFile.standardPath
        let command = "ballast config --check" + (isOwn ? "" : " \(first.file)")
        if errors.count == 1 {
            let what = first.key.map { "\(first.place): \($0)" } ?? first.place
            return [lead + short, "\(lead)\(what) is wrong: \(command) says why", "1 error: \(command)"]
        }
        let count = "\(errors.count) errors"
        return [
            "\(lead)\(short); \(command) tells all", "\(lead)\(count) in \(first.fileName): \(command) tells all",
            "\(lead)\(count): \(command)", "\(count): \(command)",
        ].map { PlainText.clean($0) }
    }
}

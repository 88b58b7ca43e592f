import Model

/// An error in a configuration, with its location.
struct ConfigurationError: Error, Hashable {
    /// The path of the file.
    let file: String
    /// The line; nil if the error concerns the entire file.
    let line: Int?
    /// The column, if a single character is invalid rather than a value.
    var column: Int?
    /// The full name of the key; nil outside of a key.
    let key: String?
    /// What is wrong and what was expected.
    let message: String
}

extension ConfigurationError: CustomStringConvertible {
    /// The error as `config.toml:12: sources.yahoo.quotes: expected a time, found “fast”`.
    var description: String { text(file) }

    /// The same with only the last component of the file's path, for narrow spaces.
    var short: String { text(fileName) }

    /// The file name and the line.
    fileprivate var position: String { position(fileName) }

    /// The last component of the path.
    fileprivate var fileName: String { file.split(separator: "/").last.map(String.init) ?? file }

    private func position(_ file: String) -> String {
        let column = column.map { ":\($0)" } ?? ""
        return line.map { "\(file):\($0)\(column)" } ?? file
    }

    private func text(_ file: String) -> String {
        PlainText.clean(([position(file)] + [key, message].compactMap(\.self)).joined(separator: ": "))
    }
}

/// All errors in a configuration, in the order of their lines.
struct ConfigurationErrors: Error, CustomStringConvertible {
    /// The errors; at least one.
    let errors: [ConfigurationError]

    /// All errors, one per line.
    var description: String { errors.map(\.description).joined(separator: "\n") }

    /// The short form of the first error, and the number of the others.
    var short: String {
        let others = errors.count > 1 ? " (and \(errors.count - 1) more)" : ""
        return (errors.first?.short ?? "") + others
    }

    /// Messages for a status line, the longest first; a message that cannot show all errors has their number and the
    /// command that lists them.
    ///
    /// - Parameter leads: texts before each message except the last, the longest first.
    func notices(leads: [String] = [""]) -> [String] {
        guard let first = errors.first else { return [] }
        let isOwn = first.file == ConfigurationFile.standardPath
        let command = "ballast config --check" + (isOwn ? "" : " \(first.file)")
        if errors.count == 1 {
            let subject = first.key.map { "\(first.position): \($0)" } ?? first.position
            return leads.map { $0 + short } + leads.map { "\($0)\(subject) is invalid: \(command) explains" }
                + ["1 error: \(command)"]
        }
        let count = "\(errors.count) errors"
        let messages = [
            "\(short); \(command) lists all", "\(count) in \(first.fileName): \(command) lists all",
            "\(count): \(command)",
        ]
        return (messages.flatMap { message in leads.map { $0 + message } } + ["\(count): \(command)"])
            .map { PlainText.clean($0) }
    }
}

/// The default configuration as a file: every key with its documentation, commented out.
enum ConfigurationText {
    /// The text. Documentation starts with `##`, a key that can be set with a single `#`.
    static var standard: String {
        let head = """
            Ballast's configuration. Every key is listed here with its default.
            To change a value, remove the # before its key. Lines that begin with ## are explanations.
            The file is reloaded whenever it changes; one with errors is ignored and reported in the bottom row.
            \(forms)
            """
        let lines = comments(head) + ConfigurationSchema.sections.flatMap(section) + alerts
        return lines.joined(separator: "\n") + "\n"
    }

    /// How times are written, for this file and the manual.
    static let forms = """
        A time is written "30 s", "5 min", "2 h" or "1 d". How often a source is polled is one time, or a time or "never"
        for each state of the exchange: { open = "20 s", pre-market = "1 min", closed = "2 min", holiday = "never" }.
        It may also have evening, from the close to 22:00; without it, closed applies to the evening too.
        """

    /// A section with its keys.
    static func section(_ section: ConfigurationSection) -> [String] {
        // Section headers are not commented out, so that a key can be enabled by itself: an empty section changes
        // nothing.
        let head = section.name.isEmpty ? [] : comments(section.summary) + ["[\(section.name)]"]
        return [""] + head + section.keys.flatMap { key(_: $0, isFirst: section.name.isEmpty) }
    }

    private static func key(_ key: ConfigurationKey, isFirst: Bool) -> [String] {
        let values = key.lines(Configuration()).map { "# \($0)" }
        if key.name.isEmpty { return values }
        return comments(([key.summary, key.explanation].compactMap(\.self)).joined(separator: " ")) + values
    }

    /// An example of an alert; there are none by default.
    private static var alerts: [String] {
        let name = ConfigurationSchema.alertTable
        let head = comments("Alerts in addition to those of the thesis, each in its own table; this one is an example.")
        return [""] + head + ["# [[\(name)]]"]
            + ConfigurationSchema.alertKeys.flatMap { comments($0.summary) + ["# \($0.name) = \($0.example)"] }
    }

    /// Text as comments that remain comments when one `#` is removed from every line.
    private static func comments(_ text: String) -> [String] {
        text.split(separator: "\n").flatMap { wrapped(String($0)) }.map { "## \($0)" }
    }

    /// A paragraph in lines of at most 110 characters.
    private static func wrapped(_ text: String) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, last.count + word.count < 110 {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}

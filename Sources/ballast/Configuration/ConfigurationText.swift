import Model

/// The default configuration as a file: every key with what it is for, each behind a `#`.
enum ConfigurationText {
    /// The text. What explains begins with `##`, a key that may be set with `#` alone.
    static var standard: String {
        let head = """
            Ballast's configuration. Every key that there is stands here, with what holds without it.
            To choose otherwise take the # before the key away. Lines that begin with ## explain.
            The file is read again whenever it changes; a wrong one changes nothing and is told in the last row.
            A time is written "30 s", "5 min", "2 h" or "1 d". How often a source is asked is one time, or a time or "never"
            for each state of the exchange: { open = "20 s", pre-market = "1 min", closed = "2 min", holiday = "never" }.
            There evening, from the close to 22:00, may stand too; without it the evening is as the night, closed.
            """
        let lines = explained(head) + ConfigurationSchema.sections.flatMap(section) + alerts
        return lines.joined(separator: "\n") + "\n"
    }

    private static func section(_ section: ConfigurationSection) -> [String] {
        // Heads are no comments, so that one key alone can be freed: an empty table changes nothing.
        let head = section.name.isEmpty ? [] : explained(section.words) + ["[\(section.name)]"]
        return [""] + head + section.keys.flatMap { key(_: $0, isFirst: section.name.isEmpty) }
    }

    private static func key(_ key: ConfigurationKey, isFirst: Bool) -> [String] {
        let values = key.lines(Configuration()).map { "# \($0)" }
        if key.name.isEmpty { return values }
        return explained(([key.words, key.explanation].compactMap(\.self)).joined(separator: " ")) + values
    }

    /// The tables of alerts, of which there are none by default: one as an example.
    private static var alerts: [String] {
        let name = ConfigurationSchema.alertTable
        let head = explained("Alerts beside those of the thesis, each a table of its own; this one is an example.")
        return [""] + head + ["# [[\(name)]]"]
            + ConfigurationSchema.alertKeys.flatMap { explained($0.words) + ["# \($0.name) = \($0.example)"] }
    }

    /// Words as comments that stay comments when every `#` is taken away once.
    private static func explained(_ words: String) -> [String] {
        words.split(separator: "\n").flatMap { folded(String($0)) }.map { "## \($0)" }
    }

    /// A paragraph in lines of 110 characters at most.
    private static func folded(_ words: String) -> [String] {
        var lines: [String] = []
        for word in words.split(separator: " ") {
            if let last = lines.last, last.count + word.count < 110 {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}

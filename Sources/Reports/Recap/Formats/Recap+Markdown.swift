extension Recap {
    /// The recap as Markdown (CommonMark with GitHub's tables): a heading, paragraphs, one table, a list of sources.
    public var markdown: String {
        var blocks = [
            "# \(Markdown.escape(headline.text))", Markdown.escape(scope.text),
        ]
        for section in sections {
            let prose = section.sentences.map { Markdown.escape($0.text) }.joined(separator: " ")
            blocks.append("**\(Markdown.escape(section.heading)).** \(prose)")
        }
        if !table.rows.isEmpty { blocks += [markdownTable, Markdown.escape(table.caption)] }
        if !sources.isEmpty {
            blocks.append("Sources:")
            blocks.append(sources.map { "- \(Markdown.source($0))" }.joined(separator: "\n"))
        }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private var markdownTable: String {
        let heads = table.heads.map(Markdown.escape)
        let rules = heads.indices.map { $0 < 2 || $0 == heads.count - 1 ? "---" : "---:" }
        let rows = table.rows.map { table.cells(of: $0).map(Markdown.escape) }
        return ([heads, rules] + rows).map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n")
    }
}

/// Escaping of text for Markdown.
enum Markdown {
    /// The text with a backslash before each character that Markdown would interpret.
    static func escape(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "#":
                escaped.unicodeScalars.append("\\")
                escaped.unicodeScalars.append(scalar)
            case "\n", "\r": escaped += " "
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escapingEntities(escaped)
    }

    /// A source: a web address as a link, anything else as text.
    static func source(_ text: String) -> String {
        let isAddress = text.hasPrefix("https://") || text.hasPrefix("http://")
        return isAddress && !text.contains(where: { " <>\\\n".contains($0) }) ? "<\(text)>" : escape(text)
    }

    /// The text with a backslash before each `&` that would begin an entity.
    private static func escapingEntities(_ text: String) -> String {
        var escaped = ""
        var rest = text[...]
        while let ampersand = rest.firstIndex(of: "&") {
            let name = rest[rest.index(after: ampersand)...].prefix {
                $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "#" || $0 == "\\")
            }
            let isEntity = !name.isEmpty && rest[name.endIndex...].first == ";"
            escaped += rest[..<ampersand] + (isEntity ? "\\&" : "&")
            rest = rest[rest.index(after: ampersand)...]
        }
        return escaped + rest
    }
}

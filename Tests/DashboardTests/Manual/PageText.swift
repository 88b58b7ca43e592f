/// A page of the manual in roff, taken apart for comparisons.
struct PageText {
    /// The lines of the page.
    let lines: [String]

    init(_ roff: String) { lines = roff.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }

    /// The names of the macros in use.
    var macros: Set<String> {
        Set(lines.filter { $0.hasPrefix(".") }.map { String($0.dropFirst().prefix { $0 != " " }) })
    }

    /// The titles of the parts of a section.
    func parts(of section: String) -> [String] {
        body(of: section).filter { $0.hasPrefix(".SS ") }.map(PageText.title)
    }

    /// The terms of the entries of a section, or of a part of it.
    func terms(of section: String, _ part: String? = nil) -> [String] {
        let body = body(of: section, part)
        return body.indices.dropLast().filter { body[$0] == ".TP" }.map { PageText.plain(body[$0 + 1]) }
    }

    /// The lines of the examples of a section.
    func examples(of section: String) -> [String] {
        let body = body(of: section)
        var lines: [String] = [], isInside = false
        for line in body {
            if line == ".EX" {
                isInside = true
            } else if line == ".EE" {
                isInside = false
            } else if isInside {
                lines.append(PageText.plain(line))
            }
        }
        return lines
    }

    /// The text without macros and escapes.
    var text: String { lines.filter { !$0.hasPrefix(".") }.map(PageText.plain).joined(separator: "\n") }

    /// The literal words: options, commands, keys, values.
    var literals: [String] {
        lines.joined(separator: " ").matches(of: /\\fB(.*?)\\fR/).map { PageText.plain(String($0.1)) }
    }

    private func body(of section: String, _ part: String? = nil) -> [String] {
        let start = lines.firstIndex { $0.hasPrefix(".SH ") && PageText.title($0) == section }
        guard let start else { return [] }
        let body = Array(lines[(start + 1)...].prefix { !$0.hasPrefix(".SH ") })
        guard let part else { return body }
        guard let start = body.firstIndex(where: { $0.hasPrefix(".SS ") && PageText.title($0) == part }) else {
            return []
        }
        return Array(body[(start + 1)...].prefix { !$0.hasPrefix(".SS ") })
    }

    private static func title(_ line: String) -> String { plain(String(line.dropFirst(5).dropLast())) }

    /// A line without escapes.
    static func plain(_ line: String) -> String {
        var text = line.replacing(/\\f[BIR]/, with: "").replacing("\\&", with: "").replacing("\\-", with: "-")
        let named = ["rs": "\\", "aq": "'", "ga": "`", "ha": "^", "ti": "~", "dq": "\""]
        text = text.replacing(/\\\(([a-z]{2})/) { named[String($0.1)] ?? "?" }
        return text.replacing(/\\\[u([0-9A-F]+)\]/) { match in
            UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map { String($0) } ?? "?"
        }
    }
}

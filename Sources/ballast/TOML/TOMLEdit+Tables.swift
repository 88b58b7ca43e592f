import Formats

extension TOMLEdit {
    /// Adds a key to a table, after its other keys and in the way in which those are written: below a header, with
    /// dots, or within braces. Without such a table, its header is appended.
    mutating func insert(_ key: String, _ value: String, in table: [String]) throws(TOMLSyntaxError) {
        let entry = "\(TOMLText.key(key)) = \(value)"
        if let header = outline.tables.last(where: { !$0.isElement && $0.path == table && !$0.head.isEmpty }) {
            let anchor = header.pairs.last?.key.lowerBound ?? header.head.lowerBound
            return try insertLine(indentation(of: anchor) + entry, after: header.end)
        }
        if let inline = outline.pair(at: table), case .table(let pairs) = inline.value.content {
            guard let last = pairs.last?.value.range.upperBound else {
                return try replace(inline.value.range, with: "{ \(entry) }")
            }
            return try replace(last..<last, with: ", \(entry)")
        }
        let dotted = outline.tables.flatMap(\.pairs).last {
            $0.path.starts(with: table) && $0.path.count - $0.depth < table.count && $0.depth > 1
        }
        if let dotted {
            let written = table.dropFirst(dotted.path.count - dotted.depth).map(TOMLText.key)
            let line = indentation(of: dotted.key.lowerBound) + (written + [entry]).joined(separator: ".")
            return try insertLine(line, after: dotted.value.range.upperBound)
        }
        try appendLines(["[\(table.map(TOMLText.key).joined(separator: "."))]", entry])
    }

    /// Adds a key that is in no table: after the others, or at the beginning.
    mutating func insertAtRoot(_ key: String, _ value: String) throws(TOMLSyntaxError) {
        let entry = "\(TOMLText.key(key)) = \(value)"
        if let last = outline.tables[0].pairs.last { return try insertLine(entry, after: last.value.range.upperBound) }
        let start = lineStart(of: 0)
        let gap = scalars.count > start ? lineEnd : ""
        try replace(start..<start, with: entry + lineEnd + gap)
    }

    /// Removes a key with its value; false if there is none.
    mutating func remove(_ path: [String]) throws(TOMLSyntaxError) -> Bool {
        guard let pair = outline.pair(at: path) else { return false }
        guard let inline = outline.pair(at: path.dropLast()), case .table(let pairs) = inline.value.content,
            let index = pairs.firstIndex(where: { $0.path == path })
        else {
            try replace(
                lineStart(of: pair.key.lowerBound)..<nextLine(after: pair.value.range.upperBound), with: "")
            return true
        }
        let range =
            if index + 1 < pairs.count {
                pair.key.lowerBound..<pairs[index + 1].key.lowerBound
            } else if index > 0 {
                pairs[index - 1].value.range.upperBound..<pair.value.range.upperBound
            } else {
                inline.value.range.lowerBound + 1..<inline.value.range.upperBound - 1
            }
        try replace(range, with: "")
        return true
    }

    /// Appends one of several tables, `[[alert]]`, with values that are already TOML.
    mutating func appendElement(
        _ name: String, _ entries: [(key: String, value: String)]
    ) throws(TOMLSyntaxError) {
        try appendLines(["[[\(TOMLText.key(name))]]"] + entries.map { "\(TOMLText.key($0.key)) = \($0.value)" })
    }

    /// Removes one of several tables, counted from 0, with a blank line before it; false if there is none.
    mutating func removeElement(_ name: String, _ number: Int) throws(TOMLSyntaxError) -> Bool {
        guard let table = element(name, number) else { return false }
        var start = lineStart(of: table.head.lowerBound)
        let end = nextLine(after: table.end)
        let above = lineStart(of: max(0, start - 1))
        let isBlankAbove = start > above && scalars[above..<start].allSatisfy { " \t\r\n".unicodeScalars.contains($0) }
        let isBlankBelow =
            end == scalars.count || scalars[end..<endOfLine(after: end)].allSatisfy { $0 == " " || $0 == "\t" }
        if isBlankAbove, isBlankBelow { start = above }
        try replace(start..<end, with: "")
        return true
    }

    /// Sets a text in one of several tables, counted from 0; false if there is none.
    mutating func setText(
        _ text: String, of key: String, in name: String, _ number: Int
    ) throws(TOMLSyntaxError) -> Bool {
        guard let table = element(name, number) else { return false }
        guard let pair = table.pairs.first(where: { $0.path == table.path + [key] }) else {
            let line = indentation(of: table.head.lowerBound) + "\(TOMLText.key(key)) = \(TOMLText.quoted(text))"
            try insertLine(line, after: table.end)
            return true
        }
        let isLiteral = scalars[pair.value.range.lowerBound] == "'" && TOMLText.quoted(text) == "\"\(text)\""
        try replace(pair.value.range, with: isLiteral && !text.contains("'") ? "'\(text)'" : TOMLText.quoted(text))
        return true
    }

    private func element(_ name: String, _ number: Int) -> TOMLOutline.Table? {
        let elements = outline.tables.filter { $0.isElement && $0.path == [name] }
        return elements.indices.contains(number) ? elements[number] : nil
    }
}

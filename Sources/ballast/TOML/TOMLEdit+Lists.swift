import Formats

extension TOMLEdit {
    /// Makes a list of texts have the given ones: items that stay keep their spelling, and in a list over several lines
    /// an item that moves takes the comment behind it along. Texts that only differ in case count as equal.
    ///
    /// - Returns: false if there is no list of this name.
    mutating func setItems(_ wanted: [String], at path: [String]) throws(TOMLSyntaxError) -> Bool {
        guard let pair = outline.pair(at: path), pair.value.items != nil else { return false }
        var missing = wanted.map { $0.uppercased() }
        var surplus: [Int] = []
        for (index, text) in try texts(at: path).enumerated() {
            if let match = missing.firstIndex(of: text.uppercased()) {
                missing.remove(at: match)
            } else {
                surplus.append(index)
            }
        }
        for index in surplus.reversed() { try removeItem(index, at: path) }
        var present = try texts(at: path).map { $0.uppercased() }
        for text in wanted {
            if let match = present.firstIndex(of: text.uppercased()) {
                present.remove(at: match)
            } else {
                try appendItem(text, at: path)
            }
        }
        try order(wanted.map { $0.uppercased() }, at: path)
        return true
    }

    private func items(at path: [String]) -> [TOMLOutline.Value] { outline.pair(at: path)?.value.items ?? [] }

    private func texts(at path: [String]) throws(TOMLSyntaxError) -> [String] {
        var texts: [String] = []
        for item in items(at: path) {
            let parsed = try TOMLItem(parsing: "x = \(string(item.range))")
            if case .table(let entries) = parsed, case .text(let text)? = entries.first?.value {
                texts.append(text)
            } else {
                texts.append(string(item.range))
            }
        }
        return texts
    }

    private mutating func removeItem(_ index: Int, at path: [String]) throws(TOMLSyntaxError) {
        let items = items(at: path)
        let item = items[index].range
        if isAlone(item) {
            return try replace(lineStart(of: item.lowerBound)..<nextLine(after: item.upperBound), with: "")
        }
        if index + 1 < items.count, isOnOneLine(item.upperBound..<items[index + 1].range.lowerBound) {
            return try replace(item.lowerBound..<items[index + 1].range.lowerBound, with: "")
        }
        if index > 0, isOnOneLine(items[index - 1].range.upperBound..<item.lowerBound) {
            return try replace(items[index - 1].range.upperBound..<item.upperBound, with: "")
        }
        try replace(item.lowerBound..<(comma(after: item).map { $0 + 1 } ?? item.upperBound), with: "")
    }

    private mutating func appendItem(_ text: String, at path: [String]) throws(TOMLSyntaxError) {
        guard let list = outline.pair(at: path)?.value.range, let last = items(at: path).last?.range else {
            return try fill(at: path, with: TOMLText.quoted(text))
        }
        let isLiteral = scalars[last.lowerBound] == "'" && !text.contains("'")
        let token = isLiteral ? "'\(text)'" : TOMLText.quoted(text)
        let comma = comma(after: last)
        let next = nextLine(after: last.upperBound)
        guard isAlone(last), next < list.upperBound, comma.map({ $0 < next }) ?? !hasComma(between: last, and: list)
        else { return try replace(last.upperBound..<last.upperBound, with: ", \(token)") }
        let line = indentation(of: last.lowerBound) + token + (comma == nil ? "" : ",") + lineEnd
        try replace(
            [(last.upperBound..<last.upperBound, comma == nil ? "," : ""), (next..<next, line)])
    }

    /// Adds the first item of an empty list.
    private mutating func fill(at path: [String], with token: String) throws(TOMLSyntaxError) {
        guard let list = outline.pair(at: path)?.value.range else { return }
        let close = list.upperBound - 1
        guard scalars[list].contains("\n"), isFirstOnLine(close) else {
            // A comment in the list would hide what follows it.
            let start = list.lowerBound + 1
            return try replace(start..<start, with: token)
        }
        let start = lineStart(of: close), above = lineStart(of: start - 1)
        let indentation = above > list.lowerBound ? indentation(of: start - 1) : indentation(of: close) + "    "
        try replace(start..<start, with: indentation + token + "," + lineEnd)
    }

    /// Orders the items by exchanging their texts, and the comments behind them where each has a line of its own.
    private mutating func order(_ wanted: [String], at path: [String]) throws(TOMLSyntaxError) {
        let items = items(at: path)
        let present = try texts(at: path).map { $0.uppercased() }
        guard present != wanted, present.sorted() == wanted.sorted() else { return }
        var free = Set(present.indices)
        let areAlone = items.allSatisfy { isAlone($0.range) }
        var parts: [(range: Range<Int>, text: String)] = []
        for (slot, text) in wanted.enumerated() {
            guard let source = present.indices.first(where: { free.contains($0) && present[$0] == text }) else {
                return
            }
            free.remove(source)
            if source == slot { continue }
            parts.append((items[slot].range, string(items[source].range)))
            if areAlone { parts.append((tail(of: items[slot].range), string(tail(of: items[source].range)))) }
        }
        try replace(parts)
    }

    /// What follows an item and its comma on its line.
    private func tail(of item: Range<Int>) -> Range<Int> {
        let end = endOfLine(after: item.upperBound)
        let start = comma(after: item).map { $0 + 1 } ?? item.upperBound
        return min(start, end)..<end
    }

    /// The comma after an item on the same line, with only blanks between.
    private func comma(after item: Range<Int>) -> Int? {
        let index = scalars[item.upperBound...].firstIndex { $0 != " " && $0 != "\t" }
        return index.flatMap { scalars[$0] == "," ? $0 : nil }
    }

    /// Whether a comma follows the last item of a list on a later line.
    private func hasComma(between item: Range<Int>, and list: Range<Int>) -> Bool {
        var isComment = false
        for scalar in scalars[item.upperBound..<list.upperBound] {
            if scalar == "#" { isComment = true } else if scalar == "\n" { isComment = false }
            if scalar == ",", !isComment { return true }
        }
        return false
    }

    /// Whether an item has a line of its own, shared only with its comma and a comment.
    private func isAlone(_ item: Range<Int>) -> Bool {
        guard isFirstOnLine(item.lowerBound) else { return false }
        let start = comma(after: item).map { $0 + 1 } ?? item.upperBound
        let rest = scalars[start..<max(start, endOfLine(after: start))].drop { $0 == " " || $0 == "\t" }
        return rest.isEmpty || rest.first == "#"
    }

    private func isOnOneLine(_ range: Range<Int>) -> Bool { !scalars[range].contains { $0 == "\n" || $0 == "#" } }
}

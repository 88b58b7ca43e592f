import Formats

/// The parts of a TOML text as ranges of its scalars, so that one can be replaced while every other byte stays.
struct TOMLOutline {
    /// A header with the keys below it; the keys before the first header are in a table without a path.
    struct Table {
        let path: [String]
        /// Whether it is one of several, `[[alert]]`.
        let isElement: Bool
        /// The header with its brackets; empty at the beginning of the text.
        let head: Range<Int>
        fileprivate(set) var pairs: [Pair] = []

        /// The end of its last value, or of its header.
        var end: Int { pairs.last?.value.range.upperBound ?? head.upperBound }
    }

    /// A key with its value.
    struct Pair {
        /// The full name, from the root.
        let path: [String]
        /// The number of parts of the name that are written here.
        let depth: Int
        let key: Range<Int>
        let value: Value
    }

    /// A value, with what it encloses.
    struct Value {
        let range: Range<Int>
        let content: Content

        enum Content {
            case plain
            case list([Value])
            case table([Pair])
        }

        /// The values of a list; nil for another kind of value.
        var items: [Value]? { if case .list(let items) = content { items } else { nil } }
    }

    /// The tables, in their order.
    private(set) var tables = [Table(path: [], isElement: false, head: 0..<0)]
    private var grammar: TOMLGrammar

    /// Finds the parts of a text; throws if it does not follow the grammar.
    init(_ text: String) throws(TOMLSyntaxError) {
        var check = TOMLGrammar(text)
        try check.check()
        grammar = TOMLGrammar(text)
        tables[0] = Table(path: [], isElement: false, head: grammar.index..<grammar.index)
        while grammar.index < grammar.scalars.count {
            grammar.skipBlanks()
            switch grammar.peek {
            case nil, "#", "\n", "\r": break
            case "[": try readTable()
            default: tables[tables.count - 1].pairs.append(try readPair(under: tables[tables.count - 1].path))
            }
            try grammar.readLineEnd()
        }
    }

    /// The value of a full name, wherever it is written; nil if it is nowhere.
    func pair(at path: [String]) -> Pair? {
        for table in tables where !table.isElement && path.starts(with: table.path) {
            for pair in table.pairs {
                if let found = pair.find(path) { return found }
            }
        }
        return nil
    }

    /// The names directly under a table, in the order in which they are first written, whether in a table of their own,
    /// as dotted keys or in an inline table.
    func names(under path: [String]) -> [String] {
        var names: [String] = [], seen: Set<String> = []
        func add(_ name: [String]) {
            guard name.count > path.count, name.starts(with: path), seen.insert(name[path.count]).inserted else {
                return
            }
            names.append(name[path.count])
        }
        func visit(_ pair: Pair) {
            add(pair.path)
            if case .table(let pairs) = pair.value.content { pairs.forEach(visit) }
        }
        for table in tables where !table.isElement {
            add(table.path)
            table.pairs.forEach(visit)
        }
        return names
    }

    private mutating func readTable() throws(TOMLSyntaxError) {
        let start = grammar.index
        let isElement = grammar.ahead(1) == "["
        try grammar.readHead()
        let width = isElement ? 2 : 1
        let path = try names(in: start + width..<grammar.index - width)
        tables.append(Table(path: path, isElement: isElement, head: start..<grammar.index))
    }

    private mutating func readPair(under table: [String]) throws(TOMLSyntaxError) -> Pair {
        let start = grammar.index
        try grammar.readName(of: "a key")
        var end = grammar.index
        while end > start, [" ", "\t"].contains(grammar.scalars[end - 1]) { end -= 1 }
        let names = try names(in: start..<end)
        try grammar.readEquals()
        let value = try readValue(of: table + names)
        return Pair(path: table + names, depth: names.count, key: start..<end, value: value)
    }

    /// A value; the grammar bounds how deep they are nested.
    private mutating func readValue(of path: [String]) throws(TOMLSyntaxError) -> Value {
        let start = grammar.index
        switch grammar.peek {
        case "[":
            let items = try readItems(of: path)
            return Value(range: start..<grammar.index, content: .list(items))
        case "{":
            let pairs = try readInlinePairs(of: path)
            return Value(range: start..<grammar.index, content: .table(pairs))
        default:
            try grammar.readValue()
            return Value(range: start..<grammar.index, content: .plain)
        }
    }

    private mutating func readItems(of path: [String]) throws(TOMLSyntaxError) -> [Value] {
        var items: [Value] = []
        grammar.index += 1
        try grammar.skipLines()
        while grammar.peek != "]" {
            items.append(try readValue(of: path))
            try grammar.skipLines()
            if grammar.peek == "," { grammar.index += 1 }
            try grammar.skipLines()
        }
        grammar.index += 1
        return items
    }

    private mutating func readInlinePairs(of path: [String]) throws(TOMLSyntaxError) -> [Pair] {
        var pairs: [Pair] = []
        grammar.index += 1
        grammar.skipBlanks()
        while grammar.peek != "}" {
            pairs.append(try readPair(under: path))
            grammar.skipBlanks()
            if grammar.peek == "," { grammar.index += 1 }
            grammar.skipBlanks()
        }
        grammar.index += 1
        return pairs
    }

    /// The parts of a name as they are meant: without quotation marks, blanks and escapes.
    private func names(in range: Range<Int>) throws(TOMLSyntaxError) -> [String] {
        let spelling = grammar.string(range.lowerBound, range.upperBound)
        guard spelling.contains(where: { "\"'".contains($0) }) else {
            return spelling.split(separator: ".").map { String($0.filter { $0 != " " && $0 != "\t" }) }
        }
        var names: [String] = []
        var item = try TOMLItem(parsing: "\(spelling) = 0")
        while case .table(let entries) = item, let entry = entries.first {
            names.append(entry.key)
            item = entry.value
        }
        return names
    }
}

extension TOMLOutline.Pair {
    /// The pair itself, or one within its inline tables, by its full name.
    fileprivate func find(_ name: [String]) -> TOMLOutline.Pair? {
        if path == name { return self }
        guard case .table(let pairs) = value.content, name.starts(with: path) else { return nil }
        return pairs.lazy.compactMap { $0.find(name) }.first
    }
}

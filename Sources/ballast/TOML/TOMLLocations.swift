import Thesis

/// The locations of the tables, keys and values in a TOML file, to the character. The library that parses the values
/// only reports locations of syntax errors.
struct TOMLLocations {
    struct Table {
        let name: String
        let location: ThesisSource.SourceLocation
        var keys: [Key] = []
    }

    struct Key {
        let name: String
        let location: ThesisSource.SourceLocation
        /// A value that is not a string, as written.
        let spelling: String
        /// The location of each character of the value, and of its end.
        let value: [ThesisSource.SourceLocation]
    }

    /// The tables, in order; keys before the first table are in a table without a name.
    private(set) var tables: [Table] = []
    private var lines: [String: Int] = [:]
    private let characters: [Character]
    private var index = 0
    private var line = 1
    private var column = 1

    /// Finds the locations in a text that is valid TOML.
    init(_ text: String) {
        characters = Array(text)
        while skipToEntry() {
            if peek == "[" { readHead() } else { readKey() }
        }
        lines = firstLines()
    }

    private var peek: Character? { index < characters.count ? characters[index] : nil }
    private var location: ThesisSource.SourceLocation { ThesisSource.SourceLocation(line: line, column: column) }

    private mutating func advance() {
        guard let character = peek else { return }
        index += 1
        (line, column) = character.endsTOMLLine ? (line + 1, 1) : (line, column + 1)
    }

    /// Moves to the next table or key; returns false at the end.
    private mutating func skipToEntry() -> Bool {
        while let character = peek {
            if character == "#" {
                skipLine()
            } else if character.isWhitespace {
                advance()
            } else {
                return true
            }
        }
        return false
    }

    private mutating func skipLine() {
        while let character = peek, !character.endsTOMLLine { advance() }
    }

    private mutating func skipBlanks() {
        while peek == " " || peek == "\t" { advance() }
    }

    private mutating func readHead() {
        while let character = peek, character == "[" || character == " " { advance() }
        let start = location
        tables.append(Table(name: readName(until: "]"), location: start))
        skipLine()
    }

    private mutating func readKey() {
        let start = location
        let name = readName(until: "=")
        advance()
        skipBlanks()
        let valueStart = index
        let value =
            switch peek {
            case "\"", "'": readText()
            case "[", "{": readNested()
            default: readBare()
            }
        let spelling = String(characters[valueStart..<min(index, valueStart + value.count - 1)])
        skipLine()
        if tables.isEmpty { tables.append(Table(name: "", location: start)) }
        tables[tables.count - 1].keys.append(Key(name: name, location: start, spelling: spelling, value: value))
    }

    /// A list or an inline table, which may span several lines.
    private mutating func readNested() -> [ThesisSource.SourceLocation] {
        let start = location
        var depth = 0
        while let character = peek {
            switch character {
            case "\"", "'":
                _ = readText()
                closeText(character)
            case "#": skipLine()
            case "[", "{":
                depth += 1
                advance()
            case "]", "}":
                depth -= 1
                advance()
            default: advance()
            }
            if depth == 0 { return [start, location] }
        }
        return [start, location]
    }

    /// Moves past the quotation marks that end a string.
    private mutating func closeText(_ quote: Character) {
        for _ in 0..<3 where peek == quote { advance() }
    }

    /// Whether a character of a key counts: names are compared without quotation marks and blanks.
    private static func isKept(_ character: Character) -> Bool { !"\"' \t".contains(character) }

    private mutating func readName(until end: Character) -> String {
        var name = ""
        var quote: Character?
        while let character = peek, quote != nil || character != end, !character.endsTOMLLine {
            if TOMLLocations.isKept(character) { name.append(character) }
            if quote == "\"", character == "\\" { advance() }
            if let open = quote {
                if character == open { quote = nil }
            } else if character == "\"" || character == "'" {
                quote = character
            }
            advance()
        }
        return name
    }

    /// A number, a date or a boolean: the rest of the line up to a comment.
    private mutating func readBare() -> [ThesisSource.SourceLocation] {
        var locations: [ThesisSource.SourceLocation] = []
        while let character = peek, !character.endsTOMLLine, character != "#", !character.isWhitespace {
            locations.append(location)
            advance()
        }
        return locations + [location]
    }
}

extension TOMLLocations {
    /// A string between one or three quotation marks.
    private mutating func readText() -> [ThesisSource.SourceLocation] {
        guard let quote = peek else { return [location] }
        let isLong = characters[index...].prefix(3).elementsEqual([quote, quote, quote])
        for _ in 0..<(isLong ? 3 : 1) { advance() }
        if isLong, peek?.endsTOMLLine == true { advance() }
        var locations: [ThesisSource.SourceLocation] = []
        while let character = peek, !ends(by: quote, isLong: isLong) {
            if character == "\\", quote == "\"" {
                if let escaped = readEscape() { locations.append(escaped) }
            } else {
                locations.append(location)
                advance()
            }
        }
        return locations + [location]
    }

    private func ends(by quote: Character, isLong: Bool) -> Bool {
        guard peek == quote else { return false }
        // Marks that belong to the string may precede the last three.
        return !isLong
            || (characters[index...].prefix(3).elementsEqual([quote, quote, quote])
                && !(index + 3 < characters.count && characters[index + 3] == quote))
    }

    /// The location of an escaped character; nil for a line continuation.
    private mutating func readEscape() -> ThesisSource.SourceLocation? {
        let start = location
        advance()
        let digits = peek == "u" ? 4 : peek == "U" ? 8 : 0
        if peek?.isWhitespace == true {
            while peek?.isWhitespace == true { advance() }
            return nil
        }
        for _ in 0...digits { advance() }
        return start
    }
}

extension TOMLLocations {
    /// The line of a key, or of the nearest enclosing key or table; nil if none of them is in the file.
    func line(of path: [String]) -> Int? {
        let names = path.map { $0.filter(TOMLLocations.isKept) }
        for length in names.indices.reversed() {
            if let line = lines[names[...length].joined(separator: ".")] { return line }
        }
        return nil
    }

    /// The first line of each table and key, by its full name.
    private func firstLines() -> [String: Int] {
        var lines: [String: Int] = [:]
        for table in tables {
            if !table.name.isEmpty, lines[table.name] == nil { lines[table.name] = table.location.line }
            for key in table.keys {
                let name = table.name.isEmpty ? key.name : "\(table.name).\(key.name)"
                if lines[name] == nil { lines[name] = key.location.line }
            }
        }
        return lines
    }
}

extension Character {
    /// Whether the character ends a line of TOML, which has only these two line ends.
    var endsTOMLLine: Bool { self == "\n" || self == "\r\n" }
}

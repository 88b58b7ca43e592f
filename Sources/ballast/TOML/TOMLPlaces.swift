import Model

/// Where the tables, keys and values of a TOML file stand, to the character; the library that reads the values tells
/// places only of what it cannot read.
struct TOMLPlaces {
    struct Table {
        let name: String
        let place: ThesisSource.Place
        var keys: [Key] = []
    }

    struct Key {
        let name: String
        let place: ThesisSource.Place
        /// A value that is no text, as it was written.
        let spelling: String
        /// Each character of the value, and the end behind it.
        let value: [ThesisSource.Place]
    }

    /// The tables in order; keys before the first stand in one without a name.
    private(set) var tables: [Table] = []
    private var lines: [String: Int] = [:]
    private let characters: [Character]
    private var at = 0
    private var line = 1
    private var column = 1

    /// The places in a text that is known to be TOML.
    init(_ text: String) {
        characters = Array(text)
        while skipToWord() {
            if peek == "[" { readHead() } else { readKey() }
        }
        lines = firstLines()
    }

    private var peek: Character? { at < characters.count ? characters[at] : nil }
    private var place: ThesisSource.Place { ThesisSource.Place(line: line, column: column) }

    private mutating func advance() {
        guard let character = peek else { return }
        at += 1
        (line, column) = character.endsTOMLLine ? (line + 1, 1) : (line, column + 1)
    }

    /// Goes on to a table or key; false at the end.
    private mutating func skipToWord() -> Bool {
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
        let start = place
        tables.append(Table(name: readName(until: "]"), place: start))
        skipLine()
    }

    private mutating func readKey() {
        let start = place
        let name = readName(until: "=")
        advance()
        skipBlanks()
        let from = at
        let value =
            switch peek {
            case "\"", "'": readText()
            case "[", "{": readNested()
            default: readBare()
            }
        let spelling = String(characters[from..<min(at, from + value.count - 1)])
        skipLine()
        if tables.isEmpty { tables.append(Table(name: "", place: start)) }
        tables[tables.count - 1].keys.append(Key(name: name, place: start, spelling: spelling, value: value))
    }

    /// A list or an inline table, which may go over several lines.
    private mutating func readNested() -> [ThesisSource.Place] {
        let start = place
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
            if depth == 0 { return [start, place] }
        }
        return [start, place]
    }

    /// Goes behind the marks that end a text.
    private mutating func closeText(_ mark: Character) {
        for _ in 0..<3 where peek == mark { advance() }
    }

    private mutating func readName(until end: Character) -> String {
        var name = ""
        while let character = peek, character != end, !character.endsTOMLLine {
            if !"\"' \t".contains(character) { name.append(character) }
            advance()
        }
        return name
    }

    /// A number, a date or a truth: the line up to a comment.
    private mutating func readBare() -> [ThesisSource.Place] {
        var places: [ThesisSource.Place] = []
        while let character = peek, !character.endsTOMLLine, character != "#", !character.isWhitespace {
            places.append(place)
            advance()
        }
        return places + [place]
    }
}

extension TOMLPlaces {
    /// A text between one or three quotation marks.
    private mutating func readText() -> [ThesisSource.Place] {
        guard let mark = peek else { return [place] }
        let isLong = characters[at...].prefix(3).elementsEqual([mark, mark, mark])
        for _ in 0..<(isLong ? 3 : 1) { advance() }
        if isLong, peek?.endsTOMLLine == true { advance() }
        var places: [ThesisSource.Place] = []
        while let character = peek, !ends(by: mark, isLong: isLong) {
            if character == "\\", mark == "\"" {
                if let escaped = readEscape() { places.append(escaped) }
            } else {
                places.append(place)
                advance()
            }
        }
        return places + [place]
    }

    private func ends(by mark: Character, isLong: Bool) -> Bool {
        guard peek == mark else { return false }
        // Marks that belong to the text may stand right before the last three.
        return !isLong
            || (characters[at...].prefix(3).elementsEqual([mark, mark, mark])
                && !(at + 3 < characters.count && characters[at + 3] == mark))
    }

    /// The place of an escaped character; nil for a line that is continued.
    private mutating func readEscape() -> ThesisSource.Place? {
        let start = place
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

extension TOMLPlaces {
    /// The line on which a key stands, or the table or the key that it is part of; nil where nothing of it is written.
    func line(of path: [String]) -> Int? {
        for length in path.indices.reversed() {
            if let line = lines[path[...length].joined(separator: ".")] { return line }
        }
        return nil
    }

    /// The first line on which each table and each key stands, by its name with those of the tables that it is in.
    private func firstLines() -> [String: Int] {
        var lines: [String: Int] = [:]
        for table in tables {
            if !table.name.isEmpty, lines[table.name] == nil { lines[table.name] = table.place.line }
            for key in table.keys {
                let name = table.name.isEmpty ? key.name : "\(table.name).\(key.name)"
                if lines[name] == nil { lines[name] = key.place.line }
            }
        }
        return lines
    }
}

extension Character {
    /// Whether it ends a line of TOML, which knows two such ends and not those of other alphabets.
    var endsTOMLLine: Bool { self == "\n" || self == "\r\n" }
}

extension Thesis {
    /// A thesis from a parsed file. Everything that is wrong with it is thrown together.
    ///
    /// - Parameter vocabulary: The instruments that it may speak of.
    public init(_ source: ThesisSource, _ vocabulary: ThesisVocabulary) throws(ThesisErrors) {
        var builder = ThesisBuilder(source, vocabulary)
        builder.readSymbols()
        builder.readTables()
        guard builder.errors.isEmpty else {
            throw ThesisErrors(
                builder.errors.sorted { ($0.place.line, $0.place.column) < ($1.place.line, $1.place.column) })
        }
        self.init(
            conditions: builder.conditions, claims: builder.claims, alerts: builder.alerts,
            derived: builder.derived.sorted { $0.name < $1.name })
    }
}

/// A thesis while it is read, with what was wrong so far.
struct ThesisBuilder {
    let source: ThesisSource
    var vocabulary: ThesisVocabulary
    var conditions: [Thesis.Condition] = []
    var claims: [Thesis.Claim] = []
    var alerts: [Thesis.Alert] = []
    var derived: [DerivedSymbol] = []
    var errors: [ThesisError] = []
    private var ids: Set<String> = []

    init(_ source: ThesisSource, _ vocabulary: ThesisVocabulary) {
        self.source = source
        self.vocabulary = vocabulary
    }

    private static let keys: [String: (required: [String], optional: [String])] = [
        "condition": (["id", "words", "holds"], []),
        "claim": (["id", "words", "stated", "source"], ["computes", "tolerance", "as_of", "note"]),
        "alert": (["id", "words", "when"], ["hold", "cooldown"]),
    ]

    /// Names come first, wherever they stand in the file.
    mutating func readSymbols() {
        for table in source.tables where table.name == "symbols" {
            for entry in table.entries { readSymbol(entry) }
        }
    }

    mutating func readTables() {
        for table in source.tables where table.name != "symbols" {
            guard let keys = ThesisBuilder.keys[table.name] else {
                let names = ThesisBuilder.keys.keys.sorted() + ["symbols"]
                let hint = Suggestion.words(for: table.name, among: names)
                report(
                    table.place, table.name.count,
                    "no table '\(table.name)': there are [symbols], [[condition]], [[claim]] and [[alert]]\(hint)")
                continue
            }
            guard hasKeys(table, required: keys.required, optional: keys.optional) else { continue }
            switch table.name {
            case "condition": readCondition(table)
            case "claim": readClaim(table)
            default: readAlert(table)
            }
        }
    }

    private mutating func hasKeys(_ table: ThesisSource.Table, required: [String], optional: [String]) -> Bool {
        let before = errors.count
        for entry in table.entries where !(required + optional).contains(entry.key) {
            let hint = Suggestion.words(for: entry.key, among: required + optional)
            report(
                entry.keyPlace, entry.key.count,
                "no key '\(entry.key)' in [[\(table.name)]]: there are "
                    + (required + optional).joined(separator: ", ") + hint)
        }
        let missing = required.filter { table[$0] == nil }
        if !missing.isEmpty, errors.count == before {
            report(table.place, table.name.count, "this \(table.name) has no \(missing.joined(separator: ", no "))")
        }
        if let id = table["id"], !ids.insert("\(table.name) \(id.text)").inserted {
            report(id, 0..<id.text.count, "another \(table.name) has the id '\(id.text)' already")
        }
        return errors.count == before
    }
}

extension ThesisBuilder {
    mutating func report(_ place: ThesisSource.Place, _ length: Int, _ message: String) {
        errors.append(ThesisError(file: source.file, lines: source.lines, at: place, length: length, message))
    }

    mutating func report(_ entry: ThesisSource.Entry, _ range: Range<Int>, _ message: String) {
        let (start, end) = (entry.place(range.lowerBound), entry.place(range.upperBound))
        report(start, start.line == end.line ? end.column - start.column : range.count, message)
    }

    /// A value read by a rule; nil where it is wrong, which is kept.
    mutating func attempt<Value>(
        _ entry: ThesisSource.Entry, _ read: () throws(ExpressionFault) -> Value
    ) -> Value? {
        do {
            return try read()
        } catch {
            report(entry, error.range, error.message)
            return nil
        }
    }

    /// A reader's text that must not be empty.
    mutating func words(_ entry: ThesisSource.Entry?) -> String? {
        guard let entry else { return nil }
        let words = PlainText.clean(entry.text)
        if words.isEmpty { report(entry, 0..<1, "'\(entry.key)' is empty") }
        return words.isEmpty ? nil : words
    }
}

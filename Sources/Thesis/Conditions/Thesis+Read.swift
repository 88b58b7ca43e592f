import Model

extension Thesis {
    /// Creates a thesis from a parsed file.
    ///
    /// - Parameter vocabulary: The instruments that the thesis may refer to.
    /// - Throws: `ThesisErrors` with every error of the file.
    public init(_ source: ThesisSource, _ vocabulary: ThesisVocabulary) throws(ThesisErrors) {
        var builder = ThesisBuilder(source, vocabulary)
        builder.readSymbols()
        builder.readTables()
        guard builder.errors.isEmpty else {
            throw ThesisErrors(
                builder.errors.sorted {
                    ($0.location.line, $0.location.column) < ($1.location.line, $1.location.column)
                })
        }
        self.init(
            conditions: builder.conditions, claims: builder.claims, alerts: builder.alerts,
            derived: builder.derived.sorted { $0.name < $1.name })
    }
}

/// A thesis under construction, with the errors found so far.
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

    /// Reads named ratios first, because they may be used anywhere in the file.
    mutating func readSymbols() {
        for table in source.tables where table.name == ThesisTable.symbols {
            for entry in table.entries { readSymbol(entry) }
        }
    }

    mutating func readTables() {
        for table in source.tables where table.name != ThesisTable.symbols {
            guard let form = ThesisTable.named(table.name) else {
                let names = ThesisTable.all.map(\.name).sorted() + [ThesisTable.symbols]
                let hint = Suggestion.hint(for: table.name, among: names)
                report(
                    table.location, table.name.count,
                    "unknown table '\(table.name)': expected [symbols], [[condition]], [[claim]] or [[alert]]\(hint)")
                continue
            }
            guard hasKeys(table, of: form) else { continue }
            switch table.name {
            case "condition": readCondition(table)
            case "claim": readClaim(table)
            default: readAlert(table)
            }
        }
    }

    private mutating func hasKeys(_ table: ThesisSource.Table, of form: ThesisTable) -> Bool {
        let before = errors.count
        let names = form.keys.map(\.name)
        for entry in table.entries where !names.contains(entry.key) {
            let hint = Suggestion.hint(for: entry.key, among: names)
            report(
                entry.keyLocation, entry.key.count,
                "unknown key '\(entry.key)' in [[\(table.name)]]: the keys are "
                    + names.joined(separator: ", ") + hint)
        }
        let missing = form.keys.filter { $0.isRequired && table[$0.name] == nil }.map(\.name)
        if !missing.isEmpty, errors.count == before {
            report(table.location, table.name.count, "this \(table.name) has no \(missing.joined(separator: ", no "))")
        }
        if let id = table["id"], !ids.insert("\(table.name) \(id.text)").inserted {
            report(id, 0..<id.text.count, "another \(table.name) has the id '\(id.text)' already")
        }
        return errors.count == before
    }
}

extension ThesisBuilder {
    mutating func report(_ location: ThesisSource.SourceLocation, _ length: Int, _ message: String) {
        errors.append(ThesisError(file: source.file, lines: source.lines, at: location, length: length, message))
    }

    mutating func report(_ entry: ThesisSource.Entry, _ range: Range<Int>, _ message: String) {
        let (start, end) = (entry.location(range.lowerBound), entry.location(range.upperBound))
        report(start, start.line == end.line ? end.column - start.column : range.count, message)
    }

    /// The result of `read`; nil if it fails, after adding its error to `errors`.
    mutating func attempt<Value>(
        _ entry: ThesisSource.Entry, _ read: () throws(ExpressionError) -> Value
    ) -> Value? {
        do {
            return try read()
        } catch {
            report(entry, error.range, error.message)
            return nil
        }
    }

    /// The text of an entry, which must not be empty.
    mutating func text(_ entry: ThesisSource.Entry?) -> String? {
        guard let entry else { return nil }
        let text = PlainText.clean(entry.text)
        if text.isEmpty { report(entry, 0..<1, "'\(entry.key)' is empty") }
        return text.isEmpty ? nil : text
    }
}

import Model

extension ValueForm where Value == Bool {
    package static var boolean: ValueForm {
        ValueForm(
            description: "true or false",
            read: { item throws(InvalidValue) in
                guard case .boolean(let truth) = item else { throw InvalidValue(expected: "true or false", item) }
                return truth
            }, write: { "\($0)" })
    }
}

extension ValueForm where Value == String {
    /// A non-empty text without control characters.
    package static func text(_ label: String, where isGood: @escaping @Sendable (String) -> Bool = { _ in true })
        -> ValueForm
    {
        ValueForm(
            description: label,
            read: { item throws(InvalidValue) in
                guard case .text(let text) = item, !text.isEmpty, PlainText.clean(text, limit: 1024) == text,
                    isGood(text)
                else { throw InvalidValue(expected: label, item) }
                return text
            }, write: TOMLText.quoted)
    }

    /// A path; `~` is the home folder, and relative paths start at the folder of the configuration.
    package static var path: ValueForm { text("a path such as \"~/market\"") }
}

extension ValueForm where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    /// One of the raw values of a type.
    package static var choice: ValueForm {
        let names = Value.allCases.map(\.rawValue)
        let quoted = names.map(TOMLText.quoted)
        let label = quoted.dropLast().joined(separator: ", ") + " or " + (quoted.last ?? "")
        return ValueForm(
            description: label,
            read: { item throws(InvalidValue) in
                guard case .text(let text) = item, let value = Value(rawValue: text) else {
                    let hint = if case .text(let text) = item { Suggestion.hint(for: text, among: names) } else { "" }
                    throw InvalidValue("expected \(label), found \(item.kind)\(hint)")
                }
                return value
            }, write: { TOMLText.quoted($0.rawValue) }, explanation: "One of \(label).")
    }
}

extension ValueForm {
    /// A list of values.
    package func list(_ label: String, atLeast least: Int = 0) -> ValueForm<[Value]> {
        ValueForm<[Value]>(
            description: label,
            read: { item throws(InvalidValue) in
                guard case .list(let items) = item, items.count >= least else {
                    throw InvalidValue(expected: label, item)
                }
                var values: [Value] = []
                for (index, item) in items.enumerated() {
                    do throws(InvalidValue) { values.append(try read(item)) } catch {
                        throw error.under("\(index + 1)")
                    }
                }
                return values
            }, write: { TOMLText.list($0.map(write)) })
    }
}

extension ValueForm where Value == String? {
    package static var path: ValueForm { ValueForm<String>.path.optional("") }

    package static func name(_ label: String) -> ValueForm { ValueForm<String>.text(label).optional("") }
}

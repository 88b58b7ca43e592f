package import Model

/// The arguments of a call, checked against the parameters of the tool.
package struct ToolArguments: Hashable, Sendable {
    private let values: [String: JSON]

    /// Checks the arguments of a call. Null counts as absent.
    init(_ json: JSON, for parameters: [ToolParameter]) throws(ToolError) {
        guard case .object(let members) = json else { throw ToolError("arguments are an object") }
        var values: [String: JSON] = [:]
        for member in members where member.value != .null {
            guard let parameter = parameters.first(where: { $0.name == member.name }) else {
                let hint = Suggestion.hint(for: member.name, among: parameters.map(\.name))
                throw ToolError("there is no argument \(PlainText.clean(member.name, limit: 40))\(hint)")
            }
            try parameter.check(member.value)
            values[member.name] = member.value
        }
        if let missing = parameters.first(where: { $0.isRequired && values[$0.name] == nil }) {
            throw ToolError("the argument \(missing.name) is missing: \(missing.summary)")
        }
        self.values = values
    }

    /// A text; nil if it is absent.
    package func text(_ name: String) -> String? {
        guard case .string(let text)? = values[name] else { return nil }
        return text
    }

    /// A date; nil if it is absent.
    package func day(_ name: String) -> Day? { text(name).flatMap { Day($0) } }

    /// A number; nil if it is absent.
    package func number(_ name: String) -> Double? {
        guard case .number(let number)? = values[name] else { return nil }
        return number
    }

    /// A whole number; nil if it is absent.
    package func count(_ name: String) -> Int? { number(name).flatMap { Int(exactly: $0) } }

    /// Texts; nil if they are absent.
    package func texts(_ name: String) -> [String]? {
        guard case .array(let items)? = values[name] else { return nil }
        return items.compactMap { item in
            guard case .string(let text) = item else { return nil }
            return text
        }
    }
}

extension ToolParameter {
    /// Checks a value, and throws what was expected.
    func check(_ value: JSON) throws(ToolError) {
        switch (kind, value) {
        case (.text, .string(let text)) where text.unicodeScalars.count <= ToolParameter.longestText: return
        case (.choice(let names), .string(let text)): try check(text, among: names)
        case (.day, .string(let text)) where Day(text) != nil: return
        case (.count(let range), .number(let number)) where Int(exactly: number).map(range.contains) ?? false: return
        case (.number, .number): return
        case (.texts(let most, let names), .array(let items)) where items.count <= most:
            for item in items {
                guard case .string(let text) = item, text.unicodeScalars.count <= ToolParameter.longestText else {
                    throw ToolError("\(name): \(expectation) of at most \(ToolParameter.longestText) characters")
                }
                if let names { try check(text, among: names) }
            }
        default: throw ToolError("\(name): \(expectation)")
        }
    }

    private func check(_ text: String, among names: [String]) throws(ToolError) {
        if names.contains(text) { return }
        let hint = Suggestion.hint(for: text, among: names)
        throw ToolError("\(name): expected one of \(names.joined(separator: ", "))\(hint)")
    }

    private var expectation: String {
        switch kind {
        case .text: "expected a text of at most \(ToolParameter.longestText) characters"
        case .choice(let names): "expected one of \(names.joined(separator: ", "))"
        case .day: "expected a date such as 2024-05-16"
        case .count(let range): "expected a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .number: "expected a number"
        case .texts(let most, _): "expected a list of at most \(most) texts"
        }
    }
}

import Model

/// A parameter of a tool.
package struct ToolParameter: Hashable, Sendable {
    /// The type of its values.
    package enum Kind: Hashable, Sendable {
        /// A text of at most 200 characters.
        case text
        /// One of some texts.
        case choice([String])
        /// A date such as 2024-05-16.
        case day
        /// A whole number in a range.
        case count(ClosedRange<Int>)
        /// A number.
        case number
        /// Texts, at most a number of them.
        case texts(most: Int, [String]?)
    }

    /// The name in requests.
    package let name: String
    let kind: Kind
    let summary: String
    let isRequired: Bool

    /// Creates a parameter, optional by default.
    package init(_ name: String, _ kind: Kind, _ summary: String, isRequired: Bool = false) {
        self.name = name
        self.kind = kind
        self.summary = summary
        self.isRequired = isRequired
    }

    /// The longest text of an argument.
    static let longestText = 200

    var schema: JSON {
        let text: [JSON.Member] = [
            JSON.Member("type", "string"), JSON.Member("maxLength", JSON(ToolParameter.longestText)),
        ]
        let type: [JSON.Member] =
            switch kind {
            case .text: text
            case .choice(let names):
                [JSON.Member("type", "string"), JSON.Member("enum", .array(names.map(JSON.string)))]
            case .day: [JSON.Member("type", "string"), JSON.Member("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
            case .count(let range):
                [
                    JSON.Member("type", "integer"), JSON.Member("minimum", JSON(range.lowerBound)),
                    JSON.Member("maximum", JSON(range.upperBound)),
                ]
            case .number: [JSON.Member("type", "number")]
            case .texts(let most, let names):
                [
                    JSON.Member("type", "array"),
                    JSON.Member(
                        "items",
                        names.map { ["type": "string", "enum": .array($0.map(JSON.string))] } ?? .object(text)),
                    JSON.Member("maxItems", JSON(most)),
                ]
            }
        return .object(type + [JSON.Member("description", .string(summary))])
    }
}

public import Model

/// A line of text with figures in it: `{IWM.last} {IWM.1D:+.2} {10Y.percent} {thesis.met}/{thesis.total}`.
///
/// A brace is written twice to stand for itself. After a colon follows how the value is written, as in Python.
public struct LineTemplate: Sendable {
    enum Part: Sendable {
        case text(String)
        case field(LineField, NumberPattern?)
    }

    let parts: [Part]

    /// The longest template, in characters.
    private static let longest = 4000

    /// Reads a template.
    public init(_ text: String) throws(LineError) {
        guard text.count <= LineTemplate.longest else {
            throw LineError("the line has more than \(LineTemplate.longest) characters")
        }
        var parts: [Part] = []
        var plain = ""
        var rest = text[...]
        while let first = rest.first {
            rest.removeFirst()
            guard first == "{" || first == "}" else {
                plain.append(first)
                continue
            }
            if rest.first == first {
                plain.append(first)
                rest.removeFirst()
            } else if first == "}" {
                throw LineError("a '}' without '{': write '}}' for a brace")
            } else {
                guard let end = rest.firstIndex(of: "}") else {
                    throw LineError("a '{' without '}': write '{{' for a brace")
                }
                parts.append(.text(plain))
                plain = ""
                parts.append(try LineTemplate.field(rest[..<end]))
                rest = rest[end...].dropFirst()
            }
        }
        parts.append(.text(plain))
        self.parts = parts
    }

    private static func field(_ text: Substring) throws(LineError) -> Part {
        let colon = text.firstIndex(of: ":") ?? text.endIndex
        let field = try LineField(text[..<colon])
        guard colon < text.endIndex else { return .field(field, nil) }
        let pattern = text[colon...].dropFirst()
        guard let format = NumberPattern(pattern) else {
            let shown = PlainText.clean(pattern, limit: 40)
            throw LineError("'\(shown)' is no format: write a sign, a width, ',' and decimals, such as +.2")
        }
        return .field(field, format)
    }

    /// The fields, in order.
    var fields: [LineField] {
        parts.compactMap { part in
            if case .field(let field, _) = part { return field }
            return nil
        }
    }

    /// The names of the instruments.
    public var instruments: Set<Symbol> { Set(fields.compactMap(\.instrument)) }
    /// The instruments whose full history is needed: for windows longer than a year.
    public var longInstruments: Set<Symbol> { Set(fields.filter(\.needsFullHistory).compactMap(\.instrument)) }
    /// Whether the full history of rates is needed.
    public var needsFullRates: Bool { fields.contains { $0.instrument == nil && $0.needsFullHistory } }
    /// Whether the thesis has to be evaluated.
    public var needsThesis: Bool { fields.contains(where: \.isOfThesis) }
}

/// Why a template cannot be used.
public struct LineError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The reason, for the user.
    public let description: String

    /// Creates an error.
    init(_ description: String) { self.description = description }
}

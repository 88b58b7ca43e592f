/// A sign of comparison in a filter: `>`, `<`, `>=`, `<=`, `≥`, `≤` or `=`.
enum Comparison: Hashable, Sendable {
    case greater, less, atLeast, atMost, equal

    /// The comparison of a sign; nil for any other text.
    init?(_ sign: String) {
        switch sign {
        case ">": self = .greater
        case "<": self = .less
        case ">=", "\u{2265}": self = .atLeast
        case "<=", "\u{2264}": self = .atMost
        case "=": self = .equal
        default: return nil
        }
    }

    /// Whether signs are made of a character.
    static func isSign(_ character: Character) -> Bool { "<>=\u{2264}\u{2265}".contains(character) }

    /// Whether two figures are in this relation.
    func holds(_ a: Double, _ b: Double) -> Bool {
        switch self {
        case .greater: a > b
        case .less: a < b
        case .atLeast: a >= b
        case .atMost: a <= b
        case .equal: a == b
        }
    }
}

/// A figure that an expression can ask for. The list of them is the one place that knows their names, what they take,
/// what they give and how it is computed.
public struct ThesisFunction: Sendable {
    /// What it is called.
    public let name: String
    /// What it takes, as a reader is shown it: `symbol, window`.
    public let parameters: String
    /// What it gives.
    public let result: Result
    /// What it is, in a line.
    public let summary: String
    /// How it is written.
    public let example: String
    let bind: Binding

    typealias Binding = @Sendable (inout ArgumentReader) throws(ExpressionFault) -> Bound

    /// What a function gives.
    public enum Result: Hashable, Sendable {
        /// A number in a unit.
        case number(ThesisUnit)
        /// True or false.
        case truth
        /// One of some words.
        case word([String])
    }

    /// A function with its arguments.
    struct Bound: Sendable {
        let read: @Sendable (Market) -> Reading
        var turn: (@Sendable (Market) -> Turn?)?

        init(
            turn: (@Sendable (Market) -> Turn?)? = nil, _ read: @escaping @Sendable (Market) -> Reading
        ) {
            self.read = read
            self.turn = turn
        }
    }

    init(
        _ name: String, _ parameters: String, _ result: Result, _ summary: String, example: String,
        _ bind: @escaping Binding
    ) {
        self.name = name
        self.parameters = parameters
        self.result = result
        self.summary = summary
        self.example = example
        self.bind = bind
    }

    /// The name and what it takes: `return(symbol, window)`.
    public var signature: String { "\(name)(\(parameters))" }

    /// All of them, in the order in which help shows them.
    public static let all: [ThesisFunction] = ofPrices + ofRates + ofFunds + ofDeals

    static func named(_ name: String) -> ThesisFunction? { all.first { $0.name == name } }
}

/// How far the newest value of an input must move until a truth or word turns.
struct Turn: Hashable, Sendable {
    /// The move, in its unit.
    let change: Double
    /// Its unit.
    let unit: ThesisUnit
    /// What must move, for a reader: `the yield`.
    let input: String
}

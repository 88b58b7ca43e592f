import Model

/// A function of the thesis language. `all` is the only list of their names, parameters, results and implementations.
public struct ThesisFunction: Sendable {
    /// The name in expressions.
    public let name: String
    /// The parameters as shown in help, such as `symbol, window`.
    public let parameters: String
    /// The type of the result.
    public let result: Result
    /// One line of help.
    public let summary: String
    /// An example call.
    public let example: String
    let bind: Binding

    typealias Binding = @Sendable (inout ArgumentReader) throws(ExpressionError) -> Bound

    /// The type of a function's result.
    public enum Result: Hashable, Sendable {
        /// A number with its unit.
        case number(ThesisUnit)
        /// A truth value.
        case truth
        /// One of the given keywords.
        case keyword([String])
    }

    /// A function bound to its arguments.
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

    /// The name with its parameters, as in `return(symbol, window)`.
    public var signature: String { "\(name)(\(parameters))" }

    /// All functions, in the order in which help shows them.
    public static let all: [ThesisFunction] = ofPrices + ofRates + ofFunds + ofDeals

    /// The most sessions that an argument may count, nearly eight years.
    public static let mostSessions = ArgumentReader.mostSessions

    static func named(_ name: String) -> ThesisFunction? { all.first { $0.name == name } }
}

public import Model

/// A parsed and type-checked expression of the thesis language that evaluates to a truth or a number.
public struct Expression: Sendable {
    /// The source text.
    public let text: String
    /// Everything it reads from a market; its result depends on nothing else.
    public let inputs: ThesisInputs
    let root: Root
    /// Its comparisons and truth-valued calls, in the order of the text.
    let leaves: [Leaf]
    private let characters: [Character]

    enum Root: Sendable {
        case truth(Proposition)
        case number(Figure)
    }

    init(_ text: String, _ root: Root, leaves: [Leaf], inputs: ThesisInputs) {
        self.text = text
        self.root = root
        self.leaves = leaves
        self.inputs = inputs
        characters = Array(text)
    }

    /// The source text in a range of characters, on one line.
    func excerpt(_ range: Range<Int>) -> String { PlainText.clean(String(characters[range])) }
}

/// The logical structure that combines the leaves of an expression.
indirect enum Proposition: Sendable {
    /// The leaf at an index.
    case leaf(Int)
    case not(Proposition)
    case and([Proposition])
    case or([Proposition])
}

/// The smallest part of an expression that is true or false.
struct Leaf: Sendable {
    enum Kind: Sendable {
        case comparison(Figure, Comparison, Figure)
        /// `trend(10Y) = falling`
        case keyword(Call, isEqual: Bool, String)
        /// `above(IWM, 50)`
        case truth(Call)
    }

    let kind: Kind
    let range: Range<Int>
}

/// A part of an expression that evaluates to a number.
struct Figure: Sendable {
    indirect enum Kind: Sendable {
        case literal(Double)
        case call(Call)
        case negative(Figure)
        case arithmetic(Figure, Arithmetic, Figure)
    }

    let kind: Kind
    let unit: ThesisUnit
    let range: Range<Int>
    /// Whether it consists of literals only and so does not depend on the market.
    let isConstant: Bool
    /// The depth of the tree of calculations.
    let depth: Int

    init(kind: Kind, unit: ThesisUnit, range: Range<Int>) {
        self.kind = kind
        self.unit = unit
        self.range = range
        (isConstant, depth) =
            switch kind {
            case .literal: (true, 0)
            case .call: (false, 0)
            case .negative(let inner): (inner.isConstant, inner.depth + 1)
            case .arithmetic(let left, _, let right):
                (left.isConstant && right.isConstant, max(left.depth, right.depth) + 1)
            }
    }

    /// Whether it is the literal zero, which is compatible with any unit.
    var isZero: Bool {
        switch kind {
        case .literal(let value): value == 0 && unit == .plain
        case .negative(let inner): inner.isZero
        default: false
        }
    }
}

/// A function call with its arguments.
struct Call: Sendable {
    let name: String
    /// The result; a keyword or truth has an underlying figure too.
    let read: @Sendable (Market) -> Reading
    /// How far the newest input must move to change a keyword or truth; nil if the underlying figure shows it.
    let turn: (@Sendable (Market) -> Turn?)?
    let range: Range<Int>
}

enum Arithmetic: String, Sendable {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case over = "/"
}

enum Comparison: String, Sendable {
    case greater = ">"
    case atLeast = ">="
    case less = "<"
    case atMost = "<="
    case equal = "="
    case unequal = "!="

    /// The comparison with its sides exchanged.
    var mirrored: Comparison {
        switch self {
        case .greater: .less
        case .atLeast: .atMost
        case .less: .greater
        case .atMost: .atLeast
        case .equal, .unequal: self
        }
    }
}

/// What an expression reads from a market.
public struct ThesisInputs: Hashable, Sendable {
    /// The instruments whose prices are read.
    public var symbols: Set<Symbol> = []
    /// The tables that are read.
    public var tables: Tables = []
    /// Whether a figure looks back over more sessions than `newestSessions`.
    var looksFarBack = false

    /// The sessions that can be relied on where a history is not read as a whole: a start reads 400 rows, of which
    /// some may be missing in another table.
    public static let newestSessions = 340

    /// The parts of a market other than prices.
    public struct Tables: OptionSet, Hashable, Sendable {
        /// The bits.
        public let rawValue: UInt8
        /// Creates a set from bits.
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Yields and the policy rate.
        public static let rates = Tables(rawValue: 1)
        /// Sector weights of funds.
        public static let sectors = Tables(rawValue: 2)
        /// Deals.
        public static let deals = Tables(rawValue: 4)
        /// Price-earnings ratios.
        public static let valuations = Tables(rawValue: 8)
        /// Positions of funds.
        public static let holdings = Tables(rawValue: 16)
    }

    /// Creates a set of inputs, empty by default.
    public init(symbols: Set<Symbol> = [], tables: Tables = []) {
        self.symbols = symbols
        self.tables = tables
    }

    /// Adds the inputs of another expression.
    public mutating func formUnion(_ other: ThesisInputs) {
        symbols.formUnion(other.symbols)
        tables.formUnion(other.tables)
        looksFarBack = looksFarBack || other.looksFarBack
    }
}

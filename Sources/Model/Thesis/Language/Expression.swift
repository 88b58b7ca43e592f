/// A sentence of the thesis language, read and checked: over a market it comes to a truth or a number.
public struct Expression: Sendable {
    /// As it was written.
    public let text: String
    /// What it looks at; nothing else can change what it comes to.
    public let inputs: ThesisInputs
    let root: Root
    /// The comparisons and claims of truth in it, in the order in which they stand.
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

    /// The words that stand in a range of characters.
    func words(_ range: Range<Int>) -> String { String(characters[range]) }
}

/// How leaves make up a truth.
indirect enum Proposition: Sendable {
    /// The leaf at an index.
    case leaf(Int)
    case not(Proposition)
    case and([Proposition])
    case or([Proposition])
}

/// The least part of an expression that is true or false.
struct Leaf: Sendable {
    enum Kind: Sendable {
        case comparison(Figure, Comparison, Figure)
        /// `trend(10Y) = falling`
        case word(Call, isEqual: Bool, String)
        /// `above(IWM, 50)`
        case truth(Call)
    }

    let kind: Kind
    let range: Range<Int>
}

/// A part of an expression that comes to a number.
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
    /// Whether it is a number that somebody wrote, with nothing of the market in it.
    let isConstant: Bool
    /// How many steps stand one upon another.
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

    /// Whether it is the number nought, which has any unit.
    var isZero: Bool {
        switch kind {
        case .literal(let value): value == 0 && unit == .plain
        case .negative(let inner): inner.isZero
        default: false
        }
    }
}

/// A function with its arguments.
struct Call: Sendable {
    let name: String
    /// What it comes to; a word or a truth has a figure behind it too.
    let read: @Sendable (Market) -> Reading
    /// How far the newest input must move until a word or truth turns; nil where the figure says it.
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

    /// The same with its sides exchanged.
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

/// What an expression looks at.
public struct ThesisInputs: Hashable, Sendable {
    /// The instruments whose prices it reads.
    public var symbols: Set<Symbol> = []
    /// What else it reads.
    public var tables: Tables = []

    /// Parts of a market beside prices.
    public struct Tables: OptionSet, Hashable, Sendable {
        /// The parts as bits.
        public let rawValue: UInt8
        /// Parts from bits.
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Yields and the policy rate.
        public static let rates = Tables(rawValue: 1)
        /// Funds' sectors.
        public static let sectors = Tables(rawValue: 2)
        /// Deals.
        public static let deals = Tables(rawValue: 4)
        /// Price-earnings ratios.
        public static let valuations = Tables(rawValue: 8)
        /// Funds' positions.
        public static let holdings = Tables(rawValue: 16)
    }

    /// Nothing, or what is given.
    public init(symbols: Set<Symbol> = [], tables: Tables = []) {
        self.symbols = symbols
        self.tables = tables
    }

    /// Adds what another looks at.
    public mutating func formUnion(_ other: ThesisInputs) {
        symbols.formUnion(other.symbols)
        tables.formUnion(other.tables)
    }
}

/// What a function or an expression comes to on a market.
struct Reading: Sendable {
    enum Content: Sendable {
        /// A number, and between what it is certain to lie; both ends are the number where it is exact.
        case number(Double, ClosedRange<Double>)
        case truth(Bool)
        case word(String)
        case unknown(UnknownReason)
    }

    var content: Content
    /// A figure behind a truth or a word, with the bound at which it turns where there is one.
    var behind: Behind?
    /// The date of the newest figure that went in.
    var newest: Dated?
    /// The date of a table that counts only from after the as-of date, where one was used.
    var later: Dated?
    /// Who stated the figure, where it is a statement and not computed from prices and rates.
    var source: String?

    struct Behind: Sendable {
        var value: Double
        var unit: ThesisUnit
        var bound: Double?
    }

    init(_ content: Content, newest: Dated? = nil) {
        self.content = content
        self.newest = newest
    }

    /// An exact number of a date.
    init(_ value: Double, newest: Day? = nil) {
        self.init(
            value.isFinite ? .number(value, value...value) : .unknown(.undefined), newest: newest.map { Dated($0) })
    }

    /// No number, and why.
    init(unknown reason: UnknownReason, newest: Dated? = nil) { self.init(.unknown(reason), newest: newest) }

    /// The same number, known only as a lower bound.
    func asLowerBound() -> Reading {
        guard case .number(let value, let span) = content else { return self }
        var reading = self
        reading.content = .number(value, span.lowerBound...Double.infinity)
        return reading
    }

    // Switches, for the optimiser of Swift 6.3 crashes on the same in `if case`.
    var number: (value: Double, span: ClosedRange<Double>)? {
        switch content {
        case .number(let value, let span): return (value, span)
        case .truth, .word, .unknown: return nil
        }
    }

    var truth: Bool? {
        switch content {
        case .truth(let truth): return truth
        case .number, .word, .unknown: return nil
        }
    }

    var reason: UnknownReason? { if case .unknown(let reason) = content { reason } else { nil } }

    /// Keeps what another reading says of dates and sources beside this one's.
    func joined(with other: Reading) -> Reading {
        var joint = self
        if let date = other.newest, date.day > newest?.day ?? date.day - 1 { joint.newest = date }
        joint.later = later ?? other.later
        joint.source = source ?? other.source
        return joint
    }
}

/// Why a figure is not known.
enum UnknownReason: Hashable, Sendable {
    case noPrices(Symbol)
    case tooFewSessions([Symbol])
    case noBenchmark(Symbol)
    case noYields
    case fewerYields(Int)
    case fewerPairs
    case noPolicyRate
    case noSectors(Symbol)
    case notStated
    case noRatios
    case noDeals
    case noDealValues
    /// The newest figure is too old.
    case old(Dated)
    /// A bound does not decide.
    case lowerBound
    case upperBound
    /// The arithmetic has no result.
    case undefined
}

extension UnknownReason: CustomStringConvertible {
    /// The reason for a reader.
    var description: String {
        switch self {
        case .noPrices(let symbol): "no prices of \(symbol)"
        case .tooFewSessions(let symbols):
            "too few sessions of "
                + (symbols.count > 2 ? "all \(symbols.count)" : symbols.map(\.name).joined(separator: " and "))
        case .noBenchmark(let symbol): "\(symbol) has no benchmark"
        case .noYields: "no yields"
        case .fewerYields(let count): "fewer than \(count) yields"
        case .fewerPairs: "fewer than \(Correlation.fewestPairs) sessions with a yield"
        case .noPolicyRate: "no policy rate"
        case .noSectors(let fund): "no sectors of \(fund)"
        case .notStated: "sectors not stated"
        case .noRatios: "no price-earnings ratios"
        case .noDeals: "no deals known"
        case .noDealValues: "no deal stated a value"
        case .old(let date): "newest \(date.long)"
        case .lowerBound: "stated as a lower bound"
        case .upperBound: "known as an upper bound"
        case .undefined: "a division by zero"
        }
    }
}

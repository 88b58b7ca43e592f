import Model

/// The result of a function or an expression over a market.
struct Reading: Sendable {
    enum Content: Sendable {
        /// A number and the interval that is certain to contain it; both ends equal the number if it is exact.
        case number(Double, ClosedRange<Double>)
        case truth(Bool)
        case keyword(String)
        case unknown(UnknownReason)
    }

    var content: Content
    /// The figure underlying a truth or keyword, with the bound at which it turns if there is one.
    var underlying: Underlying?
    /// The date of the newest figure used.
    var newest: Dated?
    /// The date of a table dated after the as-of date, if one was used.
    var later: Dated?
    /// The source, if the figure is a published statement and not computed from prices and rates.
    var source: String?

    struct Underlying: Sendable {
        var value: Double
        var unit: ThesisUnit
        var bound: Double?
    }

    init(_ content: Content, newest: Dated? = nil) {
        self.content = content
        self.newest = newest
    }

    /// An exact number, with its date.
    init(_ value: Double, newest: Day? = nil) {
        self.init(
            value.isFinite ? .number(value, value...value) : .unknown(.undefined), newest: newest.map { Dated($0) })
    }

    /// An unknown result with its reason.
    init(unknown reason: UnknownReason, newest: Dated? = nil) { self.init(.unknown(reason), newest: newest) }

    /// The same number as a lower bound.
    func asLowerBound() -> Reading {
        guard case .number(let value, let span) = content else { return self }
        var reading = self
        reading.content = .number(value, span.lowerBound...Double.infinity)
        return reading
    }

    // `switch` is used because the optimiser of Swift 6.3 crashes on the same in `if case`.
    var number: (value: Double, span: ClosedRange<Double>)? {
        switch content {
        case .number(let value, let span): return (value, span)
        case .truth, .keyword, .unknown: return nil
        }
    }

    var truth: Bool? {
        switch content {
        case .truth(let truth): return truth
        case .number, .keyword, .unknown: return nil
        }
    }

    var reason: UnknownReason? { if case .unknown(let reason) = content { reason } else { nil } }

    /// The reading with the dates and the source of another one merged into it.
    func joined(with other: Reading) -> Reading {
        var joint = self
        if let date = other.newest, date.day > newest?.day ?? date.day - 1 { joint.newest = date }
        joint.later = later ?? other.later
        joint.source = source ?? other.source
        return joint
    }
}

/// Why a figure is unknown.
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
    case noSizeRatios
    case noDeals
    case noDealValues
    /// The newest figure is too old.
    case old(Dated)
    /// A bound does not decide the comparison.
    case lowerBound
    case upperBound
    /// The calculation has no result.
    case undefined
}

extension UnknownReason: CustomStringConvertible {
    /// The reason as shown to the reader.
    var description: String {
        switch self {
        case .noPrices(let symbol): "no prices of \(symbol)"
        case .tooFewSessions(let symbols):
            "too few sessions of "
                + (symbols.count > 2 ? "all \(symbols.count)" : symbols.map(\.name).joined(separator: " and "))
        case .noBenchmark(let symbol): "\(symbol) has no benchmark"
        case .noYields: "no yields"
        case .fewerYields(let count): "fewer than \(count) yields"
        case .fewerPairs: "fewer than \(Correlation.minimumPairs) sessions with a yield"
        case .noPolicyRate: "no policy rate"
        case .noSectors(let fund): "no sectors of \(fund)"
        case .notStated: "sectors not stated"
        case .noRatios: "no price-earnings ratios"
        case .noSizeRatios: "no price-to-book ratios of these years"
        case .noDeals: "no deal data"
        case .noDealValues: "no deal stated a value"
        case .old(let date): "newest \(date.long)"
        case .lowerBound: "stated as a lower bound"
        case .upperBound: "known as an upper bound"
        case .undefined: "a division by zero"
        }
    }
}

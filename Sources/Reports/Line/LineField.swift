import Model

/// A figure by its name in a template: a subject, a dot, and what is asked of it.
enum LineField: Hashable, Sendable {
    case instrument(Symbol, InstrumentFigure)
    case tenor(Tenor, RateFigure)
    case spread(YieldSpread, SpreadFigure)
    case policy(PolicyFigure)
    case deals(DealFigure)
    case market(MarketFigure)
    case thesis(ThesisFigure)

    enum InstrumentFigure: Hashable, Sendable {
        case plain(PlainFigure)
        case change(Window)
        case relative(Window)
    }
    enum PlainFigure: String, CaseIterable, Sendable {
        case last, name, date, age, source, freshness, benchmark, volume
        case volatility63, drawdown252, average50, average200, toAverage50, toAverage200
    }
    enum RateFigure: Hashable, Sendable {
        case plain(PlainRate)
        case change(Window)
    }
    enum PlainRate: String, CaseIterable, Sendable { case percent, date, age, trend }
    enum SpreadFigure: String, CaseIterable, Sendable { case bp, date, age }
    enum PolicyFigure: String, CaseIterable, Sendable { case percent, days, since, date, age }
    enum DealFigure: String, CaseIterable, Sendable { case count, acquisitions, upfront }
    enum MarketFigure: String, CaseIterable, Sendable { case date, age, session, mode }
    enum ThesisFigure: Hashable, Sendable {
        case count(ThesisCount)
        case status(String)
        case figure(String)
    }
    enum ThesisCount: String, CaseIterable, Sendable { case met, notMet, unknown, total }

    /// The subjects that are no instruments.
    static let subjects = ["policy", "deals", "market", "thesis"]

    /// Reads a name such as `IWM.last`, `IWM.1M.relative`, `10Y.percent` or `thesis.met`.
    init(_ text: Substring) throws(LineError) {
        let shown = PlainText.clean(text, limit: 60)
        var text = text.drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count > 1, parts.allSatisfy({ !$0.isEmpty }) else {
            throw LineError("'\(shown)' is no figure: write a name, a dot and what is asked of it, such as IWM.last")
        }
        let subject = String(parts[0]), rest = parts.dropFirst().joined(separator: ".")
        switch subject {
        case "policy": self = .policy(try LineField.named(rest, of: subject))
        case "deals": self = .deals(try LineField.named(rest, of: subject))
        case "market": self = .market(try LineField.named(rest, of: subject))
        case "thesis": self = .thesis(LineField.thesis(rest))
        default:
            if let tenor = Tenor(rawValue: subject.uppercased()) {
                self = .tenor(tenor, try LineField.rate(rest, of: subject))
            } else if let spread = YieldSpread(rawValue: subject.lowercased()) {
                self = .spread(spread, try LineField.named(rest, of: subject))
            } else {
                self = try LineField.instrument(parts)
            }
        }
    }

    /// A figure of an instrument, whose own name may contain dots.
    private static func instrument(_ parts: [Substring]) throws(LineError) -> LineField {
        guard let last = parts.last else { throw LineError("a figure has a name") }
        if last == "relative", parts.count > 2, let window = window(parts[parts.count - 2]) {
            return .instrument(Symbol(parts.dropLast(2).joined(separator: ".")), .relative(window))
        }
        let symbol = Symbol(parts.dropLast().joined(separator: "."))
        if let window = window(last) { return .instrument(symbol, .change(window)) }
        if let figure = PlainFigure(rawValue: String(last)) { return .instrument(symbol, .plain(figure)) }
        let written = parts.dropLast().joined(separator: ".")
        if let error = misnamed(written, figure: String(last)) { throw error }
        let names = PlainFigure.allCases.map(\.rawValue) + Window.allCases.map(\.rawValue)
        throw unknown(String(last), of: symbol.name, among: names, example: "last, 1D, 1M.relative")
    }

    /// Why a figure that instruments do not have is unknown: what has it has another name. Nil if nothing has it.
    private static func misnamed(_ subject: String, figure: String) -> LineError? {
        let ofRates = PlainRate.allCases.map(\.rawValue) + SpreadFigure.allCases.map(\.rawValue)
        let rates = Tenor.allCases.map(\.rawValue) + YieldSpread.allCases.map(\.rawValue)
        let ofOthers =
            PolicyFigure.allCases.map(\.rawValue) + DealFigure.allCases.map(\.rawValue)
            + MarketFigure.allCases.map(\.rawValue) + ThesisCount.allCases.map(\.rawValue)
        let names = (ofRates.contains(figure) ? rates : []) + (ofOthers.contains(figure) ? subjects : [])
        if names.isEmpty { return nil }
        let shown = PlainText.clean(subject, limit: 40), hint = Suggestion.hint(for: subject, among: names)
        let remedy = hint.isEmpty ? ": \(names.joined(separator: ", ")) have it" : hint
        return LineError("there is no '\(shown)' that has '\(figure)'\(remedy)")
    }

    private static func rate(_ name: String, of subject: String) throws(LineError) -> RateFigure {
        if let window = window(name) { return .change(window) }
        if let figure = PlainRate(rawValue: name) { return .plain(figure) }
        let names = PlainRate.allCases.map(\.rawValue) + Window.allCases.map(\.rawValue)
        throw unknown(name, of: subject, among: names, example: "percent, 1D, trend")
    }

    private static func thesis(_ name: String) -> ThesisFigure {
        if let count = ThesisCount(rawValue: name) { return .count(count) }
        let suffix = ".figure"
        return name.hasSuffix(suffix) ? .figure(String(name.dropLast(suffix.count))) : .status(name)
    }

    private static func named<Figure: RawRepresentable<String> & CaseIterable>(
        _ name: String, of subject: String
    ) throws(LineError) -> Figure {
        if let figure = Figure(rawValue: name) { return figure }
        let names = Figure.allCases.map(\.rawValue)
        throw unknown(name, of: subject, among: names, example: names.joined(separator: ", "))
    }

    private static func unknown(
        _ name: String, of subject: String, among names: [String], example: String
    ) -> LineError {
        let hint = Suggestion.hint(for: name, among: names)
        let shown = PlainText.clean(name, limit: 40), owner = PlainText.clean(subject, limit: 40)
        return LineError("'\(shown)' is no figure of \(owner)\(hint.isEmpty ? ": it has \(example)" : hint)")
    }

    private static func window(_ name: some StringProtocol) -> Window? { Window(rawValue: name.uppercased()) }

    /// The instrument; nil for other subjects.
    var instrument: Symbol? {
        if case .instrument(let symbol, _) = self { return symbol }
        return nil
    }

    /// Whether it is a figure of the thesis.
    var isOfThesis: Bool {
        if case .thesis = self { return true }
        return false
    }

    /// Whether it looks back further than the newest sessions that a start reads.
    var needsFullHistory: Bool {
        switch self {
        case .instrument(_, .change(let window)), .instrument(_, .relative(let window)), .tenor(_, .change(let window)):
            [.threeYears, .fiveYears, .tenYears, .maximum].contains(window)
        default: false
        }
    }
}

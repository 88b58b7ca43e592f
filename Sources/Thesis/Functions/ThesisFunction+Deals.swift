import Model

extension ThesisFunction {
    static let ofDeals: [ThesisFunction] = [
        ThesisFunction(
            "deals", "kind or any, QTD, YTD or days [, area]", .number(.count), "the number of deals announced",
            example: "deals(acquisition, QTD, biotech)"
        ) { reader throws(ExpressionError) in
            let (filter, span) = try reader.deals()
            return Bound { $0.dealReading(filter, span) { Reading(Double($0.count)) } }
        },
        ThesisFunction(
            "deal_value", "kind or any, QTD, YTD or days [, area]", .number(.money),
            "the upfront value; a lower bound where a deal stated none", example: "deal_value(any, 90 days)"
        ) { reader throws(ExpressionError) in
            let (filter, span) = try reader.deals()
            return Bound { $0.dealReading(filter, span, \.paidAtOnce) }
        },
    ]
}

/// The dates of the deals that are counted.
private enum DealSpan: Sendable {
    case window(Window)
    case days(Int)

    func start(at day: Day) -> Day {
        switch self {
        case .window(let window): window.start(at: day) ?? day
        case .days(let days): day - (days - 1)
        }
    }
}

extension ArgumentReader {
    /// A kind of deal, the dates, and an area where one is written.
    fileprivate mutating func deals() throws(ExpressionError) -> (DealFilter, DealSpan) {
        let kind = try dealKind(), span = try dealSpan()
        return (DealFilter(kind: kind, area: hasMore ? try dealArea() : nil), span)
    }

    /// An area in the words of the deals, such as `biotech` or `"medical devices"`.
    private mutating func dealArea() throws(ExpressionError) -> String {
        let expected = "an area of deals such as biotech or \"medical devices\""
        try begin(expected)
        guard next.kind == .name || next.kind == .text else { throw error(expected: expected) }
        let area = next.text.lowercased()
        advance()
        return area
    }

    private mutating func dealKind() throws(ExpressionError) -> Deal.Kind? {
        inputs.tables.insert(.deals)
        let kinds = Deal.Kind.allCases.map { kind in
            (name: String(kind.rawValue.map { $0 == " " ? "_" : $0 }), value: Deal.Kind?.some(kind))
        }
        return try keyword("a kind of deal", kinds + [(name: "any", value: nil)])
    }

    private mutating func dealSpan() throws(ExpressionError) -> DealSpan {
        let expected = "QTD, YTD or days such as 90 days"
        try begin(expected)
        if case .quantity(let quantity) = next.kind, quantity.unit == .days,
            let days = Int(exactly: quantity.value), (1...36_500).contains(days)
        {
            advance()
            return .days(days)
        }
        guard let window = Window(rawValue: next.text.uppercased()), window.sessions == nil else {
            throw error(expected: expected)
        }
        advance()
        return .window(window)
    }
}

extension Market {
    fileprivate func dealReading(_ filter: DealFilter, _ span: DealSpan, _ read: ([Deal]) -> Reading) -> Reading {
        let known = deals.drop { $0.announced.day > day }
        guard let newest = known.first?.announced,
            filter.area == nil || known.contains(where: { $0.area == filter.area })
        else {
            return Reading(unknown: .noDeals)
        }
        return quarterly(newest) {
            let days = min(span.start(at: day), day)...day
            guard dealCoverage(of: days) != .none, let coverage = dealsCovered else {
                return Reading(unknown: .old(newest))
            }
            let reading = read(deals.filter { days.contains($0.announced.day) && filter.passes($0) })
            let isIncomplete = coverage.lowerBound > days.lowerBound || day - coverage.upperBound > Market.quietDays
            return isIncomplete ? reading.asLowerBound() : reading
        }
    }
}

extension [Deal] {
    /// The sum of upfront payments; a lower bound if some deals did not state theirs.
    fileprivate var paidAtOnce: Reading {
        let values = compactMap(\.upfrontUSDMillions)
        if values.isEmpty, !isEmpty { return Reading(unknown: .noDealValues) }
        let sum = Reading(values.reduce(0, +))
        return values.count < count ? sum.asLowerBound() : sum
    }
}

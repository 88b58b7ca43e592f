public import Model

/// A filter of deals: every word must be found, and all conditions on value and date must be met.
///
///     biotech > 1bn       deals in that area, worth more than a billion dollars upfront
///     licence 2024Q2      deals of that kind, announced in that quarter
///     novartis 2024       deals of that party, announced in that year
///     29 May 2024         deals announced on that day; without the day, in that month
public struct DealSearch: Hashable, Sendable {
    /// The filter as typed.
    public let text: String
    /// What is wrong with it; the rest applies.
    let failure: FilterFailure?
    private let words: Set<TextSearch>
    private let bounds: [Bound]
    private let periods: [DealPeriod]

    /// A limit of the upfront payment, in millions of U.S. dollars.
    private struct Bound: Hashable {
        let comparison: Comparison
        let millions: Double

        func holds(_ value: Double) -> Bool { comparison.holds(value, millions) }
    }

    /// Creates a filter from text; an empty one accepts all deals.
    public init(_ text: String = "") {
        self.text = text
        var reader = Reader(text)
        reader.read()
        (words, bounds, periods, failure) = (reader.words, reader.bounds, reader.periods, reader.failure)
    }

    /// Whether a deal passes the filter. A deal without a stated value meets no condition on it.
    public func matches(_ deal: Deal) -> Bool {
        guard periods.allSatisfy({ $0.contains(deal.announced) }) else { return false }
        if !bounds.isEmpty {
            guard let value = deal.upfrontUSDMillions, bounds.allSatisfy({ $0.holds(value) }) else { return false }
        }
        let parts = [deal.acquirer, deal.target, deal.kind.rawValue, deal.area, deal.announced.long]
        let all = (parts + deal.tickers.map(\.name)).joined(separator: " ")
        return words.allSatisfy { $0.isFound(in: all) }
    }
}

extension DealSearch {
    /// Reads a filter word by word.
    private struct Reader {
        private(set) var words: Set<TextSearch> = []
        private(set) var bounds: [Bound] = []
        private(set) var periods: [DealPeriod] = []
        private(set) var failure: FilterFailure?
        /// A quarter that stands apart from its year.
        private var quarter: Int?
        private let tokens: [(text: String, position: Int)]

        init(_ text: String) {
            var tokens: [(text: String, position: Int)] = []
            var isOpen = false
            for (position, character) in text.lowercased().enumerated() {
                let isSign = Comparison.isSign(character)
                if character == " " {
                    isOpen = false
                } else if isOpen, let last = tokens.last?.text, isSign == DealSearch.isSign(last) {
                    tokens[tokens.count - 1].text.append(character)
                } else {
                    tokens.append((String(character), position))
                    isOpen = true
                }
            }
            self.tokens = tokens
        }

        mutating func read() {
            var index = 0
            while index < tokens.count {
                let (text, position) = tokens[index]
                if let date = DealPeriod.date(tokens[index...].prefix(3).map(\.text)) {
                    periods.append(date.period)
                    index += date.count
                    continue
                }
                index += 1
                if DealSearch.isSign(text) {
                    readBound(text, at: position, value: index < tokens.count ? tokens[index] : nil)
                    index += 1
                } else if let period = DealPeriod(text) {
                    periods.append(period)
                } else if text.count == 2, text.first == "q", let number = DealPeriod.quarter(text.dropFirst()) {
                    quarter = number
                } else {
                    words.insert(TextSearch(text))
                }
            }
            guard let quarter else { return }
            if let year = periods.last, year.isWholeYear {
                periods[periods.count - 1].quarter = quarter
            } else {
                // Without a year it is a word like any other.
                words.insert(TextSearch("q\(quarter)"))
            }
        }

        private mutating func readBound(_ sign: String, at position: Int, value: (text: String, position: Int)?) {
            guard let comparison = Comparison(sign) else {
                failure = failure ?? FilterFailure(position: position, message: "expected one of > >= < <= =")
                return
            }
            guard let value, let millions = DealSearch.millions(value.text) else {
                let place = value?.position ?? position + sign.count
                failure = failure ?? FilterFailure(position: place, message: "expected an amount such as 500m or 1.5bn")
                return
            }
            bounds.append(Bound(comparison: comparison, millions: millions))
        }
    }

    private static func isSign(_ text: String) -> Bool { text.allSatisfy(Comparison.isSign) }

    /// The value of `500m`, `$1bn` or `1.5bn` in millions of U.S. dollars; without a unit, it is in millions.
    private static func millions(_ text: String) -> Double? {
        let amount = ScaledNumber(text.first == "$" ? text.dropFirst() : text[...])
        return amount.map { $0.unit == nil ? $0.number : $0.value / 1e6 }
    }
}

/// The value that a headline states for a deal in US dollars: `for $1.2 billion`, `in $850M deal`, `up to US$2bn`.
struct DealValue: Hashable, Sendable {
    /// The value in millions of US dollars.
    let usdMillions: Double
    /// Whether the value is a maximum: `up to`.
    let isMaximum: Bool

    /// The amount of at least a million that a text states as the price; nil if there is none, or several that differ.
    ///
    /// Amounts per share, amounts in other countries' dollars and the value of the combined company do not count: only
    /// what is paid `for` something, or the size of a `deal`.
    init?(_ text: String) {
        let words = text.lowercased().split(separator: " ").map(String.init)
        var found: [DealValue] = []
        for (index, word) in words.enumerated() {
            guard let amount = DealValue.millions(word, next: index + 1 < words.count ? words[index + 1] : ""),
                DealValue.isPrice(words, index), !DealValue.isForeign(words, index)
            else { continue }
            let isMaximum = words[..<index].suffix(2).elementsEqual(["up", "to"])
            found.append(DealValue(amount, isMaximum: isMaximum))
        }
        guard let first = found.first, found.allSatisfy({ $0.usdMillions == first.usdMillions }) else { return nil }
        self = first
    }

    /// Whether the words around an amount make it a price.
    private static func isPrice(_ words: [String], _ index: Int) -> Bool {
        let lead = words[..<index].last { !fillers.contains($0) }
        if let lead, prices.contains(lead) { return true }
        return words[(index + 1)...].prefix(4).contains { deals.contains($0.droppingMarks) }
    }

    /// Whether a currency next to an amount is another country's: `CAD $500 million`, `$2 billion (AUD)`.
    private static func isForeign(_ words: [String], _ index: Int) -> Bool {
        let around = words[max(0, index - 1)..<min(words.count, index + 3)]
        return around.contains { currencies.contains($0.filter(\.isLetter)) }
    }

    private static let currencies: Set = [
        "cad", "cdn", "aud", "nzd", "hkd", "sgd", "twd", "mxn", "brl", "canadian", "australian", "singapore",
    ]
    private static let fillers: Set = [
        "approximately", "about", "nearly", "roughly", "around", "approx.", "a", "an", "total", "aggregate", "up", "to",
        "of", "cash", "consideration",
    ]
    private static let prices: Set = ["for", "at", "worth", "plus", "and", "or"]
    private static let deals: Set = ["deal", "transaction", "merger", "acquisition", "buyout", "takeover"]

    private init(_ usdMillions: Double, isMaximum: Bool) {
        self.usdMillions = usdMillions
        self.isMaximum = isMaximum
    }

    /// The amount in millions of `$1.2` before `billion`, `$850m`, `us$2bn`, `$1.2-billion`.
    private static func millions(_ word: String, next: String) -> Double? {
        var text = word.drop { $0 == "(" || $0 == "~" }
        if text.hasPrefix("us$") { text = text.dropFirst(2) }
        guard text.first == "$" else { return nil }
        let digits = text.dropFirst().prefix { $0.isNumber || $0 == "." || $0 == "," }
        var unit = text.dropFirst(1 + digits.count).filter { $0.isLetter }
        if unit.isEmpty { unit = next.filter { $0.isLetter } }
        let number = digits.last == "." || digits.last == "," ? digits.dropLast() : digits
        guard let value = Double(String(number.filter { $0 != "," })), value > 0, value.isFinite,
            let scale = scales[String(unit)]
        else { return nil }
        return value * scale
    }

    private static let scales: [String: Double] = [
        "million": 1, "m": 1, "mm": 1, "mn": 1, "mln": 1, "billion": 1000, "b": 1000, "bn": 1000, "bln": 1000,
        "trillion": 1_000_000, "t": 1_000_000,
    ]
}

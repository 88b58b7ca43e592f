import Model

/// What a headline says of a deal, where it says it plainly.
struct HeadlineReport: Hashable, Sendable {
    /// Who buys.
    let acquirer: String
    /// Who is bought.
    let target: String
    /// The value that it states in U.S. dollars, in millions.
    let usdMillions: Double?
    /// Whether the value is the most that may be paid.
    let isMaximum: Bool
    /// Whether it tells of the completion, and not of the deal for the first time.
    let isCompletion: Bool
}

/// Reads who buys whom out of a headline. Conservative: a headline that can be read otherwise is none of a whole company's
/// sale, and stays a headline.
enum HeadlineParser {
    /// What a headline says; nil where it is not plainly the sale of one company to another.
    static func read(_ title: String) -> HeadlineReport? {
        let words = HeadlineWords(title)
        if words.isDoubtful { return nil }
        for pattern in patterns {
            guard let (place, count) = words.find(pattern.words) else { continue }
            let before = words.name(before: place), after = words.name(from: place + count)
            let names = pattern.isPassive ? (after, before) : (before, after)
            guard let acquirer = names.0, let target = names.1, !CompanyName(acquirer).matches(CompanyName(target))
            else {
                return nil
            }
            let value = DealValue(title)
            return HeadlineReport(
                acquirer: acquirer, target: target, usdMillions: value?.usdMillions,
                isMaximum: value?.isMaximum ?? false, isCompletion: pattern.isCompletion)
        }
        return words.merger
    }

    struct Pattern: Sendable {
        let words: [String]
        var isPassive = false, isCompletion = false

        init(_ words: String, passive: Bool = false, completion: Bool = false) {
            self.words = words.split(separator: " ").map(String.init)
            isPassive = passive
            isCompletion = completion
        }
    }

    /// Phrases between the names, the longer before the shorter that they contain.
    private static let patterns: [Pattern] =
        [
            "to be acquired by", "to be bought by", "to be purchased by", "agrees to be acquired by", "acquired by",
            "being acquired by",
        ].map { Pattern($0, passive: true) }
        + verbs(
            ["completes", "closes", "completed", "finalizes", "concludes"],
            ["", "its ", "the ", "previously announced "]
        )
        .map { Pattern($0, completion: true) }
        + ["announces completion of acquisition of", "announces closing of acquisition of"].map {
            Pattern($0, completion: true)
        }
        + [
            "to acquire", "to buy", "to purchase", "will acquire", "acquires", "buys", "announces acquisition of",
            "announces the acquisition of", "announces agreement for acquisition of",
        ].map { Pattern($0) }

    private static func verbs(_ verbs: [String], _ links: [String]) -> [String] {
        verbs.flatMap { verb in links.map { "\(verb) \($0)acquisition of" } }
    }
}

import Model

/// A deal as stated plainly in a headline.
struct HeadlineReport: Hashable, Sendable {
    /// The name of the acquirer.
    let acquirer: String
    /// The name of the target.
    let target: String
    /// The stated value in millions of US dollars.
    let usdMillions: Double?
    /// Whether the value is a maximum.
    let isMaximum: Bool
    /// Whether the headline reports completion rather than the announcement.
    let isCompletion: Bool
}

/// Extracts acquirer and target from a headline. Conservative: an ambiguous headline is not read as the sale of a
/// complete company, and remains a headline only.
enum HeadlineParser {
    /// The deal in a headline; nil if it is not plainly the sale of one company to another.
    static func read(_ title: String) -> HeadlineReport? {
        let words = HeadlineWords(title)
        if words.isDoubtful { return nil }
        for pattern in patterns {
            guard let (index, count) = words.find(pattern.words) else { continue }
            let before = words.name(before: index), after = words.name(from: index + count)
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

    /// Phrases between the names; longer phrases precede shorter ones that they contain.
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

import Model

/// A headline as words, from which names can be extracted.
struct HeadlineWords {
    /// The words as written, including punctuation.
    private let words: [String]
    /// The words in lower case, without leading and trailing punctuation.
    private let plain: [String]

    init(_ title: String) {
        words = HeadlineWords.withoutBrackets(title.split(separator: " ").map(String.init))
        plain = words.map { word in
            word.lowercased().trimmingPrefix { !$0.isLetter && !$0.isNumber && $0 != "$" }.description.droppingMarks
        }
    }

    /// Whether it reports an intention, a denial, a part of a company, or anything else that is not an agreed sale.
    var isDoubtful: Bool {
        plain.contains { HeadlineWords.doubts.contains($0) }
            || HeadlineWords.doubtfulPhrases.contains { find($0) != nil }
    }

    /// The index of a phrase, ignoring punctuation at the ends of words, and its number of words.
    func find(_ phrase: [String]) -> (index: Int, count: Int)? {
        guard phrase.count <= plain.count else { return nil }
        let index = (0...(plain.count - phrase.count)).first { plain[$0...].starts(with: phrase) }
        return index.map { ($0, phrase.count) }
    }

    /// The name that ends before an index; nil if the words there are not plainly a name.
    func name(before end: Int) -> String? {
        var end = end
        // `X announces agreement to acquire`: the phrase before the verb is not part of the name.
        while let cut = HeadlineWords.leads.first(where: {
            $0.count < end && plain[..<end].suffix($0.count).elementsEqual($0)
        }) {
            end -= cut.count
        }
        var start = (words[..<end].lastIndex { HeadlineWords.isBreak($0) } ?? -1) + 1
        if let colon = words[start..<end].lastIndex(where: { $0.hasSuffix(":") }) { start = colon + 1 }
        return HeadlineWords.name(Array(words[start..<end]), isTarget: false)
    }

    /// The name that begins at an index, up to punctuation or a word that continues the sentence.
    func name(from start: Int) -> String? {
        var name: [String] = []
        for index in start..<words.count {
            if HeadlineWords.isBreak(words[index])
                || !name.isEmpty && HeadlineWords.continuations.contains(plain[index])
            {
                break
            }
            name.append(words[index])
            if let mark = words[index].last, ",;:.".contains(mark), !isLegalForm(index, mark) { break }
        }
        return HeadlineWords.name(name, isTarget: true)
    }

    /// Whether a comma is followed by a legal form, as in `Dynavax, Inc.`, or a point ends one, as in `Inc.`
    private func isLegalForm(_ index: Int, _ mark: Character) -> Bool {
        if mark == "," { return index + 1 < plain.count && HeadlineWords.forms.contains(plain[index + 1]) }
        return mark == "." && (HeadlineWords.forms.contains(plain[index]) || words[index].dropLast().contains("."))
    }

    /// A merger such as `A and B to merge` or `A to merge with B`. The first is taken to be the acquirer, following the
    /// convention of headlines.
    var merger: HeadlineReport? {
        for phrase in [
            ["to", "merge", "with"], ["to", "combine", "with"], ["merges", "with"], ["agrees", "to", "merge", "with"],
        ] {
            guard let (index, count) = find(phrase) else { continue }
            return report(name(before: index), name(from: index + count))
        }
        for phrase in [["to", "merge"], ["to", "combine"], ["announce", "merger"], ["agree", "to", "merge"]] {
            guard let (index, _) = find(phrase), let middle = plain[..<index].firstIndex(of: "and") else { continue }
            return report(name(before: middle), HeadlineWords.name(Array(words[(middle + 1)..<index]), isTarget: true))
        }
        return nil
    }

    private func report(_ acquirer: String?, _ target: String?) -> HeadlineReport? {
        guard let acquirer, let target, !CompanyName(acquirer).matches(CompanyName(target)) else { return nil }
        let value = DealValue(words.joined(separator: " "))
        return HeadlineReport(
            acquirer: acquirer, target: target, usdMillions: value?.usdMillions, isMaximum: value?.isMaximum ?? false,
            isCompletion: false)
    }
}

extension HeadlineWords {
    /// The words without text in brackets, mostly tickers, except for a part of a name before its legal form: `Bar
    /// (Holdings) plc`. Punctuation after a bracket moves to the preceding word.
    private static func withoutBrackets(_ words: [String]) -> [String] {
        var result: [String] = []
        var depth = 0
        for (index, word) in words.enumerated() {
            let isInside = depth > 0
            if !isInside, isPartOfName(word), index + 1 < words.count,
                forms.contains(words[index + 1].lowercased().droppingMarks)
            {
                result.append(word)
                continue
            }
            depth += word.count { $0 == "(" || $0 == "[" }
            if depth == 0 { result.append(word) }
            depth = max(0, depth - word.count { $0 == ")" || $0 == "]" })
            guard isInside || word.first == "(" || word.first == "[", depth == 0, let mark = word.last else { continue }
            if ",;:".contains(mark), !result.isEmpty { result[result.count - 1].append(mark) }
        }
        return result
    }

    /// Whether a word is a name in brackets rather than a ticker: `(Holdings)`.
    private static func isPartOfName(_ word: String) -> Bool {
        word.first == "(" && word.last == ")" && word.contains(where: \.isLowercase) && !word.contains(":")
    }

    /// Words as a company's name without surrounding punctuation; nil if there are too many, they do not begin like a
    /// name, or they denote something other than a complete company.
    private static func name(_ words: [String], isTarget: Bool) -> String? {
        let name = PairedMarks.trimmed(words.joined(separator: " "))
        let plain = name.lowercased().split(separator: " ").map { $0.description.droppingMarks }
        guard let first = name.first(where: { $0.isLetter || $0.isNumber }),
            first.isUppercase || first.isNumber || plain.count == 1,
            (1...7).contains(plain.count),
            name.utf8.count >= 2, !plain.contains("and") || !isTarget, words.allSatisfy(isNameWord)
        else { return nil }
        let isOther = plain.contains { notCompanies.contains($0) } || isTarget && descriptions.contains(plain[0])
        return isOther ? nil : name
    }

    /// Whether a word can be part of a name: it has a capital letter or digit, as in `bioMérieux`, or is a common
    /// particle.
    private static func isNameWord(_ word: String) -> Bool {
        word.contains { $0.isUppercase || $0.isNumber } || ["of", "and", "&", "de", "la", "du", "the"].contains(word)
            || lowercaseForms.contains(word.droppingMarks)
    }

    private static func isBreak(_ word: String) -> Bool { ["-", "--", "–", "—", "|", "•", "/"].contains(word) }
}

extension String {
    /// The text without trailing punctuation and possessive endings.
    var droppingMarks: String {
        var text = self
        while let last = text.last, !last.isLetter, !last.isNumber, last != "%" { text.removeLast() }
        for ending in ["'s", "\u{2019}s"] where text.hasSuffix(ending) { text.removeLast(2) }
        return text
    }
}

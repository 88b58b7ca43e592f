import Model

/// A headline as words, with what reading names out of it needs.
struct HeadlineWords {
    /// The words as they stand, marks at their ends included.
    private let words: [String]
    /// In small letters, without marks at their ends.
    private let plain: [String]

    init(_ title: String) {
        words = HeadlineWords.withoutBrackets(title.split(separator: " ").map(String.init))
        plain = words.map { word in
            word.lowercased().trimmingPrefix { !$0.isLetter && !$0.isNumber && $0 != "$" }.description.droppingMarks
        }
    }

    /// Whether it is of an intention, a denial, a part of a company, or of nothing that was agreed.
    var isDoubtful: Bool {
        plain.contains { HeadlineWords.doubts.contains($0) }
            || HeadlineWords.doubtfulPhrases.contains { find($0) != nil }
    }

    /// Where words stand in a row, ends of sentences aside, and how many they are.
    func find(_ phrase: [String]) -> (place: Int, count: Int)? {
        guard phrase.count <= plain.count else { return nil }
        let place = (0...(plain.count - phrase.count)).first { plain[$0...].starts(with: phrase) }
        return place.map { ($0, phrase.count) }
    }

    /// The name that ends before a word; nil where what stands there is no plain name.
    func name(before end: Int) -> String? {
        var end = end
        // `X announces agreement to acquire`: what leads to the verb is no part of the name.
        while let cut = HeadlineWords.leads.first(where: {
            $0.count < end && plain[..<end].suffix($0.count).elementsEqual($0)
        }) {
            end -= cut.count
        }
        var start = (words[..<end].lastIndex { HeadlineWords.isBreak($0) } ?? -1) + 1
        if let colon = words[start..<end].lastIndex(where: { $0.hasSuffix(":") }) { start = colon + 1 }
        return HeadlineWords.name(Array(words[start..<end]), isTarget: false)
    }

    /// The name that begins with a word: up to a mark, or a word that goes on with the sentence.
    func name(from start: Int) -> String? {
        var name: [String] = []
        for place in start..<words.count {
            if HeadlineWords.isBreak(words[place]) || !name.isEmpty && HeadlineWords.goesOn.contains(plain[place]) {
                break
            }
            name.append(words[place])
            if let mark = words[place].last, ",;:.".contains(mark), !isLegalForm(place, mark) { break }
        }
        return HeadlineWords.name(name, isTarget: true)
    }

    /// Whether a comma belongs to the name: a legal form follows, `Dynavax, Inc.`; or a point to it, `Inc.`
    private func isLegalForm(_ place: Int, _ mark: Character) -> Bool {
        if mark == "," { return place + 1 < plain.count && HeadlineWords.forms.contains(plain[place + 1]) }
        return mark == "." && (HeadlineWords.forms.contains(plain[place]) || words[place].dropLast().contains("."))
    }

    /// `A and B to merge`, `A to merge with B`: the first is taken as the acquirer, as headlines name it.
    var merger: HeadlineReport? {
        for phrase in [
            ["to", "merge", "with"], ["to", "combine", "with"], ["merges", "with"], ["agrees", "to", "merge", "with"],
        ] {
            guard let (place, count) = find(phrase) else { continue }
            return report(name(before: place), name(from: place + count))
        }
        for phrase in [["to", "merge"], ["to", "combine"], ["announce", "merger"], ["agree", "to", "merge"]] {
            guard let (place, _) = find(phrase), let middle = plain[..<place].firstIndex(of: "and") else { continue }
            return report(name(before: middle), HeadlineWords.name(Array(words[(middle + 1)..<place]), isTarget: true))
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
    /// Without what stands in brackets, a ticker mostly, but for a part of a name before its legal form: `Bar (Holdings)
    /// plc`. A mark behind it moves to the word before.
    private static func withoutBrackets(_ words: [String]) -> [String] {
        var kept: [String] = []
        var depth = 0
        for (place, word) in words.enumerated() {
            let isInside = depth > 0
            if !isInside, isPartOfName(word), place + 1 < words.count,
                forms.contains(words[place + 1].lowercased().droppingMarks)
            {
                kept.append(word)
                continue
            }
            depth += word.count { $0 == "(" || $0 == "[" }
            if depth == 0 { kept.append(word) }
            depth = max(0, depth - word.count { $0 == ")" || $0 == "]" })
            guard isInside || word.first == "(" || word.first == "[", depth == 0, let mark = word.last else { continue }
            if ",;:".contains(mark), !kept.isEmpty { kept[kept.count - 1].append(mark) }
        }
        return kept
    }

    /// Whether a word is a name in brackets, and no ticker: `(Holdings)`.
    private static func isPartOfName(_ word: String) -> Bool {
        word.first == "(" && word.last == ")" && word.contains(where: \.isLowercase) && !word.contains(":")
    }

    /// Words as a company's name, without marks at the ends; nil where they are too many, do not
    /// begin as names do, or are of something else than a whole company.
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

    /// Whether a word can stand in a name: it has a capital or a figure, as `bioMérieux` has, or it is one of the small.
    private static func isNameWord(_ word: String) -> Bool {
        word.contains { $0.isUppercase || $0.isNumber } || ["of", "and", "&", "de", "la", "du", "the"].contains(word)
            || smallForms.contains(word.droppingMarks)
    }

    private static func isBreak(_ word: String) -> Bool { ["-", "--", "–", "—", "|", "•", "/"].contains(word) }
}

extension String {
    /// Without what is neither letter nor number at the end.
    var droppingMarks: String {
        var text = self
        while let last = text.last, !last.isLetter, !last.isNumber, last != "%" { text.removeLast() }
        for ending in ["'s", "\u{2019}s"] where text.hasSuffix(ending) { text.removeLast(2) }
        return text
    }
}

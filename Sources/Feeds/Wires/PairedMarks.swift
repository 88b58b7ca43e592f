/// Quotes and brackets of a text that was cut out of another, where some may have lost their partner.
enum PairedMarks {
    /// Without marks at its ends and without those inside whose partner is missing.
    ///
    /// A pair around the whole goes; one around a part stays: `“Foo” Inc.`, `Bar (UK) plc`. A point behind stays.
    static func trimmed(_ text: String) -> String {
        var characters = Array(text)
        while true {
            let partners = partners(in: characters)
            let unpaired = characters.indices.filter { isMark(characters[$0]) && partners[$0] == nil }
            if !unpaired.isEmpty {
                for index in unpaired.reversed() { characters.remove(at: index) }
            } else if let first = characters.first, !first.isWordCharacter,
                partners[0].map({ $0 == characters.count - 1 }) ?? true
            {
                characters.removeFirst()
            } else if let last = characters.last, !last.isWordCharacter, last != ".",
                partners[characters.count - 1] == nil
            {
                characters.removeLast()
            } else {
                return String(characters)
            }
        }
    }

    /// Of each mark that has one, where its partner stands.
    private static func partners(in characters: [Character]) -> [Int: Int] {
        var open: [(index: Int, closing: Character)] = []
        var partners: [Int: Int] = [:]
        for (index, character) in characters.enumerated() {
            if let at = open.lastIndex(where: { $0.closing == character }), !isApostrophe(index, in: characters) {
                partners[index] = open[at].index
                partners[open[at].index] = index
                open.removeSubrange(at...)
            } else if let closing = closings[character], character != "'" || !isBehindWord(index, in: characters) {
                open.append((index, closing))
            }
        }
        return partners
    }

    /// What may be an apostrophe is no mark by itself: `Moody's`, `Physicians'`.
    private static func isMark(_ character: Character) -> Bool {
        !apostrophes.contains(character) && (closings[character] != nil || closings.values.contains(character))
    }

    private static func isApostrophe(_ index: Int, in characters: [Character]) -> Bool {
        apostrophes.contains(characters[index]) && index + 1 < characters.count
            && characters[index + 1].isWordCharacter
    }

    private static func isBehindWord(_ index: Int, in characters: [Character]) -> Bool {
        index > 0 && characters[index - 1].isWordCharacter
    }

    private static let apostrophes: Set<Character> = ["'", "\u{2019}"]

    private static let closings: [Character: Character] = [
        "\"": "\"", "'": "'", "\u{201C}": "\u{201D}", "\u{2018}": "\u{2019}", "«": "»", "(": ")", "[": "]",
    ]
}

extension Character {
    fileprivate var isWordCharacter: Bool { isLetter || isNumber }
}

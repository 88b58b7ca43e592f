/// Balances the quotes and brackets of a text that was cut out of another.
enum PairedMarks {
    /// The text without surrounding punctuation and without quotes and brackets that have no partner.
    ///
    /// A pair around the complete text is removed; one around a part stays: `“Foo” Inc.`, `Bar (UK) plc`. A trailing
    /// point stays.
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

    /// The index of the partner of each quote or bracket that has one.
    private static func partners(in characters: [Character]) -> [Int: Int] {
        var open: [(index: Int, closing: Character)] = []
        var partners: [Int: Int] = [:]
        for (index, character) in characters.enumerated() {
            if let match = open.lastIndex(where: { $0.closing == character }), !isApostrophe(index, in: characters) {
                partners[index] = open[match].index
                partners[open[match].index] = index
                open.removeSubrange(match...)
            } else if let closing = closings[character], character != "'" || !followsWord(index, in: characters) {
                open.append((index, closing))
            }
        }
        return partners
    }

    /// Apostrophes are not counted as quotes on their own: `Moody's`, `Physicians'`.
    private static func isMark(_ character: Character) -> Bool {
        !apostrophes.contains(character) && (closings[character] != nil || closings.values.contains(character))
    }

    private static func isApostrophe(_ index: Int, in characters: [Character]) -> Bool {
        apostrophes.contains(characters[index]) && index + 1 < characters.count
            && characters[index + 1].isWordCharacter
    }

    private static func followsWord(_ index: Int, in characters: [Character]) -> Bool {
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

/// Balances the quotes and brackets of a text that was cut out of another.
enum PairedMarks {
    /// The text without surrounding punctuation and without quotes and brackets that have no partner.
    ///
    /// A pair around the complete text is removed; one around a part stays: `“Foo” Inc.`, `Bar (UK) plc`. A trailing
    /// point stays. Which marks are partners is decided once, in the given text, so that the time is O(characters).
    static func trimmed(_ text: String) -> String {
        let characters = Array(text), partners = partners(in: characters)
        var rest = characters.indices.filter { !isMark(characters[$0]) || partners[$0] != nil }[...]
        while let first = rest.first, let last = rest.last {
            if !characters[first].isWordCharacter, partners[first] == last {
                rest = rest.dropFirst().dropLast()
            } else if !characters[first].isWordCharacter, partners[first] == nil {
                rest = rest.dropFirst()
            } else if !characters[last].isWordCharacter, characters[last] != ".", partners[last] == nil {
                rest = rest.dropLast()
            } else {
                break
            }
        }
        return String(rest.map { characters[$0] })
    }

    /// The index of the partner of each quote or bracket that has one.
    private static func partners(in characters: [Character]) -> [Int?] {
        var partners = [Int?](repeating: nil, count: characters.count)
        var open: [(index: Int, closing: Character)] = []
        // How many of these each character would close.
        var closed: [Character: Int] = [:]
        for (index, character) in characters.enumerated() {
            if closed[character, default: 0] > 0, !isApostrophe(index, in: characters) {
                // Those that were opened after its partner have none.
                while let mark = open.popLast() {
                    closed[mark.closing, default: 0] -= 1
                    guard mark.closing == character else { continue }
                    (partners[index], partners[mark.index]) = (mark.index, index)
                    break
                }
            } else if let closing = closings[character], character != "'" || !followsWord(index, in: characters) {
                open.append((index, closing))
                closed[closing, default: 0] += 1
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

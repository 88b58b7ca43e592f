extension Charset {
    /// The index of the first byte that is unlikely in Windows-1252 text: an unassigned byte, an archaic typographic
    /// character, a symbol between two letters, or the first of many consecutive accented letters. Text in other
    /// charsets, such as those of MS-DOS, Central Europe, Russia or China, contains such bytes.
    static func firstUnlikelyWindows1252(in bytes: [UInt8]) -> Int? {
        bytes.indices.first { index in
            switch bytes[index] {
            case 0x00...0x7F: return false
            case 0xC0...0xFF: return isForeignWord(bytes[index...])
            case 0x81, 0x8D, 0x8F, 0x90, 0x9D, 0x82, 0x83, 0x84, 0x86, 0x87, 0x88, 0x89, 0x8B, 0x98, 0x9B: return true
            case 0xA1...0xBF:
                // Ordinal indicators, a middle dot and an accent used as an apostrophe are plausible there.
                let isUsual = [0xAA, 0xAD, 0xB4, 0xB7, 0xBA].contains(bytes[index])
                let before = index > 0 && isLetter(bytes[index - 1])
                return !isUsual && before && index + 1 < bytes.count && isLetter(bytes[index + 1])
            default: return false
            }
        }
    }

    /// Whether there are more consecutive accented letters than in any Western European word.
    private static func isForeignWord(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.count >= 4 && bytes.prefix(4).allSatisfy { $0 >= 0xA1 }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }
}

/// A search for the words of a text in names, in any order and case.
///
/// Of the ways in which a word can be found, the best counts: as a whole name, at its beginning, at the beginning of a
/// word, within one, or as initials (`gtc` in “Go to chart”).
struct FuzzySearch: Sendable {
    private let words: [[UInt8]]

    /// Creates a search; one without words finds everything.
    init(_ text: String) {
        words = text.lowercased().split(separator: " ").map { Array($0.utf8) }
    }

    /// How well some names of one thing match together, at most 100 a word; nil unless each word is found in one.
    func score(_ names: [String]) -> Int? {
        let names = names.map(FuzzySearch.lowercased)
        var sum = 0
        for word in words {
            guard let best = names.compactMap({ FuzzySearch.score(word, $0) }).max() else { return nil }
            sum += best
        }
        return sum
    }

    private static func lowercased(_ name: String) -> [UInt8] {
        let bytes = Array(name.utf8)
        if bytes.contains(where: { $0 >= 0x80 }) { return Array(name.lowercased().utf8) }
        return bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    }

    private static func score(_ word: [UInt8], _ name: [UInt8]) -> Int? {
        guard let first = word.first, name.count >= word.count else { return nil }
        var best: Int?
        for start in 0...(name.count - word.count) where name[start] == first {
            let end = start + word.count
            guard name[start..<end].elementsEqual(word) else { continue }
            let isWhole = end == name.count || !isPart(name[end])
            let score =
                start == 0
                ? (end == name.count ? 100 : isWhole ? 90 : 80) : isStart(start, name) ? (isWhole ? 70 : 60) : 30
            best = max(best ?? 0, score)
        }
        if best == nil, (2...12).contains(word.count), hasInitials(word, name) { return 20 }
        return best
    }

    /// Whether each letter begins a word, or follows the one before it directly. O(word × name).
    private static func hasInitials(_ word: [UInt8], _ name: [UInt8]) -> Bool {
        // Where the letters so far can end; before the first one nowhere.
        var ends = [Bool](repeating: false, count: name.count)
        for (number, letter) in word.enumerated() {
            var next = [Bool](repeating: false, count: name.count)
            var isAfter = number == 0
            for index in name.indices {
                if name[index] == letter {
                    next[index] = index > 0 && ends[index - 1] || isAfter && isStart(index, name)
                }
                isAfter = isAfter || ends[index]
            }
            ends = next
        }
        return ends.contains(true)
    }

    private static func isStart(_ index: Int, _ name: [UInt8]) -> Bool { index == 0 || !isPart(name[index - 1]) }

    /// Whether a byte is part of a word: a letter, a digit, or beyond ASCII.
    private static func isPart(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte >= 0x80
    }
}

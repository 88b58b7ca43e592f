/// The name that somebody who misspelt one most likely meant.
public enum Suggestion {
    /// The nearest of some names, at most two slips away and fewer than the name has letters; nil where none is.
    public static func nearest(to word: String, among names: some Sequence<String>) -> String? {
        let word = word.lowercased()
        var best: (name: String, slips: Int)?
        for name in names {
            let slips = slips(between: word, and: name.lowercased())
            guard slips <= 2, slips < max(2, word.count), slips < name.count else { continue }
            if best.map({ slips < $0.slips }) ?? true { best = (name, slips) }
        }
        return best?.name
    }

    /// What is added to a message: `; did you mean 'return'?`, or nothing.
    public static func words(for word: String, among names: some Sequence<String>) -> String {
        nearest(to: word, among: names).map { "; did you mean '\($0)'?" } ?? ""
    }

    /// How many letters must be put in, left out, changed or swapped with their neighbour to make one word of another
    /// (F. Damerau, "A technique for computer detection and correction of spelling errors", CACM 7, 1964).
    static func slips(between first: String, and second: String) -> Int {
        let (a, b) = (Array(first.unicodeScalars), Array(second.unicodeScalars))
        if (a.count - b.count).magnitude > 2 { return 3 }
        var twoBack: [Int] = []
        var previous = Array(0...b.count)
        for i in 0..<a.count {
            var row = [i + 1]
            for j in 0..<b.count {
                var least = min(previous[j + 1] + 1, row[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, twoBack[j - 1] + 1) }
                row.append(least)
            }
            (twoBack, previous) = (previous, row)
        }
        return previous[b.count]
    }
}

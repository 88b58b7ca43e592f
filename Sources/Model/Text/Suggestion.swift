/// Suggestions for misspelt names.
public enum Suggestion {
    /// The name nearest to `name`: at most two edits away, and fewer than either has letters; nil if there is none.
    public static func nearest(to name: String, among names: some Sequence<String>) -> String? {
        let name = name.lowercased()
        var best: (name: String, edits: Int)?
        for candidate in names {
            let edits = editDistance(between: name, and: candidate.lowercased())
            guard edits <= 2, edits < max(2, name.count), edits < candidate.count else { continue }
            if best.map({ edits < $0.edits }) ?? true { best = (candidate, edits) }
        }
        return best?.name
    }

    /// The end of an error message, such as `; did you mean 'return'?`; empty if no name is near.
    public static func hint(for name: String, among names: some Sequence<String>) -> String {
        nearest(to: name, among: names).map { "; did you mean '\($0)'?" } ?? ""
    }

    /// The edit distance: insertions, deletions, substitutions and transpositions of neighbouring letters (F. Damerau,
    /// "A technique for computer detection and correction of spelling errors", CACM 7, 1964). 3 if the lengths differ
    /// by more than 2.
    static func editDistance(between first: String, and second: String) -> Int {
        if (first.unicodeScalars.count - second.unicodeScalars.count).magnitude > 2 { return 3 }
        let (a, b) = (Array(first.unicodeScalars), Array(second.unicodeScalars))
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

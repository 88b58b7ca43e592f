import Testing

@testable import Dashboard

@Suite struct TextSearchTests {
    private static let texts = [
        "", "I", "IWM", "iShares Russell 2000 ETF", "us-small", "BRK-B", "Crédit Agricole", "日本", "aab", "aaab",
        "STRASSE",
        "ß", "Żabka",
    ]

    @Test("a search matches like a comparison in lower case", arguments: texts)
    func found(in text: String) {
        for wanted in Self.texts + ["w", "russell", "2000 e", "AB", "dit a", "RÉDIT", "ż", "本", "xyz"] {
            let search = TextSearch(wanted)
            let isThere = wanted.isEmpty || text.lowercased().contains(wanted.lowercased())
            #expect(search.isFound(in: text) == isThere, "\(wanted) in \(text)")
            #expect(search.begins(text) == text.lowercased().hasPrefix(wanted.lowercased()), "\(wanted) of \(text)")
        }
    }
}

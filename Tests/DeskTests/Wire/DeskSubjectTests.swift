import Model
import Testing

@testable import Desk

@Suite("Subjects of a desk") struct DeskSubjectTests {
    private let desk = DeskName("small-caps") ?? .standard

    @Test(
        "a subject is read as it was written",
        arguments: [
            (.update(kind: "quote", "IWM"), "ballast.v1.small-caps.quote.IWM"),
            (.update(kind: "quote", "BRK.B"), "ballast.v1.small-caps.quote.BRK%2eB"),
            (.update(kind: "series", "^RUT"), "ballast.v1.small-caps.series.%5eRUT"),
            (.update(kind: "bar", "EURUSD=X"), "ballast.v1.small-caps.bar.EURUSD%3dX"),
            (.update(kind: "rates-provenance", nil), "ballast.v1.small-caps.rates-provenance"),
            (.snapshot, "ballast.v1.small-caps.snapshot"), (.heartbeat, "ballast.v1.small-caps.heartbeat"),
            (.askSnapshot, "ballast.v1.small-caps.ask.snapshot"),
            (.askPresence, "ballast.v1.small-caps.ask.presence"),
            (.askShare, "ballast.v1.small-caps.ask.share"), (.shared, "ballast.v1.small-caps.shared"),
        ] as [(DeskSubject, String)])
    func text(subject: DeskSubject, text: String) {
        #expect(subject.text(of: desk) == text)
        #expect(DeskSubject(text, of: desk) == subject)
    }

    @Test("any symbol is one word without a wildcard, and is read back")
    func symbols() {
        for name in ["A", ".", "*", ">", "A B", "Ä", "%41", "A-B", "\u{1}", "日経"] {
            let word = DeskSubject.escaped(name)
            #expect(word.utf8.allSatisfy { (0x21...0x7E).contains($0) } && !word.contains { ".*>".contains($0) })
            #expect(DeskSubject.unescaped(word) == name)
        }
    }

    @Test(
        "anything else is no subject of the desk",
        arguments: [
            "", "ballast.v1.small-caps", "ballast.v1.small-caps.", "ballast.v1.other.quote.IWM",
            "ballast.v2.small-caps.quote.IWM", "ballast.v1.small-caps.quote.", "ballast.v1.small-caps.quote.A.B",
            "ballast.v1.small-caps.quote.%2", "ballast.v1.small-caps.quote.%FF", "ballast.v1.small-caps.QUOTE.IWM",
            "ballast.v1.small-caps.ask.other", "ballast.v1.small-caps.ask", "ballast.v1.small-caps.quote.A*",
        ])
    func invalid(text: String) { #expect(DeskSubject(text, of: desk) == nil) }

    @Test("the name of a desk is one plain word")
    func names() {
        for name in ["a", "small-caps", "desk2"] { #expect(DeskName(name)?.text == name) }
        for name in ["", "a.b", "a*", ">", "A", "a b", String(repeating: "a", count: 33), "ä"] {
            #expect(DeskName(name) == nil)
        }
    }
}

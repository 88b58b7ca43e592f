import Testing

@testable import Services

@Suite("Quotes and brackets of a name") struct PairedMarksTests {
    @Test(
        "a pair around a part stays; one around the complete name, and a mark without a partner, do not",
        arguments: [
            ("“Foo” Inc.", "“Foo” Inc."), ("“Foo Inc.”", "Foo Inc."), ("“Foo Inc.", "Foo Inc."),
            ("Bar (UK) plc", "Bar (UK) plc"), ("Bar (UK plc", "Bar UK plc"), ("(‘Bar’)", "Bar"),
            ("“«Foo”» Bar", "“Foo” Bar"), ("Moody's", "Moody's"), ("'Foo's'", "Foo's"), ("– Foo, ", "Foo"), ("...", ""),
        ])
    func marks(text: String, name: String) { #expect(PairedMarks.trimmed(text) == name) }

    @Test(
        "thousands of marks are trimmed in linear time", .timeLimit(.minutes(10)),
        arguments: [("“", "”"), ("(", ""), (".", ""), ("", "!"), ("‘", "’")])
    func linear(before: String, after: String) {
        let count = 30_000
        let text = String(repeating: before, count: count) + "Foo Inc." + String(repeating: after, count: count)
        // Pairing anew after each mark would take hours.
        #expect(PairedMarks.trimmed(text) == "Foo Inc.")
    }
}

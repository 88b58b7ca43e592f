import Testing

@testable import Model
@testable import Reports

struct RecapTextTests {
    private func count(_ value: Int) -> RecapFigure {
        RecapFigure(
            "count", Double(value), .count, text: NumberText.count(value), definition: "Some.", inputs: [],
            source: "test")
    }

    @Test("a list has commas, and 'and' before its last item")
    func lists() {
        #expect(([] as [RecapText]).list.text == "")
        #expect((["a"] as [RecapText]).list.text == "a")
        #expect((["a", "b"] as [RecapText]).list.text == "a and b")
        #expect((["a", "b", "c"] as [RecapText]).list.text == "a, b and c")
    }

    @Test("a sentence begins with a capital, and a small count is spelt out")
    func beginnings() {
        #expect(("two words" as RecapText).capitalised.text == "Two words")
        #expect(("\(count(1)) deal" as RecapText).capitalised.text == "One deal")
        #expect(("\(count(9)) deals" as RecapText).capitalised.text == "Nine deals")
        #expect(("\(count(10)) deals" as RecapText).capitalised.text == "10 deals")
        #expect(("\(name: "iShares") fell" as RecapText).capitalised.text == "iShares fell")
    }

    @Test("a figure is recorded in every form in which it is printed")
    func figures() {
        let fall = RecapFigure(
            "fall", -0.01, .fraction, text: "\u{2212}1.00 %", definition: "A fall.", inputs: [], source: "test")
        let text: RecapText = "it fell \(size: fall), that is \(fall); \(count(3)) \("did" as RecapText)"
        #expect(text.text == "it fell 1.00 %, that is \u{2212}1.00 %; 3 did")
        #expect(text.figures.map(\.id) == ["fall", "fall", "count"])
        #expect(text.wordCount == 10)
    }
}

import Screen
import Testing

@testable import Terminal

@Suite struct ClickCounterTests {
    private let start = ContinuousClock.now

    @Test("a second press over the same cell within 400 ms is a double click, a third one is not")
    func double() {
        var counter = ClickCounter()
        let click = InputEvent.click(x: 3, y: 4), double = InputEvent.doubleClick(x: 3, y: 4)
        #expect(counter.marking([click, .release(x: 3, y: 4)], at: start) == [click, .release(x: 3, y: 4)])
        #expect(counter.marking([click, click], at: start + .milliseconds(400)) == [double, click])
        #expect(counter.marking([click], at: start + .milliseconds(801)) == [click])
    }

    @Test("presses over different cells, or far apart in time, are clicks")
    func single() {
        var counter = ClickCounter()
        let clicks = [InputEvent.click(x: 3, y: 4), .click(x: 3, y: 5), .click(x: 3, y: 4)]
        #expect(counter.marking(clicks, at: start) == clicks)
        #expect(counter.marking([clicks[0]], at: start + .seconds(1)) == [clicks[0]])
    }
}

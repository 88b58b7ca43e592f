import Model
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// Frames that take over panels from the frame before.
@Suite struct FrameReuseTests {
    /// Keys of all kinds: movement, focus, windows, zoom, pages, prompts with text, layouts.
    private static let keys =
        "jjkkgG1234567[]zzcCsSnNvV<>?mMRtTLhl+-{}aAuxo.,p:/;" + "RUT5Ymay1 abc" + "qfed"

    private func randomInput(_ chance: inout SplitMix) -> InputEvent {
        switch Int.random(in: 0..<14, using: &chance) {
        case 0: .key(Key([.escape, .enter, .tab, .left, .right, .up, .down][Int.random(in: 0..<7, using: &chance)]))
        case 1: .click(x: Int.random(in: 0..<200, using: &chance), y: Int.random(in: 0..<60, using: &chance))
        case 2: .key(Key(.escape))
        case 3: .resize(Size(Int.random(in: 58..<240, using: &chance), Int.random(in: 15..<70, using: &chance)))
        default: .key(.character(Self.keys.randomElement(using: &chance) ?? "j"))
        }
    }

    @Test("a frame with panels taken over is the same as one drawn anew", arguments: [1, 2, 3] as [UInt64])
    func equal(seed: UInt64) {
        var chance = SplitMix(seed: seed)
        var state = Bundled.state(seed == 1 ? Size(120, 40) : seed == 2 ? Size(200, 60) : Size(240, 24))
        var last: Frame?
        for step in 0..<250 {
            if step % 40 == 39 {
                let quote = Quote(
                    "RUT", last: Price(units: Int64(200_000 + step), decimals: 2), session: state.market.day,
                    time: Timestamp(milliseconds: Int64(step)))
                _ = state.update(.data([.quote(quote)], at: Timestamp(milliseconds: Int64(step))))
            }
            let input = randomInput(&chance)
            _ = state.update(.input(input))
            let frame = state.frame(after: last)
            #expect(frame.grid == state.draw(), "seed \(seed), step \(step), after \(input)")
            last = frame
        }
    }

    @Test("a key that moves the ticker draws only what follows it; data draw everything")
    func reused() {
        var state = Bundled.state(Size(200, 60))
        let first = state.frame()
        _ = state.update(.input(.key(.character("j"))))
        let second = state.frame(after: first)
        #expect(first.reused.isEmpty && second.reused == [.indexes, .tickers, .yields, .deals, .thesis])
        _ = state.update(.input(.key(.character("]"))))
        #expect(state.frame(after: second).reused == [.deals, .thesis])
        _ = state.update(.clock(WallClock(state.market.day, time: "10:00")))
        #expect(state.frame(after: second).reused.isEmpty)
    }

    @Test("a screen of another width is drawn anew, also where a panel keeps its place", arguments: [121, 119, 127])
    func resized(width: Int) {
        var state = Bundled.state(Size(120, 40))
        let first = state.frame()
        _ = state.update(.input(.resize(Size(width, 40))))
        let second = state.frame(after: first)
        #expect(second.grid == state.draw() && second.reused.isEmpty)
    }
}

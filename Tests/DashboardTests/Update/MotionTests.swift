import Model
import Screen
import Thesis
import Testing

@testable import Dashboard
@testable import ballast

@Suite struct MotionTests {
    /// A dashboard with a setting of motion.
    private func state(_ motion: Motion) -> AppState {
        var settings = Bundled.settings
        settings.motion = motion
        return AppState(
            market: Bundled.may, size: Size(120, 40), settings: settings, select: "QQQS", thesis: Bundled.thesis)
    }

    /// The state after a price of a fund that lifts it above all others, later on the same day.
    private func jumped(_ motion: Motion) -> AppState {
        var state = state(motion)
        let day = state.market.day
        for step in 1...2 {
            let time = Timestamp(milliseconds: Int64(step) * 5000)
            let price = Price(units: Int64(21_900 + step), decimals: 2)
            _ = state.update(.data([.quote(Quote("IWM", last: price, session: day, time: time))], at: time))
        }
        return state
    }

    /// The symbols of the tickers in their order, without the selected one, which is held in its row.
    private func order(_ state: AppState) -> [Symbol] {
        state.watchList.positions.map { state.market.listings[$0].instrument.symbol }.filter { $0 != state.selected }
    }

    @Test("with reduced motion no change is marked, and rows keep their places until a key sorts them")
    func reduced() {
        let before = state(.reduced), after = jumped(.reduced)
        #expect(after.marks.isEmpty)
        #expect(order(after) == order(before))
        #expect(after.draw().text().contains("219.02"))
        let sorted = after.pressing("SS")
        #expect(order(sorted).first == "IWM")
    }

    @Test("with full motion a change is marked, and the row moves to its place")
    func full() {
        let after = jumped(.full)
        #expect(!after.marks.isEmpty)
        #expect(order(after).first == "IWM")
    }

    @Test("with reduced motion rows follow the figures of another date")
    func otherDate() {
        var state = state(.reduced)
        let earlier = Bundled.market.asOf(Day(number: 19_600), mode: .replay)
        _ = state.update(.data([.snapshot(earlier)], at: Timestamp(milliseconds: 9000)))
        #expect(order(state) == order(Bundled.state(earlier)))
        #expect(order(state) != order(self.state(.reduced)))
    }

    @Test("the configuration sets motion")
    func configured() throws {
        let read = Configuration.parsing("motion = \"reduced\"", file: "/c.toml")
        #expect(read.errors.isEmpty)
        #expect(read.configuration.motion == .reduced)
        #expect(read.configuration.settings(ThesisVocabulary(of: Bundled.may)).settings.motion == .reduced)
    }
}

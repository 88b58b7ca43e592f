import Dashboard
import Model
import Screen
import Testing

@Suite struct PlaybackTests {
    private static let last = Day(number: 19859)

    /// The dashboard in a replay that ends on the article's day.
    private func state(
        _ session: Moment.Session = .closed, on day: Day = last, mode: Moment.Mode = .replay, speed: Double = 1,
        first: Day = Day(number: 19000)
    ) -> AppState {
        var state = Bundled.state()
        let playback = Playback(span: first...PlaybackTests.last, speed: .sessions(speed), isPaused: true)
        let moment = Moment(day, session, mode: mode, playback: playback)
        _ = state.update(.data([.moment(moment)], at: Timestamp(milliseconds: 0)))
        return state
    }

    @Test(
        "a replay can be played until the close of the last session, and not after it", arguments: [".", "p"])
    func end(key: String) {
        #expect(state(.open).pressing(key).notice == nil)
        #expect(state().pressing(key).notice?.contains("the end of the replay") == true)
        #expect(state(mode: .bundled).pressing(key).notice?.contains("newe") == true)
    }

    @Test("stepping back from the first session shows a notice")
    func beginning() {
        let first = state(first: PlaybackTests.last).pressing(",")
        #expect(first.notice == "this is the first session: . steps forward")
        #expect(state().pressing(",").notice == nil)
    }

    @Test("a new speed is announced, and shown while paused")
    func speed() {
        let faster = state().pressing("+")
        #expect(faster.notice == "speed: 2 sessions a second")
        #expect(faster.draw().text().contains("‖ replay paused 2/s"))
        #expect(faster.pressing("+-").notice == "speed: 2 sessions a second")
        #expect(state(speed: 1000).pressing("+").notice == "no faster than 1000 sessions a second")
        #expect(state(speed: 0.1).pressing("-").notice == "no slower than 0.10 sessions a second")
        #expect(state(mode: .bundled).pressing("-").notice == "speed: 0.50 sessions a second")
        #expect(Bundled.state().pressing("+").notice == "nothing to replay")
    }
}

import Dashboard
import Model
import Playback
import Screen
import Thesis

/// A replay of daily history drawn without a terminal: an animated image with a frame for the close of each session.
struct ReplayRecording {
    private var machine: ReplayMachine
    private var state: AppState
    private let speed: Double

    /// The time for which the last frame stays before the first is shown again, in seconds.
    private static let rest = 4.0

    /// Creates a recording of a replay that has not begun.
    ///
    /// - Parameters:
    ///   - market: the market with everything to be played.
    ///   - days: the first and the last date.
    ///   - speed: sessions per second.
    /// - Returns: nil if there is no session between the dates.
    init?(_ market: Market, _ days: ClosedRange<Day>, speed: Double, size: Size, settings: Settings, thesis: Thesis) {
        guard let replay = ReplayMachine(market, from: days.lowerBound, to: days.upperBound, speed: speed) else {
            return nil
        }
        machine = replay
        self.speed = speed
        // The mark of a changed figure lasts a second, in which the next session would renew it.
        var settings = settings
        settings.motion = .reduced
        let opening = ReplayRecording.nextClose(of: &machine).reduce(market) { $0.applying($1) }
        state = InitialState.state(opening, size: size, settings: settings, thesis: thesis).completed()
    }

    /// Passes the image to `output` in parts.
    ///
    /// - Parameter isASCII: whether the frames have only ASCII characters.
    mutating func write(isASCII: Bool = false, to output: (String) -> Void) {
        let span = machine.state.span
        var recording = SVGRecording(
            size: state.size, palette: state.theme.palette,
            title: "Ballast, \(span.lowerBound.long) to \(span.upperBound.long)")
        output(recording.opening)
        var count = 0
        while true {
            let frame = state.draw()
            output(recording.add(isASCII ? frame.folded() : frame, at: Double(count) / speed))
            count += 1
            if machine.state.isAtEnd { break }
            advance(to: Timestamp(milliseconds: Int64(Double(count) / speed * 1000)))
        }
        output(recording.closing(at: Double(count - 1) / speed + ReplayRecording.rest))
    }

    /// Shows the next session; an alert is in the last row for one session, as if a key had been pressed then.
    private mutating func advance(to time: Timestamp) {
        _ = state.update(.input(.key(Key(.escape))))
        var effects = state.update(.data(ReplayRecording.nextClose(of: &machine), at: time))
        while !effects.isEmpty {
            guard case .lookUp(let inquiry) = effects.removeFirst() else { continue }
            effects += state.update(.lookedUp(inquiry.evaluate()))
        }
    }

    /// Moves a replay to the next close, and returns what changes.
    private static func nextClose(of machine: inout ReplayMachine) -> [MarketUpdate] {
        machine.send(.step(1))
        var playback = machine.playback
        playback.isPaused = machine.state.isAtEnd
        return [machine.drain(), .playback(playback)].compactMap(\.self)
    }
}

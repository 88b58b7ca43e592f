import Model
public import Screen

/// Turns events into frames: keys at once, a replay's data at most sixty times a second, a live market's five times, nothing
/// while nothing happens.
@MainActor
public final class EventLoop {
    /// What the loop asks of the outside, beyond the display.
    public struct Outside {
        /// Ends the program with an exit code's reason.
        public var end: @MainActor (_ interrupted: Bool) -> Void
        /// Tells the source of history what to play.
        public var play: @MainActor (PlaybackCommand) -> Void
        /// Asks all sources now.
        public var refresh: @MainActor () -> Void
        /// Saves a frame and returns words about it.
        public var save: @MainActor (Grid, Palette) -> String

        /// An outside.
        public init(
            end: @escaping @MainActor (_ interrupted: Bool) -> Void,
            play: @escaping @MainActor (PlaybackCommand) -> Void,
            refresh: @escaping @MainActor () -> Void = {},
            save: @escaping @MainActor (Grid, Palette) -> String
        ) {
            self.end = end
            self.play = play
            self.refresh = refresh
            self.save = save
        }
    }

    /// The state.
    public private(set) var state: AppState
    private let display: any Display
    private let inbox: Inbox
    private let outside: Outside
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var pace: FramePace
    private var nextFrame: Task<Void, Never>?
    private var wake: (instant: ContinuousClock.Instant, task: Task<Void, Never>)?

    /// A loop that shows a state.
    public init(_ state: AppState, display: any Display, inbox: Inbox, outside: Outside) {
        self.state = state
        self.display = display
        self.inbox = inbox
        self.outside = outside
        start = clock.now
        pace = FramePace(start)
    }

    /// Takes what is known at the start, shows the first frame, and listens to the inbox from now on.
    public func begin(_ events: [Event] = []) {
        for event in events { perform(state.update(event)) }
        draw()
        perform(state.open())
        inbox.onArrival { [weak self] in
            Task { @MainActor in self?.dataHaveArrived() }
        }
    }

    /// Takes what a person did; one frame shows the effect of all of it. An interrupt comes before all that waits with it,
    /// which is lost, as a terminal's own line is.
    public func take(_ inputs: [InputEvent]) {
        let inputs = inputs.first(where: isInterrupt).map { [$0] } ?? inputs
        for (index, input) in inputs.enumerated() {
            perform(state.update(.input(input), moreFollows: index + 1 < inputs.count))
        }
        draw()
        pace.lastInput = clock.now
        guard let waiting = nextFrame else { return }
        waiting.cancel()
        nextFrame = nil
        scheduleFrame()
    }

    private func isInterrupt(_ input: InputEvent) -> Bool {
        guard case .key(let key) = input, key.control else { return false }
        return state.settings.keys.command(for: key) == .interrupt
    }

    /// Takes another event.
    public func take(_ event: Event) {
        perform(state.update(event))
        draw()
    }

    /// The time that events are stamped with: since the loop began.
    private var now: Timestamp {
        let passed = (clock.now - start).components
        return Timestamp(milliseconds: passed.seconds * 1000 + passed.attoseconds / 1_000_000_000_000_000)
    }

    private func dataHaveArrived() {
        if nextFrame == nil { scheduleFrame() }
    }

    /// Draws what has arrived as soon as the next frame may come.
    private func scheduleFrame() {
        guard pace.next(state.market.moment.mode, now: clock.now) > clock.now else { return drain() }
        nextFrame = Task { @MainActor [weak self] in
            guard await self?.frameIsDue(tolerance: .milliseconds(2)) == true else { return }
            self?.nextFrame = nil
            self?.drain()
        }
    }

    /// Returns when the next frame of data may come, other frames meanwhile counted; false where the wait was cancelled.
    private func frameIsDue(from first: ContinuousClock.Instant? = nil, tolerance: Duration) async -> Bool {
        var due = first ?? pace.next(state.market.moment.mode, now: clock.now)
        repeat {
            guard (try? await clock.sleep(until: due, tolerance: tolerance)) != nil else { return false }
            due = pace.next(state.market.moment.mode, now: clock.now)
        } while due > clock.now
        return true
    }

    private func drain() {
        let updates = inbox.drain()
        guard !updates.isEmpty else { return }
        pace.lastFrame = clock.now
        take(.data(updates, at: now))
    }

    private func draw() { display.show(state.draw()) }

    private func perform(_ effects: [Effect]) {
        for effect in effects {
            switch effect {
            case .quit: outside.end(false)
            case .interrupt: outside.end(true)
            case .suspend: display.suspend()
            case .repaint: display.invalidate()
            case .palette(let palette): display.use(palette)
            case .copy(let text): if !display.copy(text) { take(.notice("this terminal takes no copies")) }
            case .saveFrame: take(.notice(outside.save(state.draw(), state.theme.palette)))
            case .playback(let command): outside.play(command)
            case .refresh: outside.refresh()
            case .wake(let time): schedule(time)
            case .ring: display.ring(state.settings.bell)
            case .lookUp(let inquiry): lookUp(inquiry)
            }
        }
    }

    /// Looks something up away from the main thread, and comes back with it.
    private func lookUp(_ inquiry: ThesisInquiry) {
        Task.detached(priority: .utility) { [weak self] in
            let answer = inquiry.answer()
            await self?.take(.lookedUp(answer))
        }
    }

    /// Asks to be woken; an earlier wake that is already due first does for both.
    private func schedule(_ time: Timestamp) {
        let instant = start + .milliseconds(time.milliseconds)
        if let wake, wake.instant <= instant, wake.instant > clock.now { return }
        wake?.task.cancel()
        wake = (instant, Task { @MainActor [weak self] in await self?.wake(at: time, instant) })
    }

    /// Does what is due at a time, as soon after the last frame of data as the next one may come.
    private func wake(at time: Timestamp, _ instant: ContinuousClock.Instant) async {
        guard await frameIsDue(from: instant, tolerance: .milliseconds(5)) else { return }
        wake = nil
        pace.lastFrame = clock.now
        // What has come meanwhile is drawn in the same frame.
        let updates = inbox.drain(), time = max(time, now)
        take(updates.isEmpty ? .woken(at: time) : .data(updates, at: time))
    }
}

public import Model
public import Screen

/// Turns events into frames: keys at once, a replay's data at most sixty times a second, a live market's five times,
/// and nothing while idle.
@MainActor
public final class EventLoop {
    /// The actions outside the state and the display, supplied by the program.
    public struct Actions {
        /// Ends the program, either normally or as interrupted.
        public var end: @MainActor (_ interrupted: Bool) -> Void
        /// Sends a command to the source of history.
        public var play: @MainActor (PlaybackCommand) -> Void
        /// Polls all sources now.
        public var refresh: @MainActor () -> Void
        /// Makes an edit in the configuration's file; returns why not, or nil if it was made.
        public var edit: @MainActor (ConfigurationEdit) -> String?
        /// Reverses the last edit that has not been reversed; returns why not, or nil if it was.
        public var undoEdit: @MainActor () -> String?
        /// Shares a list or an alert on the desk, or no longer, and returns a message about the outcome.
        public var share: @Sendable (ConfigurationEdit) async -> String
        /// Records triggered alerts, and returns which of them are to be told here.
        public var claim: @Sendable ([AlertEntry]) async -> AlertClaim
        /// Records that the conditions of these alerts are no longer met.
        public var endAlerts: @Sendable ([AlertEntry.Key]) async -> Void
        /// Passes alerts on to the user's command.
        public var notify: @MainActor ([AlertEntry], _ command: [String]) -> Void
        /// Saves a frame to a path, or for nil under a name without an ending, and returns a message about the outcome.
        public var save: @MainActor (_ frame: Grid, Palette, _ name: String, _ path: String?) -> String

        /// Creates the set of actions.
        public init(
            end: @escaping @MainActor (_ interrupted: Bool) -> Void,
            play: @escaping @MainActor (PlaybackCommand) -> Void,
            refresh: @escaping @MainActor () -> Void = {},
            edit: @escaping @MainActor (ConfigurationEdit) -> String? = { _ in "there is no configuration here" },
            undoEdit: @escaping @MainActor () -> String? = { nil },
            share: @escaping @Sendable (ConfigurationEdit) async -> String = { _ in "there is no desk here" },
            claim: @escaping @Sendable ([AlertEntry]) async -> AlertClaim = { AlertClaim(told: $0, kept: nil) },
            endAlerts: @escaping @Sendable ([AlertEntry.Key]) async -> Void = { _ in },
            notify: @escaping @MainActor ([AlertEntry], [String]) -> Void = { _, _ in },
            save: @escaping @MainActor (Grid, Palette, String, String?) -> String
        ) {
            self.end = end
            self.play = play
            self.refresh = refresh
            self.edit = edit
            self.undoEdit = undoEdit
            self.share = share
            self.claim = claim
            self.endAlerts = endAlerts
            self.notify = notify
            self.save = save
        }
    }

    /// The current state.
    public private(set) var state: AppState
    private let display: any Display
    private let inbox: Inbox
    private let actions: Actions
    private let present: (@MainActor (AppState) -> Void)?
    private var lastFrame: Frame?
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var rateLimit: FrameRateLimit
    private var nextFrame: Task<Void, Never>?
    private var wake: (instant: ContinuousClock.Instant, task: Task<Void, Never>)?

    /// Creates a loop that shows a state. Nothing is drawn before `begin`.
    ///
    /// - Parameter present: shows the state in another way than as a grid on the display.
    public init(
        _ state: AppState, display: any Display, inbox: Inbox, actions: Actions,
        present: (@MainActor (AppState) -> Void)? = nil
    ) {
        self.state = state
        self.display = display
        self.inbox = inbox
        self.actions = actions
        self.present = present
        start = clock.now
        rateLimit = FrameRateLimit(start)
    }

    /// Applies the initial events, shows the first frame, and watches the inbox from now on.
    public func begin(_ events: [Event] = []) {
        for event in events { perform(state.update(event)) }
        draw()
        perform(state.update(.started))
        inbox.onArrival { [weak self] in
            Task { @MainActor in self?.dataHaveArrived() }
        }
    }

    /// Applies the user's input; one frame shows the effect of all of it. An interrupt takes precedence over the other
    /// pending input, which is discarded, as on a terminal's own line.
    public func apply(_ inputs: [InputEvent]) {
        let inputs = inputs.first(where: isInterrupt).map { [$0] } ?? inputs
        for (index, input) in inputs.enumerated() {
            perform(state.update(.input(input), moreFollows: index + 1 < inputs.count))
        }
        draw()
        rateLimit.lastInput = clock.now
        guard let waiting = nextFrame else { return }
        waiting.cancel()
        nextFrame = nil
        scheduleFrame()
    }

    private func isInterrupt(_ input: InputEvent) -> Bool {
        guard case .key(let key) = input, key.control else { return false }
        return state.settings.keys.command(for: key) == .interrupt
    }

    /// Applies another event and draws a frame, unless another one shows its effect.
    public func apply(_ event: Event, drawing: Bool = true) {
        perform(state.update(event))
        if drawing { draw() }
    }

    /// The timestamp of events: milliseconds since the loop was created.
    private var now: Timestamp {
        let passed = (clock.now - start).components
        return Timestamp(milliseconds: passed.seconds * 1000 + passed.attoseconds / 1_000_000_000_000_000)
    }

    private func dataHaveArrived() {
        if nextFrame == nil { scheduleFrame() }
    }

    /// Draws the data that have arrived as soon as the next frame is allowed.
    private func scheduleFrame() {
        guard rateLimit.next(state.market.moment.mode, now: clock.now) > clock.now else { return drain() }
        nextFrame = Task { @MainActor [weak self] in
            guard await self?.frameIsDue(tolerance: .milliseconds(2)) == true else { return }
            self?.nextFrame = nil
            self?.drain()
        }
    }

    /// Waits until the next frame of data is allowed, also after other frames in the meantime; false if the wait was
    /// cancelled.
    private func frameIsDue(from first: ContinuousClock.Instant? = nil, tolerance: Duration) async -> Bool {
        var due = first ?? rateLimit.next(state.market.moment.mode, now: clock.now)
        repeat {
            guard (try? await clock.sleep(until: due, tolerance: tolerance)) != nil else { return false }
            due = rateLimit.next(state.market.moment.mode, now: clock.now)
        } while due > clock.now
        return true
    }

    private func drain() {
        let updates = inbox.drain()
        guard !updates.isEmpty else { return }
        rateLimit.lastFrame = clock.now
        apply(.data(updates, at: now))
    }

    private func draw() {
        rateLimit.isReduced = state.settings.motion == .reduced
        if let present { return present(state) }
        let frame = state.frame(after: lastFrame)
        lastFrame = frame
        display.show(frame.grid)
    }

    private func perform(_ effects: [Effect]) {
        for effect in effects {
            switch effect {
            case .quit: actions.end(false)
            case .interrupt: actions.end(true)
            case .suspend: display.suspend()
            case .repaint: display.invalidate()
            case .palette(let palette): display.use(palette)
            case .askGround: display.askGround()
            case .mouse(let isOn): display.useMouse(isOn)
            case .copy(let text): if !display.copy(text) { apply(.notice("this terminal cannot copy")) }
            case .saveFrame(let path):
                apply(.notice(actions.save(state.draw(), state.theme.palette, state.frameName, path)))
            case .playback(let command): actions.play(command)
            case .refresh: actions.refresh()
            case .edit(let edit): apply(.edited(edit, refusal: actions.edit(edit)))
            case .undoEdit: apply(.editUndone(refusal: actions.undoEdit()))
            case .share(let edit): share(edit)
            case .wake(let time): schedule(time)
            case .ring: display.ring(state.settings.bell)
            case .claim(let alerts): claim(alerts)
            case .endAlerts(let keys): end(keys)
            case .notify(let alerts): notify(alerts)
            case .lookUp(let inquiry): lookUp(inquiry)
            }
        }
    }

    /// Shares something off the main thread and shows the outcome.
    private func share(_ edit: ConfigurationEdit) {
        Task.detached(priority: .utility) { [weak self, share = actions.share] in
            let outcome = await share(edit)
            await self?.apply(.notice(outcome))
        }
    }

    /// Claims alerts off the main thread and applies the result.
    private func claim(_ alerts: [AlertEntry]) {
        Task.detached(priority: .utility) { [weak self, claim = actions.claim] in
            let result = await claim(alerts)
            await self?.apply(.alertsClaimed(result))
        }
    }

    private func end(_ alerts: [AlertEntry.Key]) {
        Task.detached(priority: .utility) { [endAlerts = actions.endAlerts] in await endAlerts(alerts) }
    }

    private func notify(_ alerts: [AlertEntry]) {
        let text = alerts.map(\.text).joined(separator: " · ")
        display.notify(text, state.settings.desktop)
        if !state.settings.notify.isEmpty { actions.notify(alerts, state.settings.notify) }
    }

    /// Evaluates an inquiry off the main thread and applies its result.
    private func lookUp(_ inquiry: ThesisInquiry) {
        Task.detached(priority: .utility) { [weak self] in
            let evaluation = inquiry.evaluate()
            await self?.apply(.lookedUp(evaluation))
        }
    }

    /// Schedules a wake-up; an earlier one that is still pending serves for both.
    private func schedule(_ time: Timestamp) {
        let instant = start + .milliseconds(time.milliseconds)
        if let wake, wake.instant <= instant, wake.instant > clock.now { return }
        wake?.task.cancel()
        wake = (instant, Task { @MainActor [weak self] in await self?.wake(at: time, instant) })
    }

    /// Applies a wake-up, as soon after the last frame of data as the next one is allowed.
    private func wake(at time: Timestamp, _ instant: ContinuousClock.Instant) async {
        guard await frameIsDue(from: instant, tolerance: .milliseconds(5)) else { return }
        wake = nil
        rateLimit.lastFrame = clock.now
        // Data that have arrived meanwhile are drawn in the same frame.
        let updates = inbox.drain(), time = max(time, now)
        apply(updates.isEmpty ? .woken(at: time) : .data(updates, at: time))
    }
}

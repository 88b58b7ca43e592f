import CNcurses
import Dispatch
public import Screen

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The time a program has a terminal: the display, what is done at the keyboard, signals, and giving it all back.
///
/// Sources for the keyboard and for signals run on the main queue, so nothing here runs when nothing happens.
@MainActor
public final class TerminalSession {
    /// What the session draws on.
    public let display: CursesDisplay

    let device: TerminalDevice
    let signals: Int32
    var reader = KeyReader()
    private var onInput: (@MainActor ([InputEvent]) -> Void)?
    private var sources: [any DispatchSourceProtocol] = []
    private var pasteTimer: (any DispatchSourceTimer)?
    private var waiting: CheckedContinuation<Ending, Never>?
    private var ending: Ending?
    /// What was done before `run` began.
    private var early: [InputEvent] = []
    /// Ends the program where the session ends before `run` began; without it, `run` returns that ending.
    public var onEarlyEnding: (@MainActor (Ending) -> Void)?

    /// Takes the terminal of standard input and output, or says why not, in which case nothing of it was touched.
    public convenience init(_ options: TerminalOptions) throws(TerminalError) {
        try TerminalDevice.standard.mustBeTerminal()
        try self.init(options, .standard, .ofProcess)
    }

    /// Takes the terminal behind a device. Signals are caught first, or the screen library would catch them itself.
    init(
        _ options: TerminalOptions, _ device: TerminalDevice, _ surroundings: Surroundings
    ) throws(TerminalError) {
        try device.mustBeInFront()
        let setting = try TerminalSetting(device, options, surroundings)
        signals = ballast_signals_catch()
        guard signals >= 0 else { throw .noSignals }
        self.device = device
        do {
            display = try CursesDisplay(device, setting, options.palette)
        } catch {
            ballast_signals_release()
            throw error
        }
        // From now on: what is read before the first frame may take long.
        sources = [
            source(device.input) { $0.readKeys() },
            source(signals) { $0.readSignals() },
        ]
    }

    /// Delivers what is done at the terminal until the session ends, and returns how it ended, the terminal restored.
    ///
    /// All that waits at once comes in one call, so that one frame can be drawn for it. A resize comes when the display
    /// has its new size, and also when the terminal was taken again after a stop: it asks for a frame in any case.
    public func run(onInput: @escaping @MainActor ([InputEvent]) -> Void) async -> Ending {
        if let ending { return ending }
        self.onInput = onInput
        deliver(early)
        early = []
        if let ending { return ending }
        return await withCheckedContinuation { waiting = $0 }
    }

    /// Ends the session: restores the terminal and lets `run` return. The first ending counts.
    public func end(_ ending: Ending) {
        guard self.ending == nil else { return }
        self.ending = ending
        restore()
        if onInput == nil { onEarlyEnding?(ending) }
        waiting?.resume(returning: ending)
        waiting = nil
        onInput = nil
    }

    /// Gives the terminal back as it was found. Harmless when that has been done.
    public func restore() {
        pasteTimer?.cancel()
        for source in sources { source.cancel() }
        sources = []
        guard display.isOpen else { return }
        display.close()
        ballast_signals_release()
    }

    func deliver(_ events: [InputEvent]) {
        guard !events.isEmpty else { return }
        if let onInput { return onInput(events) }
        early += events
        if events.contains(.key(.control("c"))) { end(.signal(SIGINT)) }
    }

    /// Calls an action on the main actor each time a descriptor can be read. The source is level-triggered, but looks
    /// again only when its action has returned, and the actions read until nothing waits.
    private func source(
        _ descriptor: Int32, _ action: @escaping @MainActor (TerminalSession) -> Void
    ) -> any DispatchSourceProtocol {
        let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: .main)
        source.setEventHandler { @Sendable [weak self] in
            // Which thread runs the main queue may change.
            ballast_guard_cover_thread()
            MainActor.assumeIsolated {
                if let self, self.ending == nil { action(self) }
            }
        }
        source.activate()
        return source
    }
}

extension TerminalSession {
    /// What came of a paste that pauses longer than this is delivered.
    private static let pasteStallsAfter = DispatchTimeInterval.milliseconds(300)
    /// A paste that pauses so much longer is taken to be over. The rest of one that is merely held up must not be keys.
    private static let pasteEndsAfter = DispatchTimeInterval.seconds(5)

    private func readKeys() {
        let reading = reader.drain(display.keyboard)
        deliver(reading.events)
        guard ending == nil else { return }
        if reading.wasEmpty && device.isGone { return end(.terminalGone) }
        if reading.isCut {
            DispatchQueue.main.async { @Sendable [weak self] in
                MainActor.assumeIsolated {
                    if let self, self.ending == nil { self.readKeys() }
                }
            }
        }
        watchPaste()
    }

    /// Begins to wait for the rest of a paste, or stops waiting when it came.
    private func watchPaste() {
        pasteTimer?.cancel()
        pasteTimer = nil
        guard reader.isPasting else { return }
        startPasteTimer(Self.pasteStallsAfter) { session in
            session.startPasteTimer(Self.pasteEndsAfter) { $0.deliver($0.reader.abandonPaste()) }
            session.deliver(session.reader.deliverPart())
        }
    }

    private func startPasteTimer(
        _ interval: DispatchTimeInterval, _ action: @escaping @MainActor (TerminalSession) -> Void
    ) {
        let timer = DispatchSource.makeTimerSource(queue: .main)
        timer.schedule(deadline: .now() + interval)
        timer.setEventHandler { @Sendable [weak self] in
            MainActor.assumeIsolated {
                guard let self, self.ending == nil else { return }
                self.pasteTimer = nil
                action(self)
            }
        }
        timer.activate()
        pasteTimer = timer
    }

    private func readSignals() {
        var numbers = [UInt8](repeating: 0, count: 64)
        let count = read(signals, &numbers, numbers.count)
        guard count > 0 else { return }
        let came = Set(numbers[..<count].map(Int32.init))
        if came.contains(CursesDisplay.abandoned) { return end(.inBackground) }
        let last = came.subtracting([SIGTSTP, SIGCONT, SIGWINCH])
        if let last = [SIGTERM, SIGHUP, SIGQUIT, SIGINT].first(where: last.contains) ?? last.min() {
            return end(.signal(last))
        }
        if came.contains(SIGTSTP) { return display.suspend() }
        if came.contains(SIGCONT) { display.comeBack() }
        if came.contains(SIGWINCH) {
            display.fitToTerminal()
            deliver([.resize(display.size)])
        }
    }
}

import CNcurses
import Dispatch
public import Screen

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A program's use of the terminal from opening to restoring it: the display, keyboard input and signals.
///
/// The sources for the keyboard and for signals run on the main queue, so that an idle session uses no processor time.
@MainActor
public final class TerminalSession {
    /// The display to draw on.
    public let display: CursesDisplay

    let device: TerminalDevice
    let signals: Int32
    var reader = KeyReader()
    private var clicks = ClickCounter()
    private var onInput: (@MainActor ([InputEvent]) -> Void)?
    private var sources: [any DispatchSourceProtocol] = []
    private var pasteTimer: (any DispatchSourceTimer)?
    private var waiting: CheckedContinuation<Ending, Never>?
    private var ending: Ending?
    /// The input received before `run` was called.
    private var earlyEvents: [InputEvent] = []
    /// Called if the session ends before `run` is called; in any case `run` then returns that ending at once.
    public var onEarlyEnding: (@MainActor (Ending) -> Void)?

    /// Opens the terminal of standard input and output. If it throws, the terminal was not changed.
    public convenience init(_ options: TerminalOptions) throws(TerminalError) {
        try TerminalDevice.standard.requireTerminal()
        try self.init(options, .standard, .process)
    }

    /// Opens the terminal of a device. Signals are caught first, as ncurses would catch them itself otherwise.
    init(
        _ options: TerminalOptions, _ device: TerminalDevice, _ environment: TerminalEnvironment
    ) throws(TerminalError) {
        try device.requireForeground()
        let setting = try TerminalSetting(device, options, environment)
        signals = ballast_signals_catch()
        guard signals >= 0 else { throw .noSignals }
        self.device = device
        do {
            display = try CursesDisplay(device, setting, options.palette)
        } catch {
            ballast_signals_release()
            throw error
        }
        // Input is read from now on, because loading before the first frame may take long.
        sources = [
            source(device.input) { $0.readKeys() },
            source(signals) { $0.readSignals() },
        ]
    }

    /// Delivers input until the session ends, and returns how it ended, with the terminal restored.
    ///
    /// All pending events are delivered in one call, so that one frame can be drawn for them. A resize is delivered
    /// once the display has its new size, and also when the terminal was reopened after a stop: it always requires a
    /// frame.
    public func run(onInput: @escaping @MainActor ([InputEvent]) -> Void) async -> Ending {
        if let ending { return ending }
        self.onInput = onInput
        deliver(earlyEvents)
        earlyEvents = []
        if let ending { return ending }
        return await withCheckedContinuation { waiting = $0 }
    }

    /// Ends the session: restores the terminal and makes `run` return. Only the first ending counts.
    public func end(_ ending: Ending) {
        guard self.ending == nil else { return }
        self.ending = ending
        restore()
        if onInput == nil { onEarlyEnding?(ending) }
        waiting?.resume(returning: ending)
        waiting = nil
        onInput = nil
    }

    /// Restores the terminal as it was found. Harmless when that has been done.
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
        earlyEvents += events
        if events.contains(.key(.control("c"))) { end(.signal(SIGINT)) }
    }

    /// Calls an action on the main actor each time a descriptor is readable. The source is level-triggered, but checks
    /// again only after its action has returned, and the actions read all pending input.
    private func source(
        _ descriptor: Int32, _ action: @escaping @MainActor (TerminalSession) -> Void
    ) -> any DispatchSourceProtocol {
        let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: .main)
        source.setEventHandler { @Sendable [weak self] in
            // The main queue may run on another thread than before.
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
    /// The received part of a paste that pauses for longer than this is delivered.
    private static let pasteStallsAfter = DispatchTimeInterval.milliseconds(300)
    /// A paste that pauses for this much longer is considered to be over. The rest of a paste that was merely delayed
    /// must not be read as keys.
    private static let pasteEndsAfter = DispatchTimeInterval.seconds(5)
    /// What may be the beginning of a reply is read as keys after a pause of this length.
    private static let replyEndsAfter = DispatchTimeInterval.milliseconds(100)

    private func readKeys() {
        let reading = reader.drain(display.keyboard, awaitsReply: display.awaitsReply)
        display.isSynchronised = reader.knowsSynchronisedOutput
        if reading.hasReply { display.endQuestion() }
        deliver(clicks.marking(reading.events, at: .now))
        guard ending == nil else { return }
        if reading.wasEmpty && device.isClosed { return end(.terminalGone) }
        if reading.isTruncated {
            DispatchQueue.main.async { @Sendable [weak self] in
                MainActor.assumeIsolated {
                    if let self, self.ending == nil { self.readKeys() }
                }
            }
        }
        watchPaste()
    }

    /// Starts to wait for the rest of a reply or a paste, or stops waiting once it has arrived.
    private func watchPaste() {
        pasteTimer?.cancel()
        pasteTimer = nil
        if reader.isHolding { return startPasteTimer(Self.replyEndsAfter) { $0.deliver($0.reader.release()) } }
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
        let received = Set(numbers[..<count].map(Int32.init))
        if received.contains(CursesDisplay.abandoned) { return end(.inBackground) }
        let last = received.subtracting([SIGTSTP, SIGCONT, SIGWINCH])
        if let last = [SIGTERM, SIGHUP, SIGQUIT, SIGINT].first(where: last.contains) ?? last.min() {
            return end(.signal(last))
        }
        if received.contains(SIGTSTP) { return display.suspend() }
        if received.contains(SIGCONT) { display.resume() }
        if received.contains(SIGWINCH) {
            display.fitToTerminal()
            deliver([.resize(display.size)])
        }
    }
}

import CNcurses
public import Screen

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A terminal as a display: ncurses opens and restores it, reads its keys and knows its sequences; a `FrameWriter` puts
/// frames into these.
///
/// Created by a `TerminalSession`, which also restores the terminal. After that, showing a grid has no effect.
@MainActor
public final class CursesDisplay: Display {
    /// The size in cells.
    public internal(set) var size: Size
    /// Whether only ASCII is drawn.
    public var ascii: Bool { setting.ascii }
    /// The terminfo name with which the terminal was opened.
    public var type: String { setting.type }

    let device: TerminalDevice
    let setting: TerminalSetting
    let keyboard: UnsafeMutableRawPointer
    private let screen: OpaquePointer
    private let files: [UnsafeMutablePointer<FILE>]
    private var savedModes: termios?
    /// The descriptor that ncurses writes to, and the one that buffers its output at times; −1 if unavailable.
    let output, gather: Int32
    var isOpen = true
    /// Whether another job is using the terminal; nothing is drawn then.
    private(set) var isSuspended = false
    /// Stands for a signal in the session's pipe when no shell is left that could move the program to the foreground;
    /// outside the range of signal numbers.
    static let abandoned: Int32 = 200
    /// Whether mouse reports are enabled.
    private var usesMouse: Bool
    /// The time at which the terminal was asked something, until it has replied.
    var askedAt: ContinuousClock.Instant?
    var palette: Palette
    var writer: FrameWriter
    var shown: Grid?
    /// Whether the cursor is visible.
    var showsCursor = false
    /// Whether the terminal shows a frame at once that is enclosed in its private mode 2026, as it has answered.
    var isSynchronised = false

    /// Opens the terminal: raw keys, alternate screen, hidden cursor. From here on it must be restored.
    init(_ device: TerminalDevice, _ setting: TerminalSetting, _ palette: Palette) throws(TerminalError) {
        self.device = device
        self.setting = setting
        self.palette = palette
        usesMouse = setting.mouse
        savedModes = device.modes
        Self.arm(device, setting, savedModes)
        ballast_output_hold(STDERR_FILENO)
        // ncurses allocates at once for the size in the terminal or the environment, however large. A size that is too
        // large is set later, bounded. A console's terminfo entry has no size, so that ncurses must look for one
        // otherwise.
        use_env(Self.environmentIsDrawn && device.size.map(\.isBelowMaximum) ?? true)
        guard let input = fdopen(dup(device.input), "r"), let output = fdopen(dup(device.output), "w"),
            let screen = newterm(setting.type, output, input)
        else {
            ballast_guard_disarm()
            ballast_output_release()
            throw .refused(setting.type)
        }
        self.screen = screen
        files = [input, output]
        self.output = fileno(output)
        gather = ballast_gather_open()
        guard let keyboard = ballast_keyboard() else {
            endwin()
            ballast_guard_disarm()
            ballast_output_release()
            throw .refused(setting.type)
        }
        self.keyboard = keyboard
        Self.setModes()
        writer = FrameWriter(palette, setting.depth)
        size = Size(Int(ballast_columns()), Int(ballast_lines()))
        fitToTerminal()
        device.write(extrasOn)
    }

    /// Uses another palette from now on; the next `show` paints everything.
    public func use(_ palette: Palette) {
        guard isOpen else { return }
        self.palette = palette
        writer = FrameWriter(palette, setting.depth)
        invalidate()
    }

    /// Discards the grid shown before, so that the next `show` paints everything.
    public func invalidate() {
        if isOpen { shown = nil }
    }

    /// Draws attention with a sound or a flash.
    public func ring(_ bell: Bell) {
        guard isOpen else { return }
        switch bell {
        case .audible: beep()
        case .visible: flash()
        case .off: break
        }
    }

    /// Passes a text on to the desktop (OSC 9 or 777), where the terminal takes it.
    public func notify(_ text: String, _ way: DesktopNotification) {
        guard isOpen, !isSuspended, setting.capabilities.xterm,
            let sequence = NotificationSequence(text, way, TerminalEnvironment.process.variable)
        else { return }
        device.write(sequence.bytes)
    }

    /// Copies text to the terminal's clipboard (OSC 52); false if the terminal has none.
    public func copy(_ text: String) -> Bool {
        guard isOpen, setting.capabilities.xterm else { return false }
        device.write(Array("\u{1B}]52;c;".utf8) + base64(text.utf8) + [7])
        return true
    }

    /// Restores the terminal, stops the program as Ctrl-Z does, and reopens the terminal once the program is in the
    /// foreground again.
    public func suspend() {
        guard isOpen, !isSuspended else { return }
        release()
        isSuspended = true
        _ = ballast_stop()
        resume(wasRestored: true)
    }

    /// Reopens the terminal after a stop, once this program is in the foreground; until then the program stays stopped.
    ///
    /// - Parameter wasRestored: Whether the terminal had been restored, so that its present modes are those of another
    ///   program.
    func resume(wasRestored: Bool = false) {
        guard isOpen else { return }
        isSuspended = true
        switch ballast_wait_for_front(device.output) {
        case BALLAST_FRONT: break
        case BALLAST_ABANDONED: return ballast_signals_note(CursesDisplay.abandoned)
        default: return
        }
        isSuspended = false
        if wasRestored {
            savedModes = device.modes ?? savedModes
            Self.arm(device, setting, savedModes)
        }
        reopen()
    }

    /// Reopens the terminal after another program may have used it, and requests a full repaint.
    func reopen() {
        guard isOpen else { return }
        endwin()
        reset_prog_mode()
        ballast_keyboard_resume(keyboard)
        device.write(extrasOn)
        invalidate()
        ballast_signals_note(SIGWINCH)
    }

    /// Adopts the terminal's present size; the grid shown before is discarded.
    func fitToTerminal() {
        if let actual = device.size { resize(to: actual) }
    }

    /// Adopts a size as the terminal's.
    func resize(to actual: Size) {
        if actual != size || ballast_lines() != actual.height || ballast_columns() != actual.width {
            resizeterm(Int32(actual.height), Int32(actual.width))
            size = Size(Int(ballast_columns()), Int(ballast_lines()))
        }
        invalidate()
    }

    /// Restores the terminal for good. Harmless when that has been done.
    func close() {
        guard isOpen else { return }
        if !isSuspended { release() }
        isOpen = false
        ballast_guard_disarm()
        ballast_output_release()
        ballast_keyboard_close(keyboard)
        delscreen(screen)
        for file in files { fclose(file) }
        ballast_gather_close(gather)
    }

    private func release() {
        discardReply()
        device.write(extrasOff)
        endwin()
        showsCursor = false
        if let savedModes { device.set(savedModes) }
    }
}

extension CursesDisplay {
    /// The private mode between whose start and end a terminal shows nothing, and then all changes at once. Whether it
    /// has the mode is asked when the terminal is opened (DECRQM); the answer is not waited for.
    static let synchronisedOutput = 2026

    /// Mouse reports (presses, movement while pressed, and wheel, in decimal so that no column is out of range) and bracketed pastes: private
    /// modes of xterm, only some of which ncurses supports, and only with some terminfo entries.
    private var extrasOn: [UInt8] {
        guard setting.capabilities.xterm else { return [] }
        let query = setting.answersQueries ? "\u{1B}[?\(CursesDisplay.synchronisedOutput)$p" : ""
        return (usesMouse ? CursesDisplay.mouseOn : []) + Array("\u{1B}[?2004h\(query)".utf8)
    }

    private var extrasOff: [UInt8] {
        setting.capabilities.xterm ? CursesDisplay.mouseOff + Array("\u{1B}[?2026l\u{1B}[?2004l".utf8) : []
    }

    private static let mouseOn = Array("\u{1B}[?1000h\u{1B}[?1002h\u{1B}[?1006h".utf8)
    private static let mouseOff = Array("\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l".utf8)

    /// Uses the mouse from now on, or leaves it to the terminal.
    public func useMouse(_ isOn: Bool) {
        guard isOpen, setting.capabilities.xterm, isOn != usesMouse else { return }
        usesMouse = isOn
        if !isSuspended { device.write(isOn ? CursesDisplay.mouseOn : CursesDisplay.mouseOff) }
    }

    /// Whether the size in `COLUMNS` and `LINES`, if any, is within the bounds of what is drawn.
    private static var environmentIsDrawn: Bool {
        func side(_ name: String) -> Int { getenv(name).flatMap { Int(String(cString: $0)) } ?? 0 }
        let size = Size(side("COLUMNS"), side("LINES"))
        return size.limited == size
    }

    private static func arm(_ device: TerminalDevice, _ setting: TerminalSetting, _ modes: termios?) {
        guard var modes else { return }
        var found = setting.capabilities
        let length = Int(found.restore_length)
        withUnsafeBytes(of: &found.restore_sequence) { bytes in
            let start = bytes.assumingMemoryBound(to: CChar.self).baseAddress
            ballast_guard_arm(device.output, &modes, start, length)
        }
    }

    private static func setModes() {
        raw()
        noecho()
        nonl()
        set_escdelay(25)
        // Pending keys must not interrupt a frame.
        typeahead(-1)
        curs_set(0)
        leaveok(ballast_screen(), true)
        // Mouse reports are decoded with the other sequences, so their introducer must not be a key of its own.
        define_key(nil, ballast_key_mouse())
    }
}

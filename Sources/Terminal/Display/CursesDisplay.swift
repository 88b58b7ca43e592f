import CNcurses
public import Screen

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A terminal as a display, by way of ncurses.
///
/// Made by a `TerminalSession`, which also gives the terminal back. After that, showing does nothing.
@MainActor
public final class CursesDisplay: Display {
    /// Its extent in cells.
    public internal(set) var size: Size
    /// Whether only ASCII is drawn.
    public var ascii: Bool { setting.ascii }
    /// How many colours are used.
    public var colours: ColourDepth { setting.depth }
    /// The terminfo name that the terminal was opened by.
    public var type: String { setting.type }

    let device: TerminalDevice
    let setting: TerminalSetting
    let keyboard: UnsafeMutableRawPointer
    private let screen: OpaquePointer
    private let files: [UnsafeMutablePointer<FILE>]
    private var savedModes: termios?
    /// Where the screen library writes to, and where a frame is gathered meanwhile; −1 where it cannot be.
    let output, gather: Int32
    var isOpen = true
    /// Whether the terminal is somebody else's for now; nothing is drawn then.
    private(set) var isAway = false
    /// What the session reads among its signals when nobody can bring the program to the front again; no signal's number.
    static let abandoned: Int32 = 200
    var palette: Palette
    var painter: CellPainter
    var shown: Grid?

    /// Takes the terminal: raw keys, the alternate screen, no cursor. From here on it must be restored.
    init(_ device: TerminalDevice, _ setting: TerminalSetting, _ palette: Palette) throws(TerminalError) {
        self.device = device
        self.setting = setting
        self.palette = palette
        savedModes = device.modes
        Self.arm(device, setting, savedModes)
        ballast_words_hold(STDERR_FILENO)
        // The library makes room at once for a size that the terminal or the environment says, however large. What is too
        // large it is told later, bounded; a console's entry says no size of its own, so that else it must look for one.
        use_env(Self.environmentIsDrawn && device.size.map(\.isLessThanMost) ?? true)
        guard let input = fdopen(dup(device.input), "r"), let output = fdopen(dup(device.output), "w"),
            let screen = newterm(setting.type, output, input)
        else {
            ballast_guard_disarm()
            ballast_words_release()
            throw .refused(setting.type)
        }
        self.screen = screen
        files = [input, output]
        self.output = fileno(output)
        gather = ballast_gather_open()
        guard let keyboard = ballast_keyboard() else {
            endwin()
            ballast_guard_disarm()
            ballast_words_release()
            throw .refused(setting.type)
        }
        self.keyboard = keyboard
        Self.setModes(colour: setting.depth != .none)
        painter = CellPainter(StyleTable(palette, setting.depth, pairs: ballast_colour_pairs()))
        size = Size(Int(ballast_columns()), Int(ballast_lines()))
        fitToTerminal()
        device.write(extrasOn)
    }

    /// Colours for the roles from now on; the next `show` paints everything.
    public func use(_ palette: Palette) {
        guard isOpen else { return }
        self.palette = palette
        reset_color_pairs()
        painter = CellPainter(StyleTable(palette, setting.depth, pairs: ballast_colour_pairs()))
        invalidate()
    }

    /// Forgets what is shown, so that the next `show` paints everything.
    public func invalidate() {
        guard isOpen else { return }
        shown = nil
        ballast_repaint()
    }

    /// Draws attention by a sound or a flash.
    public func ring(_ bell: Bell) {
        guard isOpen else { return }
        switch bell {
        case .audible: beep()
        case .visible: flash()
        case .off: break
        }
    }

    /// Hands text to the terminal's clipboard (OSC 52); false where it has none.
    public func copy(_ text: String) -> Bool {
        guard isOpen, setting.capabilities.xterm else { return false }
        device.write(Array("\u{1B}]52;c;".utf8) + base64(text.utf8) + [7])
        return true
    }

    /// Gives the terminal back, stops the program as Ctrl-Z does, and takes the terminal again when it is in front.
    public func suspend() {
        guard isOpen, !isAway else { return }
        leave()
        isAway = true
        _ = ballast_stop()
        comeBack(hasLeft: true)
    }

    /// Takes the terminal again after a stop, once it is this program's; until then the program stays stopped.
    ///
    /// - Parameter hasLeft: whether it had been given back, so that its modes are now as somebody else wants them.
    func comeBack(hasLeft: Bool = false) {
        guard isOpen else { return }
        isAway = true
        switch ballast_wait_for_front(device.output) {
        case BALLAST_FRONT: break
        case BALLAST_ABANDONED: return ballast_signals_note(CursesDisplay.abandoned)
        default: return
        }
        isAway = false
        if hasLeft {
            savedModes = device.modes ?? savedModes
            Self.arm(device, setting, savedModes)
        }
        takeAgain()
    }

    /// Takes the terminal after somebody else may have used it, and asks for everything to be drawn anew.
    func takeAgain() {
        guard isOpen else { return }
        endwin()
        reset_prog_mode()
        ballast_keyboard_resume(keyboard)
        device.write(extrasOn)
        invalidate()
        ballast_signals_note(SIGWINCH)
    }

    /// Asks the terminal for its size and takes it; what was shown is forgotten.
    func fitToTerminal() {
        if let actual = device.size { resize(to: actual) }
    }

    /// Takes a size as the terminal's.
    func resize(to actual: Size) {
        if actual != size || ballast_lines() != actual.height || ballast_columns() != actual.width {
            resizeterm(Int32(actual.height), Int32(actual.width))
            size = Size(Int(ballast_columns()), Int(ballast_lines()))
        }
        invalidate()
    }

    /// Gives the terminal back for good. Harmless when that has been done.
    func close() {
        guard isOpen else { return }
        if !isAway { leave() }
        isOpen = false
        ballast_guard_disarm()
        ballast_words_release()
        ballast_keyboard_close(keyboard)
        delscreen(screen)
        for file in files { fclose(file) }
        ballast_gather_close(gather)
    }

    private func leave() {
        device.write(extrasOff)
        endwin()
        if let savedModes { device.set(savedModes) }
    }
}

extension CursesDisplay {
    /// Mouse reports (presses and wheel, in decimal so that no column is too far) and marked pastes: xterm's private
    /// modes, of which ncurses knows only some, and only from some terminfo entries.
    private var extrasOn: [UInt8] {
        guard setting.capabilities.xterm else { return [] }
        return Array((setting.mouse ? "\u{1B}[?1000h\u{1B}[?1006h\u{1B}[?2004h" : "\u{1B}[?2004h").utf8)
    }

    private var extrasOff: [UInt8] {
        setting.capabilities.xterm ? Array("\u{1B}[?1006l\u{1B}[?1000l\u{1B}[?2004l".utf8) : []
    }

    /// Whether the size that variables state, if they do, is one that is drawn.
    private static var environmentIsDrawn: Bool {
        func side(_ name: String) -> Int { getenv(name).flatMap { Int(String(cString: $0)) } ?? 0 }
        let size = Size(side("COLUMNS"), side("LINES"))
        return size.drawn == size
    }

    private static func arm(_ device: TerminalDevice, _ setting: TerminalSetting, _ modes: termios?) {
        guard var modes else { return }
        var found = setting.capabilities
        let length = Int(found.restore_length)
        withUnsafeBytes(of: &found.restore) { bytes in
            let start = bytes.assumingMemoryBound(to: CChar.self).baseAddress
            ballast_guard_arm(device.output, &modes, start, length)
        }
    }

    private static func setModes(colour: Bool) {
        raw()
        noecho()
        nonl()
        set_escdelay(25)
        // Keys that wait must not cut a frame short.
        typeahead(-1)
        curs_set(0)
        ballast_leave_cursor()
        // Reports of the mouse are decoded with the other sequences, so their introducer must be no key of its own.
        define_key(nil, ballast_key_mouse())
        if colour, start_color() == OK { use_default_colors() }
    }
}

import Screen

/// Decodes keyboard input into events: bytes, and the codes of keys in terminfo.
///
/// A pure state machine. It reads bytes and not characters, because ncurses loses a character whose bytes arrive in two
/// reads. Sequences that are not in terminfo (a mouse report, a paste, a key with modifiers) are decoded here too: read
/// byte by byte they would press keys.
struct KeyDecoder {
    /// The maximum length of a paste in bytes; the rest is cut off.
    static let maximumPasteLength = 64 * 1024

    /// The events that have been decoded and not yet removed.
    var events: [InputEvent] = []
    var state = State.ground
    var text = TextDecoder()
    var paste = PasteBuffer(limit: maximumPasteLength)
    /// The private modes that the terminal has reported to know, as answers to DECRQM.
    var knownModes: Set<Int> = []

    /// The sequence to which the next byte belongs.
    enum State: Equatable {
        /// No sequence.
        case ground
        /// After an escape: a sequence, a key with Alt, or the escape key alone.
        case escape
        /// In a control sequence, after `ESC [`.
        case control([UInt8])
        /// After `ESC O`.
        case shift
        /// In a mouse report in the old format: three bytes after `ESC [ M`.
        case mouse([UInt8])
        /// In a response of the terminal, up to its end.
        case response(TerminalResponse)
        /// Between the start and end sequences of a paste.
        case paste
    }

    /// Whether a paste has begun and not ended.
    var isPasting: Bool { state == .paste }
    /// Whether part of the paste was delivered because no more arrived for a while.
    private var hasStalled = false

    /// Decodes one byte.
    mutating func feed(_ byte: UInt8) {
        switch state {
        case .ground: plain(byte)
        case .escape: afterEscape(byte)
        case .control(let begun): control(begun, byte)
        case .shift: shift(byte)
        case .mouse(let begun): oldMouse(begun, byte)
        case .response(let begun): response(begun, byte)
        case .paste: pasted(byte)
        }
    }

    /// Decodes the code of a key in terminfo.
    mutating func feed(key code: Int32) {
        if state == .paste { return }
        let alt = state == .escape
        state = .ground
        if let known = Key.Code(curses: code) { press(known, alt: alt, shift: Key.Code.isShifted(curses: code)) }
    }

    /// Decodes a key with a name beyond terminfo's standard ones, such as `kUP5`: the key and xterm's number for its
    /// modifiers, by default 2.
    mutating func feed(named name: String) {
        if state == .paste { return }
        let prefixed = state == .escape
        state = .ground
        let digits = String(name.reversed().prefix { $0.isNumber }.reversed())
        let modifiers = (Int(digits) ?? 2) - 1
        guard let code = Key.Code(extended: name.dropLast(digits.count)) else { return }
        press(code, control: modifiers & 4 != 0, alt: prefixed || modifiers & 2 != 0, shift: modifiers & 1 != 0)
    }

    /// Whether the terminal has replied to a question since this was last reset.
    var hasReply = false
    /// Whether a sequence has begun and not ended, a paste excepted.
    var isWithinSequence: Bool { state != .ground && state != .paste }

    /// Ends an incomplete sequence when no more input is waiting: its beginning was a key of its own.
    mutating func settle() {
        switch state {
        case .escape: press(.escape)
        case .control(let begun) where begun.isEmpty: press(.character("["), alt: true)
        case .shift: press(.character("O"), alt: true)
        case .response(let begun) where begun.isEmpty:
            press(.character(Character(Unicode.Scalar(begun.introducer))), alt: true)
        case .ground, .paste: return
        case .control, .mouse, .response: break
        }
        state = .ground
    }

    /// Delivers the received part of a stalled paste. The rest remains text up to its end: as keys it would execute
    /// arbitrary commands.
    mutating func deliverPart() {
        guard state == .paste else { return }
        hasStalled = true
        deliver(paste.drainPart())
    }

    /// Ends a paste whose end sequence has not arrived.
    mutating func abandonPaste() {
        if state == .paste { endPaste() }
    }

    /// Returns and removes the events decoded so far.
    mutating func drain() -> [InputEvent] {
        defer { events.removeAll(keepingCapacity: true) }
        return events
    }

    mutating func press(_ code: Key.Code, control: Bool = false, alt: Bool = false, shift: Bool = false) {
        events.append(.key(Key(code, control: control, alt: alt, shift: shift && code.takesShift)))
    }

    private mutating func plain(_ byte: UInt8) {
        if byte == 0x1B {
            state = .escape
        } else {
            type(byte, alt: false)
        }
    }

    private mutating func afterEscape(_ byte: UInt8) {
        switch byte {
        case 0x1B: press(.escape)
        case UInt8(ascii: "["): state = .control([])
        case UInt8(ascii: "O"): state = .shift
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"): beginResponse(byte)
        default:
            state = .ground
            type(byte, alt: true)
        }
    }

    /// A byte outside any sequence: a control key, or part of a character.
    private mutating func type(_ byte: UInt8, alt: Bool) {
        switch byte {
        case 0x09: press(.tab, alt: alt)
        case 0x0A, 0x0D: press(.enter, alt: alt)
        case 0x08, 0x7F: press(.backspace, alt: alt)
        case 0: press(.character(" "), control: true, alt: alt)
        case 1...26: press(.character(Character(Unicode.Scalar(byte + 0x60))), control: true, alt: alt)
        case 0x1C...0x1F: press(.character(Character(Unicode.Scalar(byte + 0x40))), control: true, alt: alt)
        default:
            if let scalar = text.add(byte, alt: alt) { press(.character(Character(scalar)), alt: text.alt) }
        }
    }

    private mutating func pasted(_ byte: UInt8) {
        // Ctrl-C ends a stalled paste, in case the terminal never sends its end.
        if hasStalled && byte == 3 {
            endPaste()
            return type(byte, alt: false)
        }
        if paste.add(byte) { endPaste() }
    }

    private mutating func endPaste() {
        state = .ground
        hasStalled = false
        deliver(paste.drain())
    }

    private mutating func deliver(_ pasted: String) {
        if !pasted.isEmpty { events.append(.paste(pasted)) }
    }
}

import Screen

/// Makes input events of what the keyboard delivers: bytes, and the codes of keys that terminfo knows.
///
/// A pure state machine. Bytes and not characters, because a character whose bytes come in two reads would be lost by
/// the library's own decoding. Sequences that terminfo does not know (a mouse report, a paste, a key with modifiers) are
/// decoded here too: typed out letter by letter they would press keys.
struct KeyDecoder {
    /// The longest paste that is taken whole; what is longer is cut.
    static let longestPaste = 64 * 1024

    /// What was decoded since the last `take`.
    var events: [InputEvent] = []
    var state = State.ground
    var text = TextDecoder()
    var paste = PasteBuffer(limit: longestPaste)

    /// What the next byte belongs to.
    enum State: Equatable {
        /// Nothing begun.
        case ground
        /// After an escape: a sequence, a key with Alt, or the escape key alone.
        case escape
        /// In a control sequence, after `ESC [`.
        case control([UInt8])
        /// After `ESC O`.
        case shift
        /// In a mouse report of the old kind: three bytes after `ESC [ M`.
        case mouse([UInt8])
        /// In an answer of the terminal that nobody asked for, up to its end; with the byte that began it, if nothing
        /// has followed yet.
        case answer(UInt8?, escaped: Bool)
        /// Between the marks of a paste.
        case paste
    }

    /// Whether a paste has begun and not ended.
    var isPasting: Bool { state == .paste }
    /// Whether a part of the paste was delivered because nothing more came for a while.
    private var hasStalled = false

    /// Takes one byte.
    mutating func feed(_ byte: UInt8) {
        switch state {
        case .ground: plain(byte)
        case .escape: afterEscape(byte)
        case .control(let begun): control(begun, byte)
        case .shift: shift(byte)
        case .mouse(let begun): oldMouse(begun, byte)
        case .answer(_, let escaped): answer(byte, escaped)
        case .paste: pasted(byte)
        }
    }

    /// Takes a key that terminfo knows, by its code.
    mutating func feed(key code: Int32) {
        if state == .paste { return }
        let alt = state == .escape
        state = .ground
        if let known = Key.Code(curses: code) { press(known, alt: alt) }
    }

    /// Takes a key for which terminfo has a name beyond the standard ones, such as `kUP5`: the key, and xterm's number
    /// for its modifiers, 2 where none is said.
    mutating func feed(named name: String) {
        if state == .paste { return }
        let prefixed = state == .escape
        state = .ground
        let digits = String(name.reversed().prefix { $0.isNumber }.reversed())
        let modifiers = (Int(digits) ?? 2) - 1
        guard let code = Key.Code(extended: name.dropLast(digits.count)) else { return }
        press(code, control: modifiers & 4 != 0, alt: prefixed || modifiers & 2 != 0)
    }

    /// Nothing more waits: what could have become a sequence is a key by itself.
    mutating func settle() {
        switch state {
        case .escape: press(.escape)
        case .control(let begun) where begun.isEmpty: press(.character("["), alt: true)
        case .shift: press(.character("O"), alt: true)
        case .answer(let introducer?, _): press(.character(Character(Unicode.Scalar(introducer))), alt: true)
        case .ground, .paste: return
        case .control, .mouse, .answer: break
        }
        state = .ground
    }

    /// Delivers what has come of a paste that stalls. What comes later is still text up to its end: as keys it would
    /// do whatever it happens to spell.
    mutating func deliverPart() {
        guard state == .paste else { return }
        hasStalled = true
        deliver(paste.takePart())
    }

    /// A paste whose end never came ends here.
    mutating func abandonPaste() {
        if state == .paste { endPaste() }
    }

    /// The events decoded so far, leaving none.
    mutating func take() -> [InputEvent] {
        defer { events.removeAll(keepingCapacity: true) }
        return events
    }

    mutating func press(_ code: Key.Code, control: Bool = false, alt: Bool = false) {
        events.append(.key(Key(code, control: control, alt: alt)))
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
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"): begin(byte)
        default:
            state = .ground
            type(byte, alt: true)
        }
    }

    /// One byte that is no part of a sequence: a control key, or a piece of a character.
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
        // The way out for somebody whose terminal never ends a paste.
        if hasStalled && byte == 3 {
            endPaste()
            return type(byte, alt: false)
        }
        if paste.add(byte) { endPaste() }
    }

    private mutating func endPaste() {
        state = .ground
        hasStalled = false
        deliver(paste.take())
    }

    private mutating func deliver(_ pasted: String) {
        if !pasted.isEmpty { events.append(.paste(pasted)) }
    }
}

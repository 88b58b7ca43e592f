import CNcurses
import Screen

extension Key.Code {
    /// The key for an ncurses key code, without Shift; nil for one that is not supported.
    init?(curses code: Int32) {
        switch code {
        case KEY_UP, KEY_SR: self = .up
        case KEY_DOWN, KEY_SF: self = .down
        case KEY_LEFT, KEY_SLEFT: self = .left
        case KEY_RIGHT, KEY_SRIGHT: self = .right
        case KEY_HOME, KEY_SHOME, KEY_A1, KEY_FIND: self = .home
        case KEY_END, KEY_SEND, KEY_C1, KEY_LL, KEY_SELECT: self = .end
        case KEY_PPAGE, KEY_SPREVIOUS, KEY_A3: self = .pageUp
        case KEY_NPAGE, KEY_SNEXT, KEY_C3: self = .pageDown
        case KEY_IC, KEY_SIC: self = .insert
        case KEY_DC, KEY_SDC: self = .delete
        case KEY_BTAB: self = .backTab
        case KEY_BACKSPACE: self = .backspace
        case KEY_ENTER: self = .enter
        default:
            let number = ballast_function_key(code)
            guard number > 0 else { return nil }
            self = .function(Int(number))
        }
    }

    /// Whether an ncurses key code is that of an arrow with Shift.
    static func isShifted(curses code: Int32) -> Bool { code == KEY_SLEFT || code == KEY_SRIGHT }

    /// The key for a name in xterm's extension of terminfo, without the number at its end.
    init?(extended name: some StringProtocol) {
        switch name {
        case "kUP": self = .up
        case "kDN": self = .down
        case "kLFT": self = .left
        case "kRIT": self = .right
        case "kHOM": self = .home
        case "kEND": self = .end
        case "kPRV": self = .pageUp
        case "kNXT": self = .pageDown
        case "kIC": self = .insert
        case "kDC": self = .delete
        default: return nil
        }
    }

    /// The key sent as `ESC [ n ~`.
    init?(number: Int) {
        switch number {
        case 1, 7: self = .home
        case 2: self = .insert
        case 3: self = .delete
        case 4, 8: self = .end
        case 5: self = .pageUp
        case 6: self = .pageDown
        case 11...15: self = .function(number - 10)
        case 17...21: self = .function(number - 11)
        case 23, 24: self = .function(number - 12)
        default: return nil
        }
    }

    /// The key sent as `ESC [ x` or `ESC O x`.
    init?(final: UInt8) {
        switch final {
        case UInt8(ascii: "A"): self = .up
        case UInt8(ascii: "B"): self = .down
        case UInt8(ascii: "C"): self = .right
        case UInt8(ascii: "D"): self = .left
        case UInt8(ascii: "H"): self = .home
        case UInt8(ascii: "F"): self = .end
        case UInt8(ascii: "Z"): self = .backTab
        case UInt8(ascii: "P")...UInt8(ascii: "S"): self = .function(Int(final - UInt8(ascii: "P")) + 1)
        default: return nil
        }
    }
}

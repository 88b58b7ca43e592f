import CNcurses
import Screen

/// Reads all pending input from the keyboard of a display.
@MainActor
struct KeyReader {
    /// The maximum number of codes per reading, so that a flood of input cannot block drawing.
    private static let maximumCodes = 1 << 14

    private var decoder = KeyDecoder()

    /// The result of one reading.
    struct Reading {
        /// The decoded events, in order.
        var events: [InputEvent] = []
        /// Whether there was no input at all.
        var wasEmpty = true
        /// Whether unread input remains.
        var isTruncated = false
    }

    /// Whether the terminal has answered that it can show frames at once.
    var knowsSynchronisedOutput: Bool { decoder.knownModes.contains(CursesDisplay.synchronisedOutput) }

    /// Whether a paste has begun and not ended.
    var isPasting: Bool { decoder.isPasting }

    /// Reads the pending input, up to the maximum.
    mutating func drain(_ keyboard: UnsafeMutableRawPointer) -> Reading {
        var reading = Reading()
        for _ in 0..<Self.maximumCodes {
            let code = ballast_read(keyboard)
            guard code >= 0 else {
                decoder.settle()
                reading.events = decoder.drain()
                return reading
            }
            reading.wasEmpty = false
            if let byte = UInt8(exactly: code) {
                decoder.feed(byte)
            } else if code > KEY_MAX, let name = keyname(code) {
                decoder.feed(named: String(cString: name))
            } else {
                decoder.feed(key: code)
            }
        }
        reading.isTruncated = true
        reading.events = decoder.drain()
        return reading
    }

    /// The received part of a stalled paste.
    mutating func deliverPart() -> [InputEvent] {
        decoder.deliverPart()
        return decoder.drain()
    }

    /// Ends a paste whose end sequence has not arrived.
    mutating func abandonPaste() -> [InputEvent] {
        decoder.abandonPaste()
        return decoder.drain()
    }
}

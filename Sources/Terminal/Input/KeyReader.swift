import CNcurses
import Screen

/// Reads the keyboard of a display until nothing more waits.
@MainActor
struct KeyReader {
    /// The most codes that one reading takes, so that a flood of input cannot keep the screen from being drawn.
    private static let most = 1 << 14

    private var decoder = KeyDecoder()

    /// What one reading brought.
    struct Reading {
        /// What was done at the terminal, in order.
        var events: [InputEvent] = []
        /// Whether nothing at all was there to read.
        var wasEmpty = true
        /// Whether more waits that was not read.
        var isCut = false
    }

    /// Whether a paste has begun and not ended.
    var isPasting: Bool { decoder.isPasting }

    /// Reads what waits.
    mutating func drain(_ keyboard: UnsafeMutableRawPointer) -> Reading {
        var reading = Reading()
        for _ in 0..<Self.most {
            let code = ballast_read(keyboard)
            guard code >= 0 else {
                decoder.settle()
                reading.events = decoder.take()
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
        reading.isCut = true
        reading.events = decoder.take()
        return reading
    }

    /// What has come of a paste that stalls.
    mutating func deliverPart() -> [InputEvent] {
        decoder.deliverPart()
        return decoder.take()
    }

    /// Ends a paste whose end mark never came.
    mutating func abandonPaste() -> [InputEvent] {
        decoder.abandonPaste()
        return decoder.take()
    }
}

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
        /// Whether the terminal has replied to a question.
        var hasReply = false
    }

    /// Whether the terminal has answered that it can show frames at once.
    var knowsSynchronisedOutput: Bool { decoder.knownModes.contains(CursesDisplay.synchronisedOutput) }

    /// Whether a paste has begun and not ended.
    var isPasting: Bool { decoder.isPasting }

    /// Whether the beginning of a sequence is held back, because it may be that of a reply.
    private(set) var isHolding = false

    /// Reads the pending input, up to the maximum.
    ///
    /// - Parameter awaitsReply: Whether the terminal has been asked something: a sequence that is not complete may then
    ///   be the beginning of its reply, and the rest must not be read as keys.
    mutating func drain(_ keyboard: UnsafeMutableRawPointer, awaitsReply: Bool = false) -> Reading {
        decoder.hasReply = false
        var reading = Reading()
        for _ in 0..<Self.maximumCodes {
            let code = ballast_read(keyboard)
            guard code >= 0 else {
                isHolding = awaitsReply && !decoder.hasReply && decoder.isWithinSequence
                if !isHolding { decoder.settle() }
                reading.events = decoder.drain()
                reading.hasReply = decoder.hasReply
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
        reading.hasReply = decoder.hasReply
        reading.events = decoder.drain()
        return reading
    }

    /// The keys that were held back as the beginning of a reply.
    mutating func release() -> [InputEvent] {
        isHolding = false
        decoder.settle()
        return decoder.drain()
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

import CNcurses
import Screen

extension CursesDisplay {
    /// The time after which no reply is expected any more, and the time to wait for one before the terminal is
    /// restored: after that it would be typed into the shell.
    private static let patience = Duration.seconds(2), lastWait = Duration.milliseconds(150)

    /// Asks the terminal for its background (OSC 11), and for its type (DA1), to which every terminal replies, so that
    /// the wait ends also where the background is not told.
    public func askGround() {
        guard isOpen, !isSuspended, setting.capabilities.xterm else { return }
        device.write(Array("\u{1B}]11;?\u{1B}\\\u{1B}[c".utf8))
        askedAt = .now
    }

    /// Whether a reply of the terminal may still arrive.
    var awaitsReply: Bool { askedAt.map { .now - $0 < CursesDisplay.patience } ?? false }

    /// Ends the wait for replies.
    func endQuestion() { askedAt = nil }

    /// Waits for a reply that is still expected, and discards it.
    func discardReply() {
        guard awaitsReply, device.isInForeground else { return }
        endQuestion()
        device.discardReply(within: CursesDisplay.lastWait)
    }
}

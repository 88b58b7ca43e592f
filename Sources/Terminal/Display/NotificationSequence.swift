import Screen

/// The control sequence that asks a terminal to show a text on the desktop.
struct NotificationSequence {
    let bytes: [UInt8]

    /// The sequence for a text, stripped of control characters; nil if the terminal takes none. In tmux it is passed
    /// through, which tmux permits where `allow-passthrough` is on.
    init?(_ text: String, _ way: DesktopNotification, _ variable: (String) -> String?) {
        guard let way = way == .automatic ? NotificationSequence.known(variable) : way, way != .off else { return nil }
        var clean = String.UnicodeScalarView()
        clean.append(contentsOf: text.unicodeScalars.filter { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
        let words = String(String(clean).prefix(240))
        // A semicolon would end the text of OSC 777, and after a number it gives OSC 9 another meaning.
        let plain = words.replacing(";", with: ",")
        let body = "\u{1B}]" + (way == .osc9 ? "9;\(plain)" : "777;notify;Ballast;\(plain)") + "\u{07}"
        let isInTmux = variable("TMUX").map { !$0.isEmpty } ?? false
        let sequence =
            isInTmux ? "\u{1B}Ptmux;" + body.replacing("\u{1B}", with: "\u{1B}\u{1B}") + "\u{1B}\\" : body
        bytes = Array(sequence.utf8)
    }

    /// The sequence that a terminal is known to take; nil for others, and in tmux, which hides the terminal.
    private static func known(_ variable: (String) -> String?) -> DesktopNotification? {
        let program = variable("TERM_PROGRAM") ?? "", type = variable("TERM") ?? ""
        if ["iTerm.app", "WezTerm", "ghostty"].contains(program) || type.hasPrefix("xterm-kitty") { return .osc9 }
        if program == "tmux" || variable("TMUX") != nil { return nil }
        return type.hasPrefix("foot") || type.hasPrefix("rxvt-unicode") ? .osc777 : nil
    }
}

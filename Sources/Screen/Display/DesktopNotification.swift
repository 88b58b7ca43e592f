/// How a terminal passes a text on to the desktop: by which control sequence.
public enum DesktopNotification: String, CaseIterable, Hashable, Sendable {
    /// By the one that the terminal is known to take; not at all if it is not known to take any.
    case automatic = "auto"
    /// By OSC 9, of iTerm2, kitty, WezTerm, Ghostty and Windows Terminal.
    case osc9 = "osc-9"
    /// By OSC 777, of foot, urxvt and terminals made with VTE.
    case osc777 = "osc-777"
    /// Not at all.
    case off
}

import CNcurses
import Screen

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The properties of a terminal, determined before it is changed: its type, colours, glyphs, and how to restore it.
struct TerminalSetting {
    /// The terminfo name with which to open it.
    let type: String
    /// The capabilities in that entry.
    let capabilities: ballast_capabilities
    /// The colour depth to draw in.
    let depth: ColourDepth
    /// Whether only ASCII is drawn.
    let ascii: Bool
    /// Whether mouse reports are enabled.
    let mouse: Bool
    /// Whether the terminal can be asked for its modes. Apple's shows the end of the question as text.
    let answersQueries: Bool

    /// Looks up a terminal; also sets the locale from the environment.
    init(
        _ device: TerminalDevice, _ options: TerminalOptions, _ environment: TerminalEnvironment
    ) throws(TerminalError) {
        guard let named = environment.variable("TERM"), !named.isEmpty else { throw .noType }
        let (base, plain) = Self.entry(of: named, device)
        guard plain.known else { throw .unknownType(named) }
        guard plain.drawable else { throw .cannotDraw(named) }
        let direct = options.colours == .trueColour ? Self.directVariant(of: base, device, environment) : nil
        type = direct?.type ?? base
        capabilities = direct?.capabilities ?? plain
        // Many systems lack those entries; what such terminals take is the same for all.
        let isClaimed =
            options.colours == .trueColour && Self.claimsDirectColour(environment) && plain.xterm
            && plain.colours >= 256
        depth =
            environment.variable("NO_COLOR") != nil
            ? .none : isClaimed ? .trueColour : Self.depth(of: capabilities, atMost: options.colours)
        // The font of a console or a hardware terminal lacks braille, round corners and most eighth blocks, and shows
        // one replacement glyph for all of them, whatever the locale.
        ascii = options.ascii ?? !plain.xterm || !environment.showsUnicode(modern: plain.xterm)
        mouse = options.mouse && plain.xterm
        answersQueries = plain.xterm && environment.variable("TERM_PROGRAM") != "Apple_Terminal"
    }

    /// The entry of a terminal, or where this system lacks it, as one reached over ssh may, of one that it understands.
    private static func entry(
        of named: String, _ device: TerminalDevice
    ) -> (type: String, capabilities: ballast_capabilities) {
        let found = ballast_look_up(named, device.output)
        guard !found.known else { return (named, found) }
        let understood: [String] =
            switch named {
            case let name where name.hasPrefix("tmux") || name.hasPrefix("screen"): ["screen-256color", "screen"]
            case "xterm-16color", "xterm-88color": ["xterm"]
            case let name where xtermLike.contains { name.hasPrefix($0) }: ["xterm-256color", "xterm"]
            default: []
            }
        let others = understood.lazy.map { ($0, ballast_look_up($0, device.output)) }
        return others.first { $0.1.known } ?? (named, found)
    }

    /// The beginnings of the names of terminals that understand what xterm does.
    private static let xtermLike = [
        "xterm-", "alacritty", "foot", "ghostty", "kitty", "wezterm", "konsole", "vte", "iterm",
    ]

    /// With direct colour only the first eight numbers have the same meaning as elsewhere.
    private static func depth(of found: ballast_capabilities, atMost limit: ColourDepth) -> ColourDepth {
        if found.direct { return limit == .trueColour ? limit : min(limit, .eight) }
        return switch found.colours {
        case 256...: min(.indexed, limit)
        case 16...: min(.sixteen, limit)
        case 8...: min(.eight, limit)
        default: .none
        }
    }

    private static func claimsDirectColour(_ environment: TerminalEnvironment) -> Bool {
        ["truecolor", "24bit"].contains(environment.variable("COLORTERM") ?? "")
    }

    /// The direct-colour entry for the same terminal, if `COLORTERM` claims direct colour (the terminfo name rarely
    /// shows it) and the system has such an entry.
    private static func directVariant(
        of type: String, _ device: TerminalDevice, _ environment: TerminalEnvironment
    ) -> (type: String, capabilities: ballast_capabilities)? {
        guard claimsDirectColour(environment) else { return nil }
        let stem = type.hasSuffix("-256color") ? String(type.dropLast("-256color".count)) : type
        let variant = stem + "-direct"
        let found = ballast_look_up(variant, device.output)
        return found.known && found.drawable && found.direct ? (variant, found) : nil
    }
}

import CNcurses
import Screen

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What was found out about a terminal before it is touched: its type, its colours, its glyphs, how to leave it.
struct TerminalSetting {
    /// The terminfo name to open it by.
    let type: String
    /// What that entry says.
    let capabilities: ballast_capabilities
    /// How many colours to draw in.
    let depth: ColourDepth
    /// Whether only ASCII may be drawn.
    let ascii: Bool
    /// Whether the mouse is asked for.
    let mouse: Bool

    /// Looks a terminal up, setting the locale by the environment on the way.
    init(
        _ device: TerminalDevice, _ options: TerminalOptions, _ surroundings: Surroundings
    ) throws(TerminalError) {
        guard let named = surroundings.variable("TERM"), !named.isEmpty else { throw .noType }
        let plain = ballast_look_up(named, device.output)
        guard plain.known else { throw .unknownType(named) }
        guard plain.drawable else { throw .cannotDraw(named) }
        let direct = options.colours == .trueColour ? Self.directVariant(of: named, device, surroundings) : nil
        type = direct?.type ?? named
        capabilities = direct?.capabilities ?? plain
        depth = surroundings.variable("NO_COLOR") == nil ? Self.depth(of: capabilities, atMost: options.colours) : .none
        // A console or a terminal of glass has a font without braille, round corners and most eighth blocks, and shows one
        // replacement sign for all of them, whatever the locale.
        ascii = options.ascii ?? !plain.xterm || !surroundings.showUnicode(modern: plain.xterm)
        mouse = options.mouse && plain.xterm
    }

    /// Where colours are given directly only the first eight numbers still mean what they mean elsewhere.
    private static func depth(of found: ballast_capabilities, atMost most: ColourDepth) -> ColourDepth {
        if found.direct { return most == .trueColour ? most : min(most, .eight) }
        return switch found.colours {
        case 256...: min(.indexed, most)
        case 16...: min(.sixteen, most)
        case 8...: min(.eight, most)
        default: .none
        }
    }

    /// The entry for the same terminal with colours given directly, where the terminal claims them in `COLORTERM` (its
    /// terminfo name rarely tells) and the system has such an entry.
    private static func directVariant(
        of type: String, _ device: TerminalDevice, _ surroundings: Surroundings
    ) -> (type: String, capabilities: ballast_capabilities)? {
        guard ["truecolor", "24bit"].contains(surroundings.variable("COLORTERM") ?? "") else { return nil }
        let stem = type.hasSuffix("-256color") ? String(type.dropLast("-256color".count)) : type
        let variant = stem + "-direct"
        let found = ballast_look_up(variant, device.output)
        return found.known && found.drawable && found.direct ? (variant, found) : nil
    }
}

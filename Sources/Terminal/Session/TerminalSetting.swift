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
        _ device: TerminalDevice, _ options: TerminalOptions, environment: (String) -> String?
    ) throws(TerminalError) {
        guard let named = environment("TERM"), !named.isEmpty else { throw .noType }
        let plain = ballast_look_up(named, device.output)
        guard plain.known else { throw .unknownType(named) }
        guard plain.drawable else { throw .cannotDraw(named) }
        let direct = options.colours == .trueColour ? Self.directVariant(of: named, device, environment) : nil
        type = direct?.type ?? named
        capabilities = direct?.capabilities ?? plain
        depth = environment("NO_COLOR") == nil ? Self.depth(of: capabilities, atMost: options.colours) : .none
        ascii = options.ascii || !Self.localeShowsUnicode(environment, modern: plain.xterm)
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
        of type: String, _ device: TerminalDevice, _ environment: (String) -> String?
    ) -> (type: String, capabilities: ballast_capabilities)? {
        guard ["truecolor", "24bit"].contains(environment("COLORTERM") ?? "") else { return nil }
        let stem = type.hasSuffix("-256color") ? String(type.dropLast("-256color".count)) : type
        let variant = stem + "-direct"
        let found = ballast_look_up(variant, device.output)
        return found.known && found.drawable && found.direct ? (variant, found) : nil
    }

    /// Whether text goes out as UTF-8. Only the character type of the locale is taken, because a decimal comma must not
    /// reach any parser. Where the environment names no locale at all, as in a fresh container or over some remote
    /// shells, a terminal that is not of the old kind is taken to show UTF-8 as all of its kind do.
    private static func localeShowsUnicode(_ environment: (String) -> String?, modern: Bool) -> Bool {
        let chosen = ["LC_ALL", "LC_CTYPE", "LANG"].contains { !(environment($0) ?? "").isEmpty }
        if chosen || !modern {
            _ = setlocale(LC_CTYPE, "")
        } else if setlocale(LC_CTYPE, "C.UTF-8") == nil {
            _ = setlocale(LC_CTYPE, "en_US.UTF-8")
        }
        guard let codeset = nl_langinfo(nl_item(CODESET)) else { return false }
        return String(cString: codeset) == "UTF-8"
    }
}

import CNcurses

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The part of the process environment that determines how a terminal is drawn on.
struct TerminalEnvironment: Sendable {
    /// Returns the value of an environment variable.
    let variable: @Sendable (String) -> String?
    /// Sets the character type to that of a locale, with an empty name for that of the environment, and returns its
    /// codeset, or nil if the system has no such locale.
    let codeset: @Sendable (String) -> String?

    /// The environment of this process.
    static let process = TerminalEnvironment(
        variable: { name in getenv(name).map { String(cString: $0) } },
        codeset: { locale in
            // Only the character type: a decimal comma must not affect any parser.
            guard setlocale(LC_CTYPE, locale) != nil, let codeset = nl_langinfo(nl_item(CODESET)) else { return nil }
            return String(cString: codeset)
        })

    /// The locale that the environment names for characters, if any.
    var locale: String? { ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(variable).first { !$0.isEmpty } }

    /// Whether text for other outputs than a terminal is UTF-8: true unless the environment names a locale with another
    /// codeset.
    var printsUnicode: Bool { locale == nil || showsUnicode(modern: true) }

    /// Whether a terminal can show UTF-8; sets the locale accordingly.
    ///
    /// If the environment names no locale, as in a fresh container, a modern terminal is assumed to show UTF-8. If it
    /// names one that this machine lacks, as is frequent over ssh, the name decides.
    func showsUnicode(modern: Bool) -> Bool {
        let named = locale
        if named != nil || !modern, let codeset = codeset("") { return codeset == "UTF-8" }
        let promised = named?.uppercased() ?? "UTF-8"
        guard promised.hasSuffix("UTF-8") || promised.hasSuffix("UTF8"), modern || named != nil else { return false }
        return codeset("C.UTF-8") == "UTF-8" || codeset("en_US.UTF-8") == "UTF-8"
    }
}

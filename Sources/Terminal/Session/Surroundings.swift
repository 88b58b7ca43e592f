import CNcurses

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the process was started in, as far as it decides how a terminal is drawn on.
struct Surroundings: Sendable {
    /// The value of a variable of the environment.
    let variable: @Sendable (String) -> String?
    /// Sets the locale's character type by a locale's name, empty for what the environment names, and returns its
    /// codeset, or nil where the system has no such locale.
    let codeset: @Sendable (String) -> String?

    /// Those of this process.
    static let ofProcess = Surroundings(
        variable: { name in getenv(name).map { String(cString: $0) } },
        codeset: { locale in
            // The character type only: a decimal comma must not reach any parser.
            guard setlocale(LC_CTYPE, locale) != nil, let codeset = nl_langinfo(nl_item(CODESET)) else { return nil }
            return String(cString: codeset)
        })

    /// The locale that the environment names for characters; nil where it names none.
    var locale: String? { ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(variable).first { !$0.isEmpty } }

    /// Whether text that goes to no terminal is UTF-8: unless a locale is named that is none of it.
    var printUnicode: Bool { locale == nil || showUnicode(modern: true) }

    /// Whether text can go out as UTF-8, for which the locale is set.
    ///
    /// Where no locale is named at all, as in a fresh container, a modern terminal is taken to show UTF-8 as all of its
    /// kind do. Where one is named that this machine lacks, as often over ssh, its name tells.
    func showUnicode(modern: Bool) -> Bool {
        let named = locale
        if named != nil || !modern, let codeset = codeset("") { return codeset == "UTF-8" }
        let promised = named?.uppercased() ?? "UTF-8"
        guard promised.hasSuffix("UTF-8") || promised.hasSuffix("UTF8"), modern || named != nil else { return false }
        return codeset("C.UTF-8") == "UTF-8" || codeset("en_US.UTF-8") == "UTF-8"
    }
}

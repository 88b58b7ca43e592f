import Testing

@testable import Terminal

@Suite("Surroundings")
struct SurroundingsTests {
    @Test(
        "Unicode is shown where the locale, or else its name or the kind of terminal, says so",
        arguments: [
            // Variables, the codeset of the locale they name, whether the terminal is of the modern kind.
            Case(["LANG": "de_DE.UTF-8"], "UTF-8", modern: true, shows: true),
            Case(["LANG": "de_DE.UTF-8"], "UTF-8", modern: false, shows: true),
            Case(["LC_ALL": "C", "LANG": "de_DE.UTF-8"], "ANSI_X3.4-1968", modern: true, shows: false),
            Case(["LANG": "de_DE"], "ISO-8859-1", modern: true, shows: false),
            Case(["LANG": "xx_XX.utf8"], nil, modern: true, shows: true),
            Case(["LANG": "xx_XX.UTF-8"], nil, modern: false, shows: true),
            Case(["LANG": "xx_XX"], nil, modern: true, shows: false),
            Case([:], "ANSI_X3.4-1968", modern: true, shows: true),
            Case(["LANG": ""], "ANSI_X3.4-1968", modern: true, shows: true),
            Case([:], "ANSI_X3.4-1968", modern: false, shows: false),
        ])
    func unicode(given: Case) {
        let surroundings = Surroundings(
            variable: { given.variables[$0] }, codeset: { $0.isEmpty ? given.codeset : "UTF-8" })
        #expect(surroundings.showUnicode(modern: given.modern) == given.shows)
    }

    @Test(
        "what is printed is UTF-8 unless a locale is named that is not",
        arguments: [
            Case([:], "ANSI_X3.4-1968", modern: false, shows: true),
            Case(["LC_ALL": "", "LANG": ""], "ANSI_X3.4-1968", modern: false, shows: true),
            Case(["LC_ALL": "C"], "ANSI_X3.4-1968", modern: false, shows: false),
            Case(["LC_ALL": "POSIX", "LANG": "de_DE.UTF-8"], "ANSI_X3.4-1968", modern: false, shows: false),
            Case(["LANG": "de_DE"], "ISO-8859-1", modern: false, shows: false),
            Case(["LC_CTYPE": "C.UTF-8", "LANG": "C"], "UTF-8", modern: false, shows: true),
            Case(["LANG": "xx_XX.UTF-8"], nil, modern: false, shows: true),
            Case(["LANG": "xx_XX"], nil, modern: false, shows: false),
        ])
    func printed(given: Case) {
        let surroundings = Surroundings(
            variable: { given.variables[$0] }, codeset: { $0.isEmpty ? given.codeset : "UTF-8" })
        #expect(surroundings.printUnicode == given.shows)
    }

    struct Case: Sendable {
        let variables: [String: String]
        let codeset: String?
        let modern: Bool
        let shows: Bool

        init(_ variables: [String: String], _ codeset: String?, modern: Bool, shows: Bool) {
            self.variables = variables
            self.codeset = codeset
            self.modern = modern
            self.shows = shows
        }
    }

    @Test("a machine without any Unicode locale is drawn on in ASCII")
    func noUnicodeLocale() {
        let surroundings = Surroundings(variable: { _ in nil }, codeset: { _ in nil })
        #expect(!surroundings.showUnicode(modern: true))
    }
}

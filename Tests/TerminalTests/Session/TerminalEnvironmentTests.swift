import Testing

@testable import Terminal

@Suite("Terminal environment")
struct TerminalEnvironmentTests {
    @Test(
        "Unicode is drawn if the locale's codeset, its name or else the terminal type allows it",
        arguments: [
            // Environment variables, codeset of the locale they name, whether the terminal type is a modern one.
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
    func unicode(testCase: Case) {
        let environment = TerminalEnvironment(
            variable: { testCase.variables[$0] }, codeset: { $0.isEmpty ? testCase.codeset : "UTF-8" })
        #expect(environment.showsUnicode(modern: testCase.modern) == testCase.shows)
    }

    @Test(
        "printed output is UTF-8 unless the environment names a locale with another codeset",
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
    func printed(testCase: Case) {
        let environment = TerminalEnvironment(
            variable: { testCase.variables[$0] }, codeset: { $0.isEmpty ? testCase.codeset : "UTF-8" })
        #expect(environment.printsUnicode == testCase.shows)
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

    @Test("a machine without any Unicode locale gets ASCII")
    func noUnicodeLocale() {
        let environment = TerminalEnvironment(variable: { _ in nil }, codeset: { _ in nil })
        #expect(!environment.showsUnicode(modern: true))
    }
}

/// A page of the manual, made from what the program itself knows.
enum ManualPage: String, CaseIterable {
    case program = "ballast"
    case configuration = "ballast-config"
    case thesis = "ballast-thesis"

    /// The section of the manual: 1 for commands, 5 for files, 7 for all else.
    var section: Int {
        switch self {
        case .program: 1
        case .configuration: 5
        case .thesis: 7
        }
    }

    /// What the page describes, in a few words.
    var summary: String {
        switch self {
        case .program: "show, live, whether a small-cap rally has ballast"
        case .configuration: "the configuration of ballast"
        case .thesis: "the language of theses and alerts of ballast"
        }
    }

    /// The page in roff.
    var text: String {
        get throws {
            switch self {
            case .program: try ProgramPage().text
            case .configuration: ConfigurationPage().text
            case .thesis: ThesisPage().text
            }
        }
    }

    /// A page with its title and name.
    var opening: Roff {
        var roff = Roff(rawValue, section: section, date: Program.date, source: "Ballast \(Program.version)")
        roff.section("NAME")
        roff.paragraph("`\(rawValue)` - \(summary)")
        return roff
    }

    /// The name with the section, as in a reference from another page.
    var reference: String { "`\(rawValue)`(\(section))" }
}

extension Roff {
    /// Ends a page with references to the others.
    mutating func references(from page: ManualPage, and others: [String] = []) {
        section("SEE ALSO")
        let pages = ManualPage.allCases.filter { $0 != page }.map(\.reference)
        paragraph((pages + others).joined(separator: ", "))
    }
}

extension Program {
    /// The date of this version, which the pages carry, so that they do not depend on the clock.
    static let date = "2026-11-30"
}

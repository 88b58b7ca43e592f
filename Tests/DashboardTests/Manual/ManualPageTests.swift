import Foundation
import Model
import TestSupport
import Testing

@testable import ballast

@Suite("Pages of the manual") struct ManualPageTests {
    @Test(
        "pages have known macros and escapes, ASCII alone, and no empty line outside of examples",
        arguments: ManualPage.allCases)
    func form(page: ManualPage) throws {
        let roff = try page.text, text = PageText(roff)
        #expect(roff.unicodeScalars.allSatisfy { $0.isASCII })
        #expect(text.macros.isSubset(of: ["TH", "SH", "SS", "PP", "TP", "RS", "RE", "EX", "EE", "br"]))
        #expect(text.lines.allSatisfy { !$0.hasPrefix("'") && !$0.hasSuffix(" ") })
        let escapes = roff.matches(of: /\\(?:f[BIR]|\([a-z]{2}|\[u[0-9A-F]{4,6}\]|[-&])/).count
        #expect(escapes == roff.count { $0 == "\\" })
        #expect(roff.matches(of: /\\f[BI]/).count == roff.matches(of: /\\fR/).count)
        let blank = text.lines.dropLast().count(where: \.isEmpty)
        #expect(
            blank
                == text.lines.split(separator: ".EX").dropFirst().map { part in
                    part.prefix { $0 != ".EE" }.count(where: \.isEmpty)
                }.reduce(0, +))
    }

    @Test("pages refer to each other, and to no other page of the program", arguments: ManualPage.allCases)
    func references(page: ManualPage) throws {
        let text = PageText(try page.text).text
        for other in ManualPage.allCases where other != page {
            #expect(text.contains("\(other.rawValue)(\(other.section))"))
        }
        let named = text.matches(of: /\b(ballast[-a-z]*)\((\d)\)/).map { "\($0.1)(\($0.2))" }
        #expect(Set(named).isSubset(of: ManualPage.allCases.map { "\($0.rawValue)(\($0.section))" }))
    }

    @Test("the date of the pages is that of the version in the changelog, once it has one")
    func date() throws {
        #expect(Day(Program.date) != nil)
        let changelog = try String(contentsOfFile: Repository.root + "/CHANGELOG.md", encoding: .utf8)
        let headings = changelog.split(separator: "\n").filter { $0.hasPrefix("## ") }
        let heading = try #require(headings.first { $0.contains(Program.version) } ?? headings.first)
        #expect(heading.contains("unreleased") || heading.contains(Program.date))
        #expect(try ManualPage.program.text.contains(".TH BALLAST 1 \(Program.date) \"Ballast \(Program.version)\""))
    }

    @Test("every command line in the pages names a command that there is", arguments: ManualPage.allCases)
    func commands(page: ManualPage) throws {
        let text = PageText(try page.text)
        let names = Set((try CommandDescription.of(Ballast.self).subcommands ?? []).compactMap(\.commandName))
        let mentioned = text.literals.flatMap { $0.matches(of: /\bballast ([a-z]+)/).map { String($0.1) } }
        #expect(!mentioned.isEmpty)
        for name in mentioned { #expect(names.contains(name), "ballast \(name)") }
    }

    @Test("every option in the pages is one of a command", arguments: ManualPage.allCases)
    func options(page: ManualPage) throws {
        let program = try CommandDescription.of(Ballast.self)
        let names = Set(([program] + (program.subcommands ?? [])).flatMap(\.optionNames))
        let mentioned = Set(
            PageText(try page.text).text.matches(of: #/(?:^|[^\w-])(--[a-z][a-z-]*)/#).map { String($0.1) })
        #expect(!mentioned.isEmpty)
        #expect(mentioned.subtracting(names).isEmpty)
    }
}

import Foundation
import Model
import TestSupport
import Testing
import Thesis

@testable import ballast

/// Evaluates each thesis in `Documentation/thesis-cookbook.md`, and compares the figures there; `make frames` rewrites
/// them.
@Suite struct CookbookTests {
    private static let path = Repository.root + "/Documentation/thesis-cookbook.md"

    /// A part of the page: text, a thesis, and the figures below it.
    private struct Recipe {
        let introduction, thesis: String
        var figures: String
    }

    private static func recipes() throws -> [Recipe] {
        let page = try String(contentsOfFile: path, encoding: .utf8)
        var pieces = page.components(separatedBy: "```toml\n")
        var introduction = pieces.removeFirst()
        return try pieces.map { piece in
            let parts = piece.components(separatedBy: "```\n")
            try #require(parts.count == 2)
            let sections = parts[1].components(separatedBy: "\n## ")
            defer { introduction = "## " + sections.dropFirst().joined(separator: "\n## ") }
            return Recipe(introduction: introduction, thesis: parts[0], figures: sections[0])
        }
    }

    @Test("each thesis can be read, and its figures at both dates and in the backtest are those on the page")
    func figures() throws {
        var recipes = try CookbookTests.recipes()
        try #require(recipes.count == 10)
        for index in recipes.indices {
            let computed = try CookbookTests.figures(of: try CookbookTests.read(recipes[index].thesis))
            if FrameTests.isRewriting { recipes[index].figures = computed }
            #expect(recipes[index].figures == computed, "make frames rewrites the figures")
        }
        guard FrameTests.isRewriting else { return }
        let text = recipes.map { "\($0.introduction)```toml\n\($0.thesis)```\n\($0.figures)" }.joined(separator: "\n")
        try text.write(toFile: CookbookTests.path, atomically: true, encoding: .utf8)
    }

    private static func read(_ text: String) throws -> Thesis {
        let folder = try TemporaryFolder(["thesis.toml": text])
        let draft = ThesisDraft(ThesisFile(named: folder.path + "/thesis.toml", data: Repository.data))
        return try draft.thesis(ThesisVocabulary(of: Bundled.market))
    }

    private static func figures(of thesis: Thesis) throws -> String {
        let results = [Bundled.may, Bundled.market].map(thesis.evaluate)
        var rows = ["| | \(Bundled.may.day.long) | \(Bundled.market.day.long) |", "|---|---|---|"]
        for (index, condition) in thesis.conditions.enumerated() {
            let cells = results.map { result in
                let found = result.conditions[index]
                return "\(found.status.label): \(found.figure)\(found.note.map { "; \($0)" } ?? "")"
            }
            rows.append("| \(condition.text) | \(cells.joined(separator: " | ")) |")
        }
        for (index, claim) in thesis.claims.enumerated() {
            let cells = results.map { "\($0.claims[index].verdict.rawValue): \($0.claims[index].computedText)" }
            rows.append("| claim: \(claim.text) | \(cells.joined(separator: " | ")) |")
        }
        return "\n" + rows.joined(separator: "\n") + "\n\n" + (try history(of: thesis)) + "\n"
    }

    private static func history(of thesis: Thesis) throws -> String {
        let backtest = try #require(
            Backtest(thesis, Bundled.market, from: Day(number: 0), to: Bundled.market.day))
        let all = try #require(backtest.groups.last)
        func mean(_ outcome: Outcome) -> String { NumberText.percentWithUnit(outcome.mean) }
        return """
            Backtest over \(NumberText.count(backtest.sessions)) sessions: all met at \(NumberText.count(all.held)) \
            closes, of which \(NumberText.count(all.afterHeld.nonOverlapping)) are at least 21 sessions apart. Over the \
            21 sessions after them small caps changed by \(mean(all.afterHeld)) on average; after closes at which not \
            all could be met by \(mean(all.afterNotHeld)); after all closes by \(mean(backtest.afterAll)). Not decided: \
            \(NumberText.count(all.undecided)) closes.
            """
    }
}

import Model
import Screen
import Testing
import Thesis

@testable import Dashboard

@Suite struct ThesisPanelTests {
    static let sizes = [
        Size(60, 16), Size(80, 24), Size(100, 30), Size(120, 24), Size(120, 40), Size(160, 24), Size(80, 60),
        Size(240, 24), Size(200, 60),
    ]

    private func text(_ state: AppState) -> String {
        let rows = state.draw().text().split(separator: "\n").filter { $0.hasPrefix("│") }
        return rows.joined(separator: " ").split { " │▌".contains($0) }.joined(separator: " ")
    }

    @Test("zoomed, the cursor or the panel itself leads to every claim in full, at every size", arguments: sizes)
    func claims(size: Size) {
        var state = Bundled.state(size).pressing("7z")
        let conditions = state.book.result.conditions.count
        for (index, claim) in state.book.result.claims.enumerated() {
            if state.listedClaims > 0 { state.setCursor(conditions + index, of: .thesis) }
            state.settleScroll()
            let shown = text(state)
            #expect(words(claim.text, areIn: shown), "\(size): \(claim.text)")
            if let reason = claim.reason, size.height > 16 {
                #expect(words(reason, areIn: shown), "\(size): \(reason)")
            }
        }
    }

    /// Whether the words of a text are all there; on several rows, others stand between them.
    private func words(_ text: String, areIn shown: String) -> Bool {
        let all = Set(shown.split(separator: " "))
        return text.split(separator: " ").allSatisfy(all.contains)
    }

    @Test("zoomed, no condition is cut from 80 columns on", arguments: sizes.filter { $0.width >= 80 })
    func conditions(size: Size) {
        let state = Bundled.state(size).pressing("7z")
        let shown = state.draw().text()
        for condition in state.book.result.conditions { #expect(shown.contains(condition.text), "\(size)") }
    }

    @Test("no claim is cut in a panel that has rows to spare", arguments: [Size(120, 40), Size(80, 60), Size(200, 60)])
    func wrapping(size: Size) {
        #expect(!Bundled.state(size).pressing("7z").draw().text().contains("…"))
    }

    @Test("a list that continues into the claims tells how many follow, and scrolls to the last")
    func scrolling() {
        let state = Bundled.state(Size(80, 24)).pressing("7z")
        #expect(state.rowCount(of: .thesis) == state.book.result.conditions.count + state.book.result.claims.count)
        #expect(state.draw().text().contains("↓ 4 more claims"))
        let last = state.pressing("G").draw().text()
        #expect(last.contains("│▌ differs ") && !last.contains("more claim"))
        #expect(state.pressing("Gk").draw().text() != last)
        #expect(state.pressing("z").rowCount(of: .thesis) == state.book.result.conditions.count)
    }

    @Test("a click on a claim selects it")
    func click() throws {
        var state = Bundled.state(Size(80, 24)).pressing("7z")
        let rows = state.draw().text().split(separator: "\n", omittingEmptySubsequences: false)
        let y = try #require(rows.firstIndex { $0.contains("the fund gained on the month") })
        _ = state.click(x: 20, y: y)
        #expect(state.selectedClaim?.text == "the fund gained on the month")
    }

    @Test("method, copy and source are those of the claim under the cursor")
    func claimRow() throws {
        let state = Bundled.state(Size(80, 24)).pressing("7zG")
        let claim = try #require(state.selectedClaim)
        #expect(claim == state.book.result.claims.last)
        #expect(state.textOfRow == "\(claim.text): stated > 20, computed 11, differs")
        #expect(state.sourceOfRow == claim.source)
        let method = Method(of: .thesis, in: state)
        #expect(method.figure == "\(claim.text): differs")
        #expect(method.inputs.map(\.value) == ["> 20", "11"])
        #expect(method.definition.first?.hasPrefix("Computed as  deals(") == true)
        #expect(Bundled.state(Size(80, 24)).pressing("7z").selectedClaim == nil)
    }

    @Test("the past is drawn in half rows, and differs by its form beside the colour, in ASCII too")
    func strip() {
        let grid = Bundled.state(Size(160, 50)).draw(only: .thesis)
        let shown = Set(grid.text())
        #expect(shown.contains("▄") && shown.contains("▂") && !shown.contains("█") && !shown.contains("▁"))
        let folded = Set(["▄", "▂", "┈"].map { AsciiFold.fold($0) })
        #expect(folded.count == 3)
    }

    @Test("in a low and wide panel claims and valuation are beside the conditions")
    func beside() throws {
        let rows = Bundled.state(Size(240, 24)).pressing("7z").draw().text().split(separator: "\n")
        let heading = try #require(rows.first { $0.contains("condition") })
        #expect(heading.contains("claim") && heading.contains("verdict"))
        #expect(rows.contains { $0.contains("P/E small ÷ large") })
    }
}

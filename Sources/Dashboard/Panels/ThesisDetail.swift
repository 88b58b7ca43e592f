import Screen
import Thesis

/// The row under the cursor of the thesis in full: a condition with what would change it, or a claim with its source.
struct ThesisDetail {
    let state: AppState

    /// The lines before wrapping.
    var lines: [Line] {
        if let claim = state.selectedClaim { return lines(claim) }
        let row = state.cursor(of: .thesis)
        return state.book.result.conditions.indices.contains(row) ? lines(row) : []
    }

    /// The lines of a condition on as many rows as the longest of all conditions needs, so that what follows stays in
    /// its place.
    func rows(width: Int) -> [Line] {
        let all = state.book.result.conditions.indices.map { TextBlock(lines($0)).rows(width: width) }
        let own = TextBlock(lines).rows(width: width)
        let count = all.map(\.count).max() ?? 0
        return own + Array(repeating: Line(), count: max(0, count - own.count))
    }

    private func lines(_ row: Int) -> [Line] {
        let condition = state.book.result.conditions[row]
        let turn = condition.flip?.text ?? condition.note ?? "No small change flips it"
        return [
            Line(condition.text, Style(.text).bold),
            Line(state.book.thesis.conditions[row].holds.text, Style(.series)),
            Line(turn, Style(.accent)),
        ]
    }

    private func lines(_ claim: ClaimResult) -> [Line] {
        let figures = "stated \(claim.statedText), computed \(claim.computedText): "
        var lines = [
            Line(claim.text, Style(.text).bold),
            Line(figures, Style(.series)) + Line(claim.verdict.rawValue, claim.verdict.style),
        ]
        if !claim.remark.isEmpty { lines.append(Line(claim.remark, Style(.accent))) }
        return lines + [Line(claim.source, Style(.muted))]
    }
}

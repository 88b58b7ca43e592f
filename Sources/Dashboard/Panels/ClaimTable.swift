import Screen
import Thesis

/// The thesis's claims: the stated figures next to the computed ones, with a remark on each.
struct ClaimTable {
    private let claims: [ClaimResult]
    private let width: Int
    private let wraps: Bool
    private let claimWidth: Int

    /// The widths of the figures and of the verdict.
    private static let figure = 9, verdict = 13
    /// The least widths of the columns of claims and remarks.
    private static let leastClaim = 30, leastRemark = 24

    /// Creates a table of a width in which long texts end with "…" or, if it wraps, continue on further rows.
    init(_ claims: [ClaimResult], width: Int, wraps: Bool) {
        self.claims = claims
        self.width = width
        self.wraps = wraps
        let room = ClaimTable.room(in: width), most = room - ClaimTable.leastRemark - 1
        let longest = claims.map { DisplayWidth.of($0.text) }.max() ?? 0
        if most < ClaimTable.leastClaim {
            claimWidth = room
        } else if wraps {
            claimWidth = ClaimTable.bestWidth(claims, room: room, most: min(most, longest))
        } else {
            claimWidth = min(longest, max(ClaimTable.leastClaim, room * 3 / 5))
        }
    }

    /// The width left to claim and remark.
    private static func room(in width: Int) -> Int { width - 2 * figure - verdict - 3 }

    private var room: Int { ClaimTable.room(in: width) }

    /// The width of the claims with which the table has the fewest rows.
    private static func bestWidth(_ claims: [ClaimResult], room: Int, most: Int) -> Int {
        func rows(_ text: String, _ width: Int) -> Int {
            DisplayWidth.of(text) <= width ? 1 : TextBlock(text).rows(width: width).count
        }
        func total(_ width: Int) -> Int {
            claims.reduce(0) { $0 + max(rows($1.text, width), rows($1.remark, room - 1 - width)) }
        }
        let candidates = Array(stride(from: most, through: min(leastClaim, most), by: -6))
        return candidates.min { total($0) < total($1) } ?? most
    }

    private var remarkWidth: Int { hasRemarks ? room - claimWidth - 1 : 0 }

    /// Whether the remarks have a column; without, they follow their claim on rows of their own, if texts continue.
    private var hasRemarks: Bool { room > ClaimTable.leastClaim + ClaimTable.leastRemark }

    /// A heading, and one row or more for each claim.
    var lines: [Line] {
        guard !claims.isEmpty else { return [] }
        let muted = Style(.muted)
        let heading = row(
            Line("claim", muted), Line("stated", muted), Line("computed", muted), Line("verdict", muted), Line())
        return [heading] + claims.flatMap(lines)
    }

    private func lines(_ claim: ClaimResult) -> [Line] {
        let remark = claim.remark
        let texts = rows(claim.text, .plain, claimWidth)
        let remarks = hasRemarks ? rows(remark, Style(.muted), remarkWidth) : []
        var lines: [Line] = []
        for index in 0..<max(texts.count, remarks.count) {
            let text = index < texts.count ? texts[index] : Line()
            let note = index < remarks.count ? remarks[index] : Line()
            if index == 0 {
                let verdict = Line(claim.verdict.rawValue, claim.verdict.style)
                lines.append(
                    row(text, Line(claim.statedText), Line(claim.computedText, Style(.text).bold), verdict, note))
            } else {
                lines.append(row(text, Line(), Line(), Line(), note))
            }
        }
        if !hasRemarks, wraps, !remark.isEmpty {
            lines += rows(remark, Style(.muted), width - 2).map { Line("  ") + $0 }
        }
        return lines
    }

    private func rows(_ text: String, _ style: Style, _ width: Int) -> [Line] {
        wraps ? TextBlock(text, style).rows(width: width) : [Line(words: text, style, within: width)]
    }

    /// The columns in a line.
    private func row(_ text: Line, _ stated: Line, _ computed: Line, _ verdict: Line, _ remark: Line) -> Line {
        text + ClaimTable.blanks(claimWidth - text.width + 1 + ClaimTable.figure - stated.width) + stated
            + ClaimTable.blanks(1 + ClaimTable.figure - computed.width) + computed + Line(" ") + verdict
            + (remark.isEmpty ? Line() : ClaimTable.blanks(ClaimTable.verdict - verdict.width + 1) + remark)
    }

    private static func blanks(_ count: Int) -> Line { Line(String(repeating: " ", count: max(0, count))) }
}

extension ClaimResult {
    /// Why it is not checkable, by how much it differs, or a note; empty if there is nothing to add.
    var remark: String { reason ?? note ?? "" }
}

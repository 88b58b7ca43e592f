/// Panels on top of each other, with the sizes that suit the screen.
struct PanelColumn: Hashable, Sendable {
    /// The width in columns of the screen.
    var width: Int
    /// The panels, from top to bottom.
    let panels: [PanelID]
    /// Their heights in rows.
    let heights: [Int]

    /// A panel of a column: its least height, and its share of the rows that are left.
    struct Part {
        let panel: PanelID
        let least: Int
        let share: Int

        init(_ panel: PanelID, _ least: Int, share: Int = 0) {
            (self.panel, self.least, self.share) = (panel, least, share)
        }
    }

    /// Stacks panels in a number of rows; the last one takes what remains.
    init(width: Int, height: Int, _ parts: [Part]) {
        self.width = width
        panels = parts.map(\.panel)
        let spare = max(0, height - parts.reduce(0) { $0 + $1.least })
        let shares = max(1, parts.reduce(0) { $0 + $1.share })
        var left = height
        heights = parts.enumerated().map { index, part in
            let wanted = index == parts.count - 1 ? height : part.least + spare * part.share / shares
            let rows = min(wanted, left)
            left -= rows
            return rows
        }
    }
}

extension PanelColumn {
    /// All panels in the columns designed for a size; nil if some would be too small.
    static func standard(_ width: Int, _ height: Int) -> [PanelColumn]? {
        switch (width, height) {
        case (180..., 38...): three(width, height)
        case (200..., 20...): four(width, height)
        case (100..., 28...): two(width, height)
        case (_, 56...): [PanelColumn(width: width, height: height, PanelID.allCases.map(part))]
        default: nil
        }
    }

    /// Two columns: prices at the left, what drives them at the right.
    private static func two(_ width: Int, _ height: Int) -> [PanelColumn] {
        let left = width < 116 ? width / 2 + 2 : max(58, width * 46 / 100)
        let tickers = max(11, (height - 7) * 52 / 100)
        // On a low screen the thesis has its first conditions at least.
        let spare = height - 38
        let sectors = spare < 0 ? 8 : 9 + spare / 3, deals = spare < 0 ? 6 + (height - 28) / 3 : 9 + spare / 3
        return [
            PanelColumn(
                width: left, height: height, [Part(.indexes, 7), Part(.tickers, tickers), Part(.chart, 9, share: 1)]),
            PanelColumn(
                width: width - left, height: height,
                [Part(.yields, 7), Part(.sectors, sectors), Part(.deals, deals), Part(.thesis, 7, share: 1)]),
        ]
    }

    /// Three columns: prices above deals, the chart above the thesis, and what drives prices.
    private static func three(_ width: Int, _ height: Int) -> [PanelColumn] {
        let right = max(66, width * 34 / 100), upper = height * 60 / 100
        return [
            PanelColumn(
                width: 60, height: height, [Part(.indexes, 7), Part(.tickers, upper - 7), Part(.deals, 6, share: 1)]),
            PanelColumn(
                width: width - 60 - right, height: height, [Part(.chart, upper), Part(.thesis, 7, share: 1)]),
            PanelColumn(
                width: right, height: height, [Part(.yields, height * 46 / 100), Part(.sectors, 8, share: 1)]),
        ]
    }

    /// Four columns of a low and wide screen.
    private static func four(_ width: Int, _ height: Int) -> [PanelColumn] {
        let second = (width - 58) * 34 / 100
        let third = (width - 58 - second) / 2
        return [
            PanelColumn(width: 58, height: height, [Part(.indexes, 7), Part(.tickers, 9, share: 1)]),
            PanelColumn(width: second, height: height, [Part(.chart, 9, share: 1)]),
            PanelColumn(width: third, height: height, [Part(.yields, 9), Part(.sectors, 8, share: 1)]),
            PanelColumn(
                width: width - 58 - second - third, height: height,
                [Part(.deals, 8, share: 1), Part(.thesis, 10, share: 1)]),
        ]
    }
}

extension PanelColumn {
    /// Some panels in their order, in as many columns as there is room for; nil if there is not enough.
    static func flowing(_ panels: [PanelID], _ width: Int, _ height: Int) -> [PanelColumn]? {
        let most = width >= 200 && height < 38 ? 4 : width >= 180 ? 3 : width >= 100 ? 2 : 1
        // On a high screen columns have two panels at least, as far as there are enough.
        let wanted = height < 38 ? panels.count : min(panels.count, max(2, (panels.count + 1) / 2))
        for count in (1...min(most, wanted)).reversed() {
            let cuts = groups(panels.map(part), count).filter { cut in
                cut.allSatisfy { leastHeight($0) <= height }
            }
            guard let best = cuts.min(by: { leastHeight($0) < leastHeight($1) }) else { continue }
            return best.enumerated().map { index, parts in
                PanelColumn(
                    width: width * (index + 1) / count - width * index / count, height: height, parts)
            }
        }
        return nil
    }

    /// The height of the highest of some columns.
    private static func leastHeight(_ groups: [[Part]]) -> Int { groups.map(leastHeight).max() ?? 0 }

    private static func leastHeight(_ parts: [Part]) -> Int { parts.reduce(0) { $0 + $1.least } }

    /// All ways to cut a list into a number of groups.
    private static func groups(_ parts: [Part], _ count: Int) -> [[[Part]]] {
        guard count > 1 else { return [[parts]] }
        return (1...(parts.count - count + 1)).flatMap { first in
            groups(Array(parts.dropFirst(first)), count - 1).map { [Array(parts.prefix(first))] + $0 }
        }
    }

    /// A panel in a column of any others.
    private static func part(_ panel: PanelID) -> Part {
        switch panel {
        case .indexes: Part(panel, 7)
        case .tickers: Part(panel, 10, share: 3)
        case .chart: Part(panel, 9, share: 3)
        case .yields: Part(panel, 9)
        case .sectors: Part(panel, 8, share: 2)
        case .deals: Part(panel, 6, share: 2)
        case .thesis: Part(panel, 7, share: 2)
        }
    }
}

import Model

extension RecapWriter {
    /// The fund's two largest sectors; empty if the fund has no session yet.
    var sectors: [RecapText] {
        guard !omitted.contains(.sectors), let fund = market[subject.fund], !fund.series.isEmpty,
            let chosen = market.sectorTable(of: subject.fund)
        else { return [] }
        let table = chosen.table
        let largest = table.sectors.prefix(2)
        guard !largest.isEmpty else { return [] }
        let parts = largest.map { weight -> RecapText in
            let figure = figure(of: weight, in: table)
            let (before, after) = weight.quality.affixes
            return "\(plain(before))\(figure)\(plain(after)) \(plain(weight.sector.rawValue))"
        }
        let later: RecapText = chosen.isLater ? ", later" : ""
        return sentences("\(subject.fund) holds \(parts.list) (\(date: table.asOf.long)\(later))")
    }

    private func figure(of weight: SectorWeight, in table: SectorTable) -> RecapFigure {
        RecapFigure(
            "sectors.\(table.fund)/\(weight.sector.rawValue).weight", weight.weight, .fraction,
            text: NumberText.percentWithUnit(weight.weight, decimals: weight.decimals, sign: .negative),
            definition: "Sum of the weights of the holdings in the sector (GICS), as stated: \(weight.quality).",
            inputs: [.init("weight of \(weight.sector.rawValue)", weight.weight, table.asOf)], source: table.source)
    }
}

extension SectorWeight {
    /// The number of decimals that the source states, none to two.
    fileprivate var decimals: Int {
        let percent = weight * 100
        if (percent - percent.rounded()).magnitude < 1e-6 { return 0 }
        return (percent * 10 - (percent * 10).rounded()).magnitude < 1e-6 ? 1 : 2
    }
}

extension Quality {
    /// The text before and after a figure of this quality.
    fileprivate var affixes: (before: String, after: String) {
        switch self {
        case .exact: ("", "")
        case .atLeast: ("at least ", "")
        case .derived: ("", " (derived)")
        }
    }
}

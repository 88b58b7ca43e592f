extension RecapWriter {
    /// The fund's two largest sectors. A fund that has no session yet has no sectors either.
    var sectors: [RecapText] {
        guard let fund = market[subject.fund], !fund.series.isEmpty, let chosen = market.sectorTable(of: subject.fund)
        else { return [] }
        let table = chosen.table
        let largest = table.sectors.prefix(2)
        guard !largest.isEmpty else { return [] }
        let parts = largest.map { weight -> RecapText in
            let figure = figure(of: weight, in: table)
            return
                "\(words(weight.quality.before))\(figure) in \(words(weight.sector.rawValue))\(words(weight.quality.after))"
        }
        let later: RecapText = chosen.isLater ? ", later than this recap" : ""
        return sentences("\(subject.fund) has \(parts.list), as of \(date: table.asOf.long)\(later)")
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
    /// As many decimals as the source gives, none to two.
    fileprivate var decimals: Int {
        let percent = weight * 100
        if (percent - percent.rounded()).magnitude < 1e-6 { return 0 }
        return (percent * 10 - (percent * 10).rounded()).magnitude < 1e-6 ? 1 : 2
    }
}

extension Quality {
    /// What stands before a figure of this quality.
    fileprivate var before: String { self == .atLeast ? "at least " : "" }

    /// What stands behind it.
    fileprivate var after: String {
        if case .derived = self { return " (derived)" }
        return ""
    }
}

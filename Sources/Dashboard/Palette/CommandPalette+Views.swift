extension CommandPalette {
    /// The kinds of charts of one instrument, by their names.
    static let chartKinds = ChartKind.allCases.filter { $0 != .compare }.map { kind in
        let command = "chart \(kind.rawValue)"
        return Candidate(
            choice: PaletteChoice(completion: command, title: command, key: nil, action: .chart(kind)),
            names: [command, kind.rawValue])
    }

    /// The columns by which the tickers can be sorted.
    static let sortings = TickerColumn.allCases.filter { $0 != .symbol }.map { column in
        let command = "sort \(column.expressionNames.first ?? column.name)"
        return Candidate(
            choice: PaletteChoice(
                completion: command, title: "\(command): the tickers", key: nil, action: .sort(column)),
            names: [command])
    }
}

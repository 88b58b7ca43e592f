import Model

extension CommandPalette {
    /// The settings that can be changed while the program runs, with their values.
    static func settings(in state: AppState) -> [Candidate] {
        SettingChoice.all.map { setting in
            let command = "\(setting.key) \(setting.value)"
            let note = state.settings.has(setting) ? "as now" : nil
            return candidate(command, note, .setting(setting), also: "setting \(command)")
        }
    }

    /// The kinds of charts of one instrument, by their names.
    static let chartKinds = ChartKind.allCases.filter { $0 != .compare }.map { kind in
        candidate("chart \(kind.rawValue)", nil, .chart(kind), also: kind.rawValue)
    }

    /// The kind of chart of which a text is the name, unless it is that of an instrument or a list too.
    static func chart(_ typed: String, in state: AppState) -> PaletteChoice? {
        guard state.market.symbol(named: typed) == nil, state.settings.lists.named(typed) == nil else { return nil }
        return chartKinds.first { $0.names.contains(typed) }?.choice
    }

    /// The columns by which the tickers can be sorted.
    static let sortings = TickerColumn.allCases.filter { $0 != .symbol }.map { column in
        candidate("sort \(column.expressionNames.first ?? column.name)", "the tickers", .sort(column))
    }
}

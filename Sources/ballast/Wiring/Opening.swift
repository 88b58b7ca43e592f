import Dashboard
import Model
import Screen

/// How the dashboard looks when it opens.
enum Opening {
    /// The state on a market, speaking of the first ticker with prices whose sectors stand beside its benchmark's.
    static func state(
        _ market: Market, size: Size, settings: Settings = Settings(), select symbol: Symbol? = nil, thesis: Thesis,
        fault: String? = nil
    ) -> AppState {
        let listed = settings.lists.first { $0.name == settings.list }.map { Set($0.symbols) }
        let shown = market.listings.filter { listed?.contains($0.instrument.symbol) ?? true }
        let told = shown.filter { market.sectorComparison(of: $0.instrument.symbol) != nil }
        let priced = told.filter { !$0.series.isEmpty }
        let compared = priced.first { market.sectorComparison(of: $0.instrument.symbol)?.benchmark != nil }
        let opened = (compared ?? priced.first ?? told.first)?.instrument.symbol
        return AppState(
            market: market, size: size, settings: settings, select: symbol ?? opened, thesis: thesis,
            fault: fault)
    }
}

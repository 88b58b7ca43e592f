import Dashboard
import Model
import Screen
import Thesis

/// The initial state of the dashboard.
enum InitialState {
    /// The state on a market, with the first priced ticker selected whose sectors can be compared with its benchmark's.
    static func state(
        _ market: Market, size: Size, settings: Settings = Settings(), select symbol: Symbol? = nil, thesis: Thesis,
        error: String? = nil, window: Model.Window = .month, chartWindow: Model.Window = .halfYear,
        loading: [Freshness] = [], saved: SavedState? = nil, keepsAlerts: Bool = false
    ) -> AppState {
        let listed = settings.lists.first { $0.name == settings.list }.map { Set($0.symbols) }
        let shown = market.listings.filter { listed?.contains($0.instrument.symbol) ?? true }
        let withSectors = shown.filter { market.sectorComparison(of: $0.instrument.symbol) != nil }
        let priced = withSectors.filter { !$0.series.isEmpty }
        let compared = priced.first { listing in
            market.sectorComparison(of: listing.instrument.symbol).map { $0.benchmark != nil && !$0.isWithItself }
                ?? false
        }
        let selected = (compared ?? priced.first ?? withSectors.first)?.instrument.symbol
        return AppState(
            market: market, size: size, settings: settings, select: symbol ?? selected, thesis: thesis,
            errorMessage: error, window: window, chartWindow: chartWindow, loading: loading, saved: saved,
            keepsAlerts: keepsAlerts)
    }
}

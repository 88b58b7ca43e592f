import Dashboard
import Model
import Screen

/// How the dashboard looks when it opens.
enum Opening {
    /// The state on a market, speaking of the first ticker whose sectors stand beside its benchmark's.
    static func state(
        _ market: Market, size: Size, theme: Theme, select symbol: Symbol? = nil, thesis: Thesis, fault: String? = nil
    ) -> AppState {
        let told = market.listings.lazy.map(\.instrument.symbol).filter { market.sectorComparison(of: $0) != nil }
        let compared = told.first { market.sectorComparison(of: $0)?.benchmark != nil }
        return AppState(
            market: market, size: size, theme: theme, select: symbol ?? compared ?? told.first, thesis: thesis,
            fault: fault)
    }
}

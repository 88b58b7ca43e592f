import Dashboard
import Model
import Screen
import Testing

/// Tickers that come after the first frame.
@Suite struct LoadingTickersTests {
    private let state = AppState(
        market: Bundled.may, size: Size(120, 40), settings: Bundled.settings, select: "IWM",
        loading: [Freshness](repeating: .stale, count: 1700))

    private func caption(_ state: AppState) -> Substring {
        state.draw(only: .tickers).text().split(separator: "\n").first { $0.contains("Tickers├") } ?? ""
    }

    @Test("they are counted as if they were there, until they come")
    func counts() {
        let listed = state.watchList.positions.count, all = Bundled.state().freshness.all
        #expect(caption(state).contains("┤\(listed + 1700)├"), "\(caption(state))")
        #expect(state.freshness.all == all + 1700)
        let instrument = Instrument("NEW", name: "", kind: .share, group: Instrument.importGroup, basis: .price)
        var later = state
        _ = later.update(.data([.instrument(instrument)], at: Timestamp(milliseconds: 0)))
        #expect(caption(later).contains("┤\(listed + 1)├"), "\(caption(later))")
        #expect(later.freshness.all == all)
    }
}

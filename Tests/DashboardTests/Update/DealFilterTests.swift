import Dashboard
import Model
import Screen
import Testing

@Suite struct DealFilterTests {
    private func targets(_ filter: String) -> [String] {
        Bundled.state().pressing("6/" + filter).deals.map(\.target)
    }

    @Test("deals are filtered by kind, area, party, ticker and size")
    func filters() {
        #expect(targets("collaboration") == ["PeptiDream"])
        #expect(targets("medical devices") == ["Shockwave Medical"])
        #expect(targets("incyte") == ["Escient Pharmaceuticals"])
        #expect(targets("alpn") == ["Alpine Immune Sciences"])
        #expect(targets("biotech >4bn") == ["Alpine Immune Sciences", "CymaBay Therapeutics", "Karuna Therapeutics"])
        #expect(targets(">$13000m").count == 3)
        #expect(targets("nothing of the sort").isEmpty)
    }

    @Test("the filter of the deals leaves the tickers alone, and Esc clears it")
    func independence() {
        let state = Bundled.state().pressing("6/novartis").pressing(Key(.enter))
        #expect(state.deals.count == 4)
        #expect(state.watchList.filter.isEmpty)
        #expect(state.draw().text().contains("/novartis  4 of 28"))
        #expect(state.pressing(Key(.escape)).deals.count == 28)
    }

    @Test("the cursor stays on its deal when another arrives above it")
    func held() {
        var state = Bundled.state().pressing("6jj")
        let before = state.effects(of: .character("y"))
        let deal = Deal(
            announced: Dated(state.market.day), acquirer: "Novartis", target: "Another", kind: .acquisition,
            area: "biotech", source: "test")
        _ = state.update(.data([.deal(deal)], at: Timestamp(milliseconds: 1)))
        #expect(state.deals.first?.target == "Another")
        #expect(state.effects(of: .character("y")) == before)
    }

    @Test("a new deal is listed only if it matches the filter")
    func arrival() {
        var state = Bundled.state().pressing("6/novartis").pressing(Key(.enter))
        let deal = Deal(
            announced: Dated(state.market.day), acquirer: "Novartis", target: "Another", kind: .acquisition,
            area: "biotech", source: "test")
        let other = Deal(
            announced: Dated(state.market.day), acquirer: "Bayer", target: "One more", kind: .acquisition,
            area: "biotech", source: "test")
        _ = state.update(.data([.deal(deal), .deal(other)], at: Timestamp(milliseconds: 1)))
        #expect(state.deals.first?.target == "Another")
        #expect(state.deals.count == 5)
        #expect(state.market.deals.count == 30)
    }
}

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

    @Test("spaces around a sign do not matter, and each sign is a condition on the upfront payment")
    func bounds() {
        func check(_ filters: String..., isWanted: (Double) -> Bool) {
            let wanted = Bundled.may.deals.filter { $0.upfrontUSDMillions.map(isWanted) ?? false }.map(\.target)
            #expect(!wanted.isEmpty)
            for filter in filters { #expect(targets(filter) == wanted, "\(filter)") }
        }
        check(">4bn", "> 4bn", ">  $4000m") { $0 > 4000 }
        check(">= 4900m", ">=4.9bn", "\u{2265}4900") { $0 >= 4900 }
        check("> $4.9bn") { $0 > 4900 }
        check("<100m") { $0 < 100 }
        check("\u{2264} 35m") { $0 <= 35 }
        check("> 500m < 1bn") { $0 > 500 && $0 < 1000 }
        check("= 35m") { $0 == 35 }
    }

    @Test("a quarter or a year leaves its deals", arguments: ["2024Q2", "2024q2", "Q2 2024", "2024 q2", "Q2/2024"])
    func quarters(filter: String) {
        let quarter = Bundled.may.deals.filter {
            $0.announced.day.year == 2024 && (4...6).contains($0.announced.day.month)
        }
        #expect(!quarter.isEmpty && targets(filter) == quarter.map(\.target))
        let large = quarter.filter { $0.area == "biotech" && ($0.upfrontUSDMillions ?? 0) > 500 }
        #expect(!large.isEmpty && targets("biotech > 500m \(filter)") == large.map(\.target))
        #expect(targets("2024") == Bundled.may.deals.filter { $0.announced.day.year == 2024 }.map(\.target))
        #expect(targets("2019Q1").isEmpty)
    }

    @Test(
        "an amount that is missing or wrong is told, and the rest of the filter applies",
        arguments: [
            ("biotech >", "expected an amount"), ("biotech > x", "at “x”: expected an amount"),
            (">> 5m", "expected one of"),
        ])
    func wrong(filter: String, message: String) throws {
        let state = Bundled.state().pressing("6/" + filter)
        let last = try #require(state.draw().text().split(separator: "\n").last)
        #expect(last.contains(message), "\(last)")
        #expect(!state.deals.isEmpty)
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

import Model
import Screen
import Testing

@testable import Dashboard

@Suite("Sources page") struct SourcesPageTests {
    private func text(_ market: Market, width: Int) -> [String] {
        SourcesPage(market).rows(width: width).map(\.text)
    }

    @Test("no row is wider than the page, at any width", arguments: [52, 72, 84, 112, 200])
    func widths(width: Int) {
        for row in SourcesPage(Bundled.may.withSources).rows(width: width) {
            #expect(row.width <= width, "\(row.text)")
        }
    }

    @Test("every source is shown with its address, and with the reason if it is not healthy", arguments: [72, 112])
    func complete(width: Int) {
        let market = Bundled.may.withSources
        let all = text(market, width: width).joined(separator: "\n")
        let joined = all.split { " \n".contains($0) }.joined(separator: " ")
        for source in market.sources {
            #expect(all.contains(source.name))
            if let service = source.service { #expect(all.contains(service.address)) }
            for word in source.reason?.split(separator: " ") ?? [] { #expect(joined.contains(word)) }
        }
    }

    @Test("reasons are listed above addresses and unabridged, those of failed sources first", arguments: [52, 72, 112])
    func worstFirst(width: Int) throws {
        let reason =
            "https://example.org/rates?type=daily&year=2024, line 3, column 5 (10Y): expected a yield, found “N/A”"
        let failed = SourceStatus(
            "zurich", .failed, reason: reason, service: ServiceRecord(address: "https://example.org"))
        let rows = text(Bundled.may.withSources.applying(.source(failed)), width: width)
        let notes = rows.drop { !$0.isEmpty }.dropFirst()
        let reasons = notes.prefix { !$0.isEmpty }.joined()
        #expect(notes.first?.hasPrefix("treasury") == true)
        #expect(reasons.filter { $0 != " " }.contains(reason.filter { $0 != " " }))
        let positions = ["zurich", "edgar", "nport"].map { name in notes.firstIndex { $0.hasPrefix(name) } ?? 0 }
        #expect(positions == positions.sorted() && !positions.contains(0))
        #expect(!reasons.contains("globenewswire"))
    }

    @Test("a time of another day has its date, an unknown time is a dash")
    func times() throws {
        let rows = text(Bundled.may.withSources, width: 112)
        #expect(try #require(rows.first { $0.hasPrefix("treasury") }).contains("15 May 16:05:00"))
        let wires = try #require(rows.first { $0.hasPrefix("wires") })
        #expect(wires.contains("—"))
        #expect(wires.contains("0 B"))
    }

    @Test("rows keep their order, whatever the order of the updates")
    func order() {
        let market = Bundled.may.withSources
        var other = Bundled.may
        for status in market.sources.reversed() { other.apply(.source(status)) }
        #expect(text(market, width: 112) == text(other, width: 112))
    }

    @Test(
        "amounts and times are short", arguments: [(0, "0 B"), (999, "999 B"), (48_120, "48 KB"), (999_499, "999 KB")])
    func amounts(bytes: Int, text: String) {
        #expect(SourcesPage.amount(bytes: bytes) == text)
        #expect(SourcesPage.amount(bytes: 999_500) == "1.0 MB")
        #expect(SourcesPage.latency(999) == "999 ms")
        #expect(SourcesPage.latency(19_204) == "19.2 s")
        #expect(SourcesPage.latency(nil) == "—")
    }

    @Test("the page opens and closes by its key, and from the palette; a refresh leaves it open")
    func opens() {
        let open = Bundled.state(Bundled.may.withSources).pressing("i")
        #expect(open.page == Page(.sources))
        #expect(open.pressing("r").page == Page(.sources))
        #expect(open.pressing("i").page == nil)
        let typed = Bundled.state().pressing(":source status").pressing(Key(.enter))
        #expect(typed.page == Page(.sources))
    }
}

import Model
import Screen
import Testing

@testable import Dashboard

@Suite struct DealsPanelTests {
    @Test(
        "the rows are where the list has them, whether its columns are computed or not",
        arguments: [80, 120, 132, 160, 200], [24, 40, 60])
    func rows(width: Int, height: Int) throws {
        for keys in ["6", "6z"] {
            let state = Bundled.state(Size(width, height)).pressing(keys)
            let inner = try #require(state.layout?.placement(of: .deals)).inside, panel = DealsPanel(state: state)
            let (list, rows) = (try #require(panel.list(in: inner)), try #require(panel.listRows(in: inner)))
            #expect(list.x == rows.x && list.y == rows.y && list.height == rows.height)
        }
    }

    private func state(_ size: Size) -> AppState { Bundled.state(Bundled.market, size).pressing("6") }

    private func text(_ size: Size, _ keys: String = "z") -> String { state(size).pressing(keys).draw().text() }

    @Test("with little beside it the zoomed list has the whole width, and the pace is below")
    func width() throws {
        let rows = text(Size(120, 40)).split(separator: "\n")
        #expect(rows.contains { $0.contains("Angelini Pharma → Catalyst Pharmaceuticals CPRX") })
        let heading = try #require(rows.firstIndex { $0.contains("no upfront") })
        #expect(rows[heading].contains("Merck KGaA → Bio-Techne TECH"))
        #expect(rows.joined().contains("2025 Q3") && !rows.joined().contains("Q3 to 1 Jul"))
    }

    @Test("the areas of deals are shown in full or not at all", arguments: [60, 80, 100, 120, 140, 160, 200, 240])
    func areas(width: Int) {
        for keys in ["", "z"] {
            for height in [24, 45, 60] {
                let text = text(Size(width, height), keys)
                #expect(
                    !text.contains(/(life-sci|medical|digital|contract|diagnost|biot)[a-z -]*…/), "\(width) \(keys)")
            }
        }
    }

    @Test("an address continues on a second row instead of being cut")
    func address() {
        let rows = text(Size(80, 60)).split(separator: "\n").map {
            $0.split { " │".contains($0) }.joined(separator: " ")
        }
        let start = rows.firstIndex { $0.hasPrefix("https://pharmaphorum.com/news/") } ?? 0
        let address = state(Size(80, 60)).selectedDeal?.source
        #expect(rows[start] + rows[start + 1] == address)
    }

    @Test("counts of which nothing is known are left out")
    func dashes() {
        #expect(!text(Size(120, 40)).contains("— vs —"))
        #expect(!text(Size(200, 60)).contains("— vs —"))
    }

    @Test(
        "the caption has the widest form that fits",
        arguments: [
            (60, "QTD not counted: complete only to 29 May 2024"),
            (45, "QTD not counted: complete only to 29 May 2024"),
            (44, "not counted: complete only to 29 May 2024"), (40, "QTD not counted"), (3, "QTD not counted"),
        ])
    func caption(width: Int, text: String) {
        #expect(DealQuarterText(market: Bundled.market).caption(width: width).text == text)
    }

    @Test("a filter without matches tells so, in the zoomed list too", arguments: ["", "z"])
    func nothing(keys: String) {
        let found = state(Size(120, 40)).pressing(keys + "/zzzz")
        #expect(found.draw().text().contains("nothing matches: Esc clears"))
        #expect(found.pressing(Key(.enter)).draw().text().contains("nothing matches: Esc clears"))
    }

    @Test("a filter that changes shows the list from its first row")
    func first() {
        let scrolled = state(Size(120, 40)).pressing("zG")
        #expect((scrolled.tops[.deals] ?? 0) > 0)
        let filtered = scrolled.pressing("/biotech")
        #expect(filtered.cursor(of: .deals) == 0 && filtered.tops[.deals] == 0)
        let longer = filtered.pressing(Key(.enter)).pressing("jj/")
        #expect(longer.cursor(of: .deals) == 0)
        #expect(scrolled.pressing("/").cursor(of: .deals) == scrolled.cursor(of: .deals), "nothing has changed yet")
    }

    @Test(
        "deals are found by their dates as shown",
        arguments: [
            ("29 May 2024", 29, 5), ("may 2024", nil, 5), ("29 may", 29, 5), ("January 2024", nil, 1),
            ("biotech april 2024", nil, 4),
        ])
    func dates(filter: String, day: Int?, month: Int) {
        let deals = state(Size(120, 40)).pressing("/" + filter).deals
        #expect(!deals.isEmpty)
        for deal in deals {
            let announced = deal.announced.day
            #expect(announced.month == month && (day == nil || announced.dayOfMonth == day), "\(deal.announced)")
            #expect(announced.year == 2024 || filter == "29 may")
        }
        let all = Bundled.market.deals.filter { $0.announced.day.month == month && $0.announced.day.year == 2024 }
        if filter == "may 2024" { #expect(deals.count == all.count) }
    }
}

import Dashboard
import Model
import Reports
import Screen
import Testing

/// Every text that mentions a deal's value states the same value.
@Suite struct DealValueTests {
    /// Deals with either value, both or none, newest first, on the article's day.
    private var state: AppState {
        let day = Bundled.may.day
        func deal(_ target: String, _ days: Int, _ upfront: Double?, _ maximum: Double?) -> Deal {
            Deal(
                announced: Dated(day - days), acquirer: "Buyer", target: target, kind: .acquisition, area: "biotech",
                upfrontUSDMillions: upfront, maximumUSDMillions: maximum, source: "https://example.com/\(target)")
        }
        let deals = [
            deal("Capped", 0, nil, 208), deal("Paid", 1, 100, 300), deal("Silent", 2, nil, nil), deal("Free", 3, 0, 50),
        ]
        let market = Market(Bundled.may.moment, listings: Bundled.may.listings, deals: deals)
        return AppState(market: market, size: Size(120, 40), select: "QQQS").pressing("6")
    }

    private func row(_ target: String, in state: AppState) -> String {
        state.draw().text().split(separator: "\n").first { $0.contains("Buyer → \(target)") }.map(String.init) ?? ""
    }

    @Test(
        "overview and zoom show the same value",
        arguments: [("Capped", " ≤$208m "), ("Paid", " $100m "), ("Silent", " — "), ("Free", " $0 ")])
    func cells(target: String, cell: String) {
        let shown = cell == " $0 " ? " \(NumberText.money(usdMillions: 0)) " : cell
        #expect(row(target, in: state).contains(shown))
        #expect(row(target, in: state.pressing("z")).contains(shown))
    }

    @Test("the selected deal, its copy and the recap describe the value consistently")
    func descriptions() throws {
        #expect(state.pressing("z").draw().text().contains("at most $208m, upfront not stated"))
        #expect(state.pressing("zj").draw().text().contains("$100m upfront · at most $300m"))
        #expect(state.pressing("zjj").draw().text().contains("value not stated"))
        #expect(state.pressing("y").notice?.contains("Capped at most $208m, upfront not stated") == true)
        #expect(state.pressing("jjy").notice?.contains("Silent value not stated") == true)
        let recap = try state.market.recap()
        let prose = recap.sections.first { $0.heading == "Deals" }?.sentences.map(\.text).joined(separator: " ") ?? ""
        #expect(prose.contains("Capped (up to $208m)"))
        #expect(prose.contains("without upfront value"))
    }

    @Test("each quarter has its year, and counts that the data cover in part are explained")
    func quarters() {
        let text = Bundled.state(Bundled.market.asOf(Day(number: 19872), mode: .bundled), Size(200, 60))
            .draw(only: .deals).text()
        #expect(text.contains("2024 Q2 to date ") && text.contains("2024 Q1 ") && text.contains("2023 Q4 "))
        #expect(text.contains("≥ incomplete; complete 22 Dec 2023 to 29 May 2024"))
        #expect(text.contains("2024 Q2 to date, 2024 Q1 to the same day"))
    }
}

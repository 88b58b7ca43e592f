import Model
import Reports
import Testing

struct DealReportTests {
    private var market: Market {
        var market = Market(Moment(Day("2026-02-20") ?? Spring2024.day, mode: .live))
        let other = Filings.filing(
            "8-K", "2026-01-13", [Filings.party(99, "SOMEBODY ELSE INC", .filer)], items: ["1.01"], number: 2)
        for filing in [Filings.offer, Filings.recommendation, Filings.agreement, Filings.completion, other] {
            market.apply(.filing(filing))
        }
        market.apply(
            .headline(
                Headline(
                    "Sanofi to acquire Dynavax",
                    time: NewYorkTime.timestamp(Day("2025-12-24") ?? Spring2024.day, minute: 415),
                    link: "https://www.globenewswire.com/1", wire: "GlobeNewswire")))
        market.apply(
            .deal(
                Deal(
                    announced: Dated("2025-12-24") ?? Dated(Spring2024.day), acquirer: "Sanofi",
                    target: "Dynavax Technologies", targetTicker: "DVAX", kind: .acquisition, area: "biotech",
                    source: Filings.offer.link)))
        return market
    }

    @Test("a deal has the filings and headlines of its own parties, newest first")
    func reports() throws {
        let deal = try #require(market.deals.first)
        let reports = market.reports(of: deal)
        #expect(
            reports.map(\.text) == [
                "8-K completion, items 1.02 2.01 3.01 3.03 5.01 9.01", "SC 14D9 response to an offer",
                "SC TO-T tender offer", "8-K agreement, items 1.01 8.01 9.01", "Sanofi to acquire Dynavax",
            ])
        #expect(reports.map(\.source).filter { $0 == "EDGAR" }.count == 4)
        #expect(reports.first?.company == "DYNAVAX TECHNOLOGIES CORP")
        #expect(deal.stage == .completed)
    }

    @Test("the JSON contains the reports with their deal, and unmatched leads separately")
    func json() throws {
        let deals = try #require(market.report()["deals"])
        let listed = [deals["list"], deals["earlier"]].compactMap { $0?[0] }
        #expect(listed.first?["reports"]?[4] != nil && listed.first?["reports"]?[5] == nil)
        #expect(deals["leads"]?[0]?["company"] == "SOMEBODY ELSE INC" && deals["leads"]?[1] == nil)
        #expect(deals["headlines"]?[0]?["source"] == "GlobeNewswire")
    }

    @Test(
        "the first source of a deal has a name if its address is known, else that of its host",
        arguments: [
            ("https://www.sec.gov/Archives/x", "EDGAR"), ("https://www.globenewswire.com/a", "GlobeNewswire"),
            ("https://ir.prnewswire.com/a", "PR Newswire"), ("https://janssen.com:443/johnson", "janssen.com"),
            ("https://notsec.gov.example/x", "notsec.gov.example"), ("a book", "a book"),
        ])
    func names(address: String, name: String) {
        let deal = Deal(
            announced: Dated(Spring2024.day), acquirer: "A", target: "B", kind: .acquisition, area: "x", source: address
        )
        #expect(deal.sourceName == name)
    }
}

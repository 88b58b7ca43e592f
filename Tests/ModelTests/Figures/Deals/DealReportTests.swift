import Model
import TestSupport
import Testing

struct DealReportTests {
    private let market = Filings.market

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

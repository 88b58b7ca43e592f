import Model
import NIOHTTP1

extension LoopbackMarket {
    /// The response to a request. Of the injected failures only those that change a figure apply here.
    func response(to request: LoopbackRequest, _ failure: InjectedFailure?) -> LoopbackResponse {
        return prices(request, failure) ?? rates(request) ?? funds(request, failure) ?? deals(request, failure)
            ?? LoopbackMarket.unknown
    }

    private func prices(_ request: LoopbackRequest, _ failure: InjectedFailure?) -> LoopbackResponse? {
        let time = now()
        if request.path.contains("/finance/chart/") {
            let first = request["period1"].flatMap { Int64($0) }.map { Timestamp(milliseconds: $0 * 1000) }
            let start = prices.histories.isEmpty ? NewYorkTime.wallClock(at: time).day - 400 : Day(number: 0)
            let day = first.map { NewYorkTime.wallClock(at: $0).day } ?? start
            let name = request.file
            return json(bodies.chart(name, symbol: names(name), from: day, now: time, failure: failure))
        }
        guard request.path.contains("/finance/spark") else { return nil }
        let list = (request["symbols"] ?? "").split(separator: ",").map { (String($0), names(String($0))) }
        return json(bodies.spark(list, now: time, failure: failure))
    }

    private func rates(_ request: LoopbackRequest) -> LoopbackResponse? {
        let time = now()
        if request.path.contains("daily-treasury-rates.csv") {
            let requested = request["field_tdr_date_value"].flatMap { Int($0) }
            let year = requested ?? NewYorkTime.wallClock(at: time).day.year
            return LoopbackResponse(.ok, "text/csv", bodies.yields(year, now: time))
        }
        guard request.path.contains("fredgraph.csv") else { return nil }
        return LoopbackResponse(.ok, "text/csv", bodies.series(request["id"] ?? "DFF", now: time))
    }

    private func funds(_ request: LoopbackRequest, _ failure: InjectedFailure?) -> LoopbackResponse? {
        let time = now()
        switch request.file {
        case "latest-holdings.csv": return LoopbackResponse(.ok, "text/csv", bodies.iSharesTable(at: time))
        case "fund" where request.path.contains("/holdings/"):
            return json(bodies.invescoHoldings(at: time, failure: failure))
        case "company_tickers_mf.json": return json(LoopbackBodies.fundDirectory)
        case "browse-edgar" where request["action"] == "getcompany":
            return request["CIK"].map { xml(bodies.fundReports(of: $0, at: time)) }
        case "primary_doc.xml":
            let series = request.rest(after: "/data/")?.prefix { $0 != "/" }
            return series.map { xml(bodies.fundReport(of: String($0), at: time)) }
        default: return nil
        }
    }

    private func deals(_ request: LoopbackRequest, _ failure: InjectedFailure?) -> LoopbackResponse? {
        let time = now()
        switch request.file {
        case "browse-edgar":
            let start = request["start"].flatMap { Int($0) } ?? 0
            return request["type"].map { xml(bodies.filings(of: $0, from: start, at: time)) }
        case "company_tickers.json": return json(LoopbackBodies.companyTickers)
        case "wire.xml": return xml(bodies.newsFeed(at: time))
        case let file where request.path.contains("/submissions/"): return json(bodies.company(file))
        default:
            guard let frame = request.rest(after: "/xbrl/frames/") else { return nil }
            return json(bodies.frame(frame, failure: failure))
        }
    }

    private func json(_ body: String?) -> LoopbackResponse {
        body.map { LoopbackResponse(.ok, "application/json", $0) } ?? LoopbackMarket.unknown
    }

    private func xml(_ body: String) -> LoopbackResponse { LoopbackResponse(.ok, "application/xml", body) }

    private static let unknown = LoopbackResponse(
        .notFound, "application/json",
        #"{"chart":{"result":null,"error":{"code":"Not Found","description":"No data found, symbol may be delisted"}}}"#
    )
}

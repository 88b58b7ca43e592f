import Model
import NIOHTTP1

extension LoopbackMarket {
    /// The answer to a question, when all is well but what changes only a figure in it.
    func answer(_ question: LoopbackQuestion, _ fault: LoopbackFault?) -> LoopbackAnswer {
        return prices(question, fault) ?? rates(question) ?? funds(question, fault) ?? deals(question, fault)
            ?? LoopbackMarket.unknown
    }

    private func prices(_ question: LoopbackQuestion, _ fault: LoopbackFault?) -> LoopbackAnswer? {
        let time = now()
        if question.path.contains("/finance/chart/") {
            let first = question["period1"].flatMap { Int64($0) }.map { Timestamp(milliseconds: $0 * 1000) }
            let start = prices.histories.isEmpty ? NewYorkTime.wallClock(at: time).day - 400 : Day(number: 0)
            let day = first.map { NewYorkTime.wallClock(at: $0).day } ?? start
            let name = question.file
            return json(bodies.chart(name, symbol: names(name), from: day, now: time, fault: fault))
        }
        guard question.path.contains("/finance/spark") else { return nil }
        let list = (question["symbols"] ?? "").split(separator: ",").map { (String($0), names(String($0))) }
        return json(bodies.spark(list, now: time, fault: fault))
    }

    private func rates(_ question: LoopbackQuestion) -> LoopbackAnswer? {
        let time = now()
        if question.path.contains("daily-treasury-rates.csv") {
            let asked = question["field_tdr_date_value"].flatMap { Int($0) }
            let year = asked ?? NewYorkTime.wallClock(at: time).day.year
            return LoopbackAnswer(.ok, "text/csv", bodies.yields(year, now: time))
        }
        guard question.path.contains("fredgraph.csv") else { return nil }
        return LoopbackAnswer(.ok, "text/csv", bodies.series(question["id"] ?? "DFF", now: time))
    }

    private func funds(_ question: LoopbackQuestion, _ fault: LoopbackFault?) -> LoopbackAnswer? {
        let time = now()
        switch question.file {
        case "latest-holdings.csv": return LoopbackAnswer(.ok, "text/csv", bodies.iSharesTable(at: time))
        case "fund" where question.path.contains("/holdings/"):
            return json(bodies.invescoHoldings(at: time, fault: fault))
        case "company_tickers_mf.json": return json(LoopbackBodies.fundDirectory)
        case "browse-edgar" where question["action"] == "getcompany":
            return question["CIK"].map { xml(bodies.fundReports(of: $0, at: time)) }
        case "primary_doc.xml":
            let series = question.rest(after: "/data/")?.prefix { $0 != "/" }
            return series.map { xml(bodies.fundReport(of: String($0), at: time)) }
        default: return nil
        }
    }

    private func deals(_ question: LoopbackQuestion, _ fault: LoopbackFault?) -> LoopbackAnswer? {
        let time = now()
        switch question.file {
        case "browse-edgar":
            let start = question["start"].flatMap { Int($0) } ?? 0
            return question["type"].map { xml(bodies.filings(of: $0, from: start, at: time)) }
        case "company_tickers.json": return json(LoopbackBodies.companyTickers)
        case "wire.xml": return xml(bodies.reports(at: time))
        case let file where question.path.contains("/submissions/"): return json(bodies.company(file))
        default:
            guard let frame = question.rest(after: "/xbrl/frames/") else { return nil }
            return json(bodies.frame(frame, fault: fault))
        }
    }

    private func json(_ body: String?) -> LoopbackAnswer {
        body.map { LoopbackAnswer(.ok, "application/json", $0) } ?? LoopbackMarket.unknown
    }

    private func xml(_ body: String) -> LoopbackAnswer { LoopbackAnswer(.ok, "application/xml", body) }

    private static let unknown = LoopbackAnswer(
        .notFound, "application/json",
        #"{"chart":{"result":null,"error":{"code":"Not Found","description":"No data found, symbol may be delisted"}}}"#
    )
}

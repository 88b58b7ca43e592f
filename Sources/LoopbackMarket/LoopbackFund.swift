public import Model

/// The holdings of a fictitious fund, derived by a rule from the day so that a client can verify them: eleven
/// companies, one per sector, whose weights vary from day to day and add up to 100 %.
public struct LoopbackFund: Sendable {
    /// The day of the holdings.
    public let day: Day

    /// Creates the holdings of a day.
    public init(_ day: Day) { self.day = day }

    /// The sectors of the holdings, one company each.
    public static let sectors = Sector.gics
    static let companies = sectors.indices.map { Company(number: $0) }

    /// A company that the fund holds.
    struct Company: Sendable {
        let number: Int
        var ticker: String { "LB\(["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K"][number])" }
        var name: String { "LOOPBACK \(LoopbackFund.sectors[number].rawValue.uppercased()) CO" }
        var sector: Sector { LoopbackFund.sectors[number] }
        /// The SEC's number of the company.
        var cik: Int { 900_001 + number }
    }

    /// The weight of a company by its ticker, in basis points (hundredths of a percent); nil if the fund does not hold
    /// it.
    public func weight(of ticker: String) -> Int? {
        LoopbackFund.companies.first { $0.ticker == ticker }.map { weight($0.number) }
    }

    /// The weight of a sector, in basis points: that of its only company.
    public func weight(of sector: Sector) -> Int? { LoopbackFund.sectors.firstIndex(of: sector).map(weight) }

    /// The weight of the company with this number, in basis points. The first ten vary in opposite pairs, so that their
    /// sum is constant; the last has the remainder.
    func weight(_ number: Int) -> Int {
        if number == 10 { return 10_000 - 10 * 900 }
        let shift = (Int(day.number) * (number / 2 + 3)) % 400
        return number % 2 == 0 ? 900 + shift : 900 - shift
    }

    /// The number of shares that a company reports, by its ticker.
    public static func shares(of ticker: String) -> Double? {
        companies.first { $0.ticker == ticker }.map { Double($0.number + 1) * 10_000_000 }
    }
}

extension LoopbackBodies {
    /// The holdings in files at an instant: those of the last day on which the exchange closed.
    private func fund(at now: Timestamp) -> LoopbackFund {
        LoopbackFund(ExchangeCalendar.nyse.lastClose(before: now))
    }

    /// iShares' CSV table of holdings.
    func iSharesTable(at now: Timestamp) -> String {
        let fund = fund(at: now)
        let rows = LoopbackFund.companies.map { company in
            let value = fund.weight(company.number) * 1_000
            return """
                "\(company.ticker)","\(company.name)","\(company.sector.rawValue)","Equity","\(value).00",\
                "\(LoopbackBodies.text(Int64(fund.weight(company.number))))","\(value).00","\(value / 10).00","10.00","US","X","USD"
                """
        }
        return """
            \u{FEFF}Loopback ETF
            Fund Holdings as of,"\(LoopbackBodies.iSharesDate(fund.day))"
            \u{A0}
            Ticker,Name,Sector,Asset Class,Market Value,Weight (%),Notional Value,Quantity,Price,Location,Exchange,Currency
            \(rows.joined(separator: "\n"))
            \u{A0}
            "The content contained herein is owned or licensed by Loopback"
            Holdings subject to change.

            """
    }

    /// Invesco's JSON response with holdings.
    func invescoHoldings(at now: Timestamp, failure: InjectedFailure?) -> String {
        let fund = fund(at: now)
        let rows = LoopbackFund.companies.map { company in
            let text = LoopbackBodies.text(Int64(fund.weight(company.number)))
            let weight = failure == .nullPrice ? "null" : failure == .changedType ? #"{"raw":\#(text)}"# : text
            return """
                {"ticker":"\(company.ticker)","issuerName":"\(company.name)","units":10,"currency":"USD",\
                "percentageOfTotalNetAssets":\(weight),"securityTypeCode":"COM","securityTypeName":"Common Stock"}
                """
        }
        return """
            {"effectiveDate":"\(fund.day)","effectiveBusinessDate":"\(fund.day)",\
            "totalNumberOfHoldings":\(rows.count),"holdings":[\(rows.joined(separator: ","))]}
            """
    }

    /// The SEC's list of funds, each of them a series.
    static let fundDirectory: String = {
        let funds = ["XBI", "IWM", "QQQ", "IJR", "IBB", "IVV", "VTWO", "QQQS"]
        let rows = funds.enumerated().map { number, fund in
            #"[900100,"S\#(LoopbackBodies.padded(number + 1, to: 9))","C000000001","\#(fund)"]"#
        }
        return #"{"fields":["cik","seriesId","classId","symbol"],"data":[\#(rows.joined(separator: ","))]}"#
    }()

    /// EDGAR's list of a fund's N-PORT reports, with a new one each hour.
    func fundReports(of series: String, at now: Timestamp) -> String {
        let hour = now.milliseconds / 3_600_000
        let accession = "0009990002-26-\(LoopbackBodies.padded(Int(hour % 1_000_000), to: 6))"
        return """
            <?xml version="1.0" encoding="ISO-8859-1" ?><feed xmlns="http://www.w3.org/2005/Atom"><entry>
            <category label="form type" scheme="https://www.sec.gov/" term="NPORT-P" />
            <content type="text/xml"><accession-number>\(accession)</accession-number>
            <filing-date>\(NewYorkTime.wallClock(at: now).day)</filing-date>
            <filing-href>https://www.sec.gov/Archives/edgar/data/\(series)/\(hour)/\(accession)-index.htm</filing-href>
            <filing-type>NPORT-P</filing-type></content><title>NPORT-P</title></entry></feed>
            """
    }

    /// A fund's N-PORT report.
    func fundReport(of series: String, at now: Timestamp) -> String {
        let fund = fund(at: now)
        let rows = LoopbackFund.companies.map { company in
            """
            <invstOrSec><name>\(company.name)</name><title>\(company.name)</title><cusip>N/A</cusip>
            <identifiers><ticker value="\(company.ticker)"/></identifiers><balance>1000</balance><units>NS</units>
            <valUSD>\(fund.weight(company.number) * 100)</valUSD>
            <pctVal>\(LoopbackBodies.text(Int64(fund.weight(company.number))))</pctVal><assetCat>EC</assetCat></invstOrSec>
            """
        }
        return """
            <?xml version="1.0" encoding="UTF-8"?><edgarSubmission xmlns="http://www.sec.gov/edgar/nport"><formData>
            <genInfo><regName>Loopback Trust</regName><seriesName>Loopback Fund</seriesName><seriesId>\(series)</seriesId>
            <repPdDate>\(fund.day)</repPdDate></genInfo><fundInfo><netAssets>1000000.00</netAssets></fundInfo>
            <invstOrSecs>\(rows.joined(separator: "\n"))</invstOrSecs></formData></edgarSubmission>
            """
    }
}

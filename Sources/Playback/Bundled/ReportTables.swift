import Formats
import Model

/// Reads filings, headlines and company facts in the format of an export.
enum ReportTables {
    /// Reads `accepted,accession,form,items,near_merger_form,role,cik,name,ticker,industry,link`: one row for each
    /// company of a filing, adjacent; a filing without a company has one row.
    static func filings(_ table: inout TableReader) throws(FeedError) -> [Filing] {
        let columns = try FilingColumns(table)
        var filings: [Filing] = []
        while table.next() {
            table.attempt { row throws(FeedError) in
                let filing = try columns.filing(row)
                if let last = filings.last, last.accession == filing.accession {
                    filings[filings.count - 1].parties += filing.parties
                } else {
                    filings.append(filing)
                }
            }
        }
        return filings
    }

    /// Reads `time,wire,title,tickers,link`.
    static func headlines(_ table: inout TableReader) throws(FeedError) -> [Headline] {
        let time = try table.column("time"), wire = try table.column("wire"), title = try table.column("title")
        let tickers = try table.column("tickers"), link = try table.column("link")
        var headlines: [Headline] = []
        while table.next() {
            table.attempt { row throws(FeedError) in
                headlines.append(
                    Headline(
                        row.text(title), time: try row.instant(time), link: row.text(link), wire: row.text(wire),
                        tickers: row.text(tickers).split(separator: " ").map { Symbol($0) }))
            }
        }
        return headlines
    }

    /// Reads `cik,tickers,name,figure,value,start,end,tag`: one row for each figure of a company, adjacent; a company
    /// without figures has one row.
    static func companies(_ table: inout TableReader) throws(FeedError) -> [CompanyFacts] {
        let columns = try CompanyColumns(table)
        var companies: [CompanyFacts] = []
        while table.next() {
            table.attempt { row throws(FeedError) in
                let cik = try row.count(columns.cik)
                let fact = try columns.fact(row)
                if companies.last?.cik != cik {
                    companies.append(
                        CompanyFacts(
                            cik: cik, tickers: row.text(columns.tickers).split(separator: " ").map { Symbol($0) },
                            name: row.text(columns.name)))
                }
                if let (path, fact) = fact { companies[companies.count - 1][keyPath: path] = fact }
            }
        }
        return companies
    }
}

private struct FilingColumns {
    let accepted, accession, form, items, role, cik, name, ticker, industry, link: TableReader.Column
    let nearMergerForm: TableReader.Column?

    init(_ table: borrowing TableReader) throws(FeedError) {
        accepted = try table.column("accepted")
        accession = try table.column("accession")
        form = try table.column("form")
        items = try table.column("items")
        role = try table.column("role")
        cik = try table.column("cik")
        name = try table.column("name")
        ticker = try table.column("ticker")
        industry = try table.column("industry")
        link = try table.column("link")
        nearMergerForm = try table.optionalColumn("near_merger_form")
    }

    func filing(_ row: borrowing TableReader) throws(FeedError) -> Filing {
        Filing(
            accession: try row.requiredText(accession), form: try row.requiredText(form), parties: try parties(row),
            accepted: try row.instant(accepted), items: row.text(items).split(separator: " ").map(String.init),
            link: row.text(link), isNearMergerForm: nearMergerForm.map { row.text($0) == "yes" } ?? false)
    }

    private func parties(_ row: borrowing TableReader) throws(FeedError) -> [Filing.Party] {
        if row.isBlank(cik) { return [] }
        guard let part = Filing.Role(rawValue: row.text(role)) else {
            throw row.error(role, "Filer, Subject or Filed by")
        }
        let code = row.isBlank(industry) ? nil : try row.count(industry)
        let business = code.flatMap { Industry(code: $0) }
        if code != nil, business == nil { throw row.error(industry, "an industry's code") }
        return [
            Filing.Party(
                cik: try row.count(cik), name: row.text(name), role: part, industry: business,
                ticker: row.isBlank(ticker) ? nil : Symbol(row.text(ticker)))
        ]
    }
}

private struct CompanyColumns {
    let cik, tickers, name, figure, value, start, end, tag: TableReader.Column

    init(_ table: borrowing TableReader) throws(FeedError) {
        cik = try table.column("cik")
        tickers = try table.column("tickers")
        name = try table.column("name")
        figure = try table.column("figure")
        value = try table.column("value")
        start = try table.column("start")
        end = try table.column("end")
        tag = try table.column("tag")
    }

    func fact(
        _ row: borrowing TableReader
    ) throws(FeedError) -> (path: WritableKeyPath<CompanyFacts, CompanyFact?>, fact: CompanyFact)? {
        let path: WritableKeyPath<CompanyFacts, CompanyFact?>
        switch row.text(figure) {
        case "": return nil
        case "shares": path = \.shares
        case "long-term debt": path = \.longTermDebt
        case "interest expense": path = \.interestExpense
        case "operating income": path = \.operatingIncome
        default: throw row.error(figure, "shares, long-term debt, interest expense or operating income")
        }
        let fact = CompanyFact(
            try row.requiredNumber(value), start: row.isBlank(start) ? nil : try row.day(start), end: try row.day(end),
            tag: row.text(tag))
        return (path, fact)
    }
}

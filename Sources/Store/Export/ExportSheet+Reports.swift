import Model

/// The tables that a data folder may have beside those that are read from it.
extension ExportSheet {
    static func filings(_ filings: [Filing]) -> ExportSheet {
        ExportSheet(
            .filings, "filings.csv", source: "SEC EDGAR",
            "accepted,accession,form,items,role,cik,name,ticker,industry,link",
            rows: filings.flatMap { filing in
                filing.parties.map { party in
                    [
                        .time(filing.accepted), .text(filing.accession), .text(filing.form),
                        .text(filing.items.joined(separator: " ")), .text(party.role.rawValue),
                        .number(Double(party.cik)), .text(party.name), ExportValue(party.ticker?.name),
                        ExportValue(party.industry.map { Double($0.code) }), .text(filing.link),
                    ]
                }
            })
    }

    static func headlines(_ headlines: [Headline]) -> ExportSheet {
        ExportSheet(
            .headlines, "headlines.csv", source: "named in each row", "time,wire,title,tickers,link",
            rows: headlines.map { headline in
                [
                    .time(headline.time), .text(headline.wire), .text(headline.title),
                    .text(headline.tickers.map(\.name).joined(separator: " ")), .text(headline.link),
                ]
            })
    }

    static func companies(_ companies: [CompanyFacts]) -> ExportSheet {
        ExportSheet(
            .companies, "companies.csv", source: "SEC EDGAR", "cik,tickers,name,figure,value,start,end,tag",
            rows: companies.flatMap(rows))
    }

    private static func rows(of company: CompanyFacts) -> [[ExportValue]] {
        let figures: [(name: String, fact: CompanyFact?)] = [
            ("shares", company.shares), ("long-term debt", company.longTermDebt),
            ("interest expense", company.interestExpense), ("operating income", company.operatingIncome),
        ]
        let head: [ExportValue] = [
            .number(Double(company.cik)), .text(company.tickers.map(\.name).joined(separator: " ")),
            .text(company.name),
        ]
        return figures.compactMap { figure in
            figure.fact.map { fact in
                let start: ExportValue = fact.start.map { .day($0) } ?? .missing
                return head + [.text(figure.name), .number(fact.value), start, .day(fact.end), .text(fact.tag)]
            }
        }
    }

    static func quotes(_ quotes: [Quote]) -> ExportSheet {
        ExportSheet(
            .quotes, "quotes.csv", source: "the instruments' sources", "symbol,session,time,last,volume",
            rows: quotes.map { quote in
                [
                    .text(quote.symbol.name), .day(quote.session), .time(quote.time), .number(quote.last.value),
                    ExportValue(quote.volume),
                ]
            })
    }
}

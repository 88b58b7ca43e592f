import Model

/// Tables of an export that the program does not read back from a data folder.
extension ExportSheet {
    static func filings(_ filings: [Filing]) -> ExportSheet {
        ExportSheet(
            .filings, "filings.csv", source: "SEC EDGAR",
            "accepted,accession,form,items,near_merger_form,role,cik,name,ticker,industry,link",
            rows: filings.flatMap(rows))
    }

    /// One row per company of a filing, or a single row where it names none.
    private static func rows(of filing: Filing) -> [[ExportValue]] {
        let parties: [Filing.Party?] = filing.parties.isEmpty ? [nil] : filing.parties
        return parties.map { party in
            [
                .time(filing.accepted), .text(filing.accession), .text(filing.form),
                .text(filing.items.joined(separator: " ")), .text(filing.isNearMergerForm ? "yes" : "no"),
                ExportValue(party?.role.rawValue), ExportValue(party.map { Double($0.cik) }), ExportValue(party?.name),
                ExportValue(party?.ticker?.name), ExportValue(party?.industry.map { Double($0.code) }),
                .text(filing.link),
            ]
        }
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
        let rows = figures.compactMap { figure in
            figure.fact.map { fact in
                let start: ExportValue = fact.start.map { .day($0) } ?? .missing
                return head + [.text(figure.name), .number(fact.value), start, .day(fact.end), .text(fact.tag)]
            }
        }
        return rows.isEmpty ? [head + [ExportValue](repeating: .missing, count: 5)] : rows
    }

    static func quotes(_ quotes: [Quote]) -> ExportSheet {
        ExportSheet(
            .quotes, "quotes.csv", source: "the instruments' sources", "symbol,session,time,last,volume",
            rows: quotes.map { quote in
                [
                    .text(quote.symbol.name), .day(quote.session), .time(quote.time), .price(quote.last),
                    ExportValue(quote.volume),
                ]
            })
    }

    static func intraday(_ sessions: [(symbol: Symbol, prices: Intraday)]) -> ExportSheet {
        ExportSheet(
            .intraday, "intraday.csv", source: "the instruments' sources", "symbol,session,offset_minutes,time,price",
            rows: sessions.flatMap { symbol, prices in
                prices.points.map { point in
                    [
                        .text(symbol.name), .day(prices.session), .number(Double(prices.offsetMinutes)),
                        .time(point.time), .number(point.price),
                    ]
                }
            })
    }

    /// The sources of the figures; the row without a symbol is for the yields.
    static func provenance(_ instruments: [(symbol: Symbol, provenance: Provenance)], rates: Provenance?) -> ExportSheet
    {
        let all = rates.map { [(Symbol?.none, $0)] } ?? []
        return ExportSheet(
            .provenance, "provenance.csv", source: "the store's catalogue", "symbol,source,freshness",
            rows: (all + instruments.map { ($0.symbol, $0.provenance) }).map { symbol, provenance in
                [ExportValue(symbol?.name), .text(provenance.source), .text(provenance.freshness.rawValue)]
            })
    }

    /// The days with a complete list of deals: on any other day a count is unknown, not 0.
    static func dealDays(_ spans: [ClosedRange<Day>]) -> ExportSheet {
        ExportSheet(
            .dealDays, "deal-days.csv", source: "the reports and lists that were read", "first,last",
            rows: spans.map { [.day($0.lowerBound), .day($0.upperBound)] })
    }
}

import Model

extension Market {
    /// The reported figures of the companies that funds hold, each company once, in the order of the funds' tables.
    var companyReports: [JSON] {
        guard !companies.isEmpty else { return [] }
        var funds: [Symbol] = []
        for table in holdingsTables where !funds.contains(table.fund) { funds.append(table.fund) }
        var seen: Set<Int> = []
        return funds.compactMap { holdings(of: $0)?.table }.flatMap { table in
            table.holdings.compactMap { holding in
                guard let company = companies[holding.ticker], seen.insert(company.cik).inserted else { return nil }
                return report(of: company, companySize(of: holding, in: table))
            }
        }
    }

    private func report(of company: CompanyFacts, _ size: CompanySize?) -> JSON {
        [
            "cik": JSON(company.cik),
            "ticker": JSON(company.tickers.first?.name),
            "name": .string(company.name),
            "marketValueUSDMillions": JSON(size?.usdMillions),
            "price": JSON(size?.price),
            "priced": JSON(size?.priced.description),
            "shares": report(of: company.shares),
            "longTermDebt": report(of: company.longTermDebt),
            "interestExpense": report(of: company.interestExpense),
            "operatingIncome": report(of: company.operatingIncome),
        ]
    }

    /// A figure; null if it is dated after the market's day.
    private func report(of fact: CompanyFact?) -> JSON {
        guard let fact, fact.end <= day else { return .null }
        return [
            "value": JSON(fact.value), "start": JSON(fact.start), "end": JSON(fact.end), "tag": .string(fact.tag),
        ]
    }

    /// The debt burden of a fund's companies.
    func report(of burden: DebtBurden) -> JSON {
        [
            "fund": .string(burden.table.table.fund.name),
            "asOf": .string(burden.table.table.asOf.description),
            "later": .bool(burden.table.isLater),
            "companies": JSON(burden.companies),
            "longTermDebtToMarketValue": report(of: burden.debtToValue),
            "interestToOperatingIncome": report(of: burden.interestToIncome),
        ]
    }

    private func report(of ratio: DebtBurden.Ratio) -> JSON {
        [
            "value": JSON(ratio.value),
            "companies": JSON(ratio.count),
            "weight": JSON(ratio.count == 0 ? nil : ratio.weight),
            "reportedFrom": JSON(ratio.reported?.lowerBound),
            "reportedThrough": JSON(ratio.reported?.upperBound),
            "tags": .array(ratio.tags.map(JSON.string)),
        ]
    }
}

import Model

extension Service {
    /// iShares: a table of holdings with sectors for each fund.
    ///
    /// - Parameter book: what is known of companies' sectors; these tables fill it for the others.
    public static func ishares(_ settings: FundSettings, book: SectorBook, clock: SourceClock = SourceClock())
        -> Service
    {
        let pollRequests = settings.sortedFunds.map { fund, product in
            PollRequest(fund.name, every: settings.interval) { transport async throws(SourceError) in
                let url = "\(settings.address)/us/products/\(product)/x/latest-holdings.csv"
                let request = HTTPRequest(url, .csv, deadline: .seconds(60), isConditional: true)
                let answer = try await transport.fetch(request)
                if answer.isUnchanged { return .unchanged }
                do throws(FeedError) {
                    let parsed = try ISharesTable.read(answer.body, source: "ishares, \(fund)")
                    return try parsed.pollResult(of: fund, source: "iShares fund holdings", book: book)
                } catch { throw SourceError(error) }
            }
        }
        // Each file has up to a megabyte or two.
        let budget = RequestBudget(perSecond: 0.5, burst: 4, atOnce: 2, clock: clock)
        return Service("ishares", at: settings.address, budget: budget, atOnce: 2, pollRequests: pollRequests)
    }

    /// Invesco: the holdings of each fund, and its sectors where too few of its companies are known by theirs.
    public static func invesco(_ settings: FundSettings, book: SectorBook, clock: SourceClock = SourceClock())
        -> Service
    {
        let pollRequests = settings.sortedFunds.map { fund, id in
            let fund = InvescoFund(symbol: fund, id: id, address: settings.address, book: book)
            return PollRequest(fund.symbol.name, every: settings.interval) { transport async throws(SourceError) in
                try await fund.fetch(transport)
            }
        }
        // Some eight quick questions, and it answers nothing more for two minutes.
        let budget = RequestBudget(perSecond: 0.2, burst: 3, atOnce: 1, clock: clock)
        return Service("invesco", at: settings.address, budget: budget, atOnce: 1, pollRequests: pollRequests)
    }
}

extension FundSettings {
    /// The funds in order of their symbols, those whose number could not stand in an address left out.
    fileprivate var sortedFunds: [(Symbol, String)] {
        funds.sorted { $0.key < $1.key }.filter { !$0.value.isEmpty && $0.value.utf8.allSatisfy(\.isLetterOrDigit) }
            .map { ($0.key, $0.value) }
    }
}

extension UInt8 {
    /// Whether it is a letter of ASCII or a digit.
    var isLetterOrDigit: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}

/// One fund of Invesco's.
struct InvescoFund: Sendable {
    let symbol: Symbol
    /// Its CUSIP, or its ticker where that is short: only some funds answer to it.
    let id: String
    let address: String
    let book: SectorBook

    /// Its holdings, with the sectors that other funds' tables know, else with those that Invesco gives.
    func fetch(_ transport: any HTTPTransport) async throws(SourceError) -> PollResult {
        let source = "invesco, \(symbol)"
        let answer = try await transport.fetch(request("holdings", "interval=daily"))
        if answer.isUnchanged { return .unchanged }
        var pollResult: PollResult
        do throws(FeedError) {
            let parsed = try InvescoDocument.read(answer.body, source: source)
            pollResult = try parsed.pollResult(of: symbol, source: "Invesco fund holdings", book: book)
        } catch { throw SourceError(error) }
        guard !pollResult.updates.contains(where: \.isSectors) else { return pollResult }
        do throws(SourceError) {
            let sectors = try await sectors(transport, source)
            pollResult.updates += sectors.updates
            pollResult.faults += sectors.faults
        } catch {
            pollResult.faults.append(FeedError(source, expected: "its sectors", found: error.reason))
        }
        return pollResult
    }

    private func sectors(_ transport: any HTTPTransport, _ source: String) async throws(SourceError) -> PollResult {
        let answer = try await transport.fetch(request("weightedHoldings", "breakdown=sector"))
        do throws(FeedError) {
            let parsed = try InvescoSectors.read(answer.body, source: source)
            let table = SectorTable(
                fund: symbol, asOf: Dated(parsed.content.asOf), weights: parsed.content.weights, source: "Invesco")
            return PollResult([.sectors(table)], faults: parsed.faults)
        } catch { throw SourceError(error) }
    }

    private func request(_ part: String, _ query: String) -> HTTPRequest {
        let kind = id.utf8.count == 9 ? "cusip" : "ticker"
        let url =
            "\(address)/cache/v1/accounts/en_US/shareclasses/\(id)/\(part)/fund?idType=\(kind)&\(query)&productType=ETF"
        return HTTPRequest(url, .json, deadline: .seconds(30), isConditional: part == "holdings")
    }
}

extension MarketUpdate {
    fileprivate var isSectors: Bool {
        if case .sectors = self { true } else { false }
    }
}

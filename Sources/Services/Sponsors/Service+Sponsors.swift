import Formats
import Model
public import Networking
public import Playback

extension Service {
    /// iShares: a table of holdings with sectors for each fund.
    ///
    /// - Parameter book: the sectors of companies; these tables add to it.
    public static func ishares(_ settings: FundSettings, book: SectorBook, clock: SourceClock = SourceClock())
        -> Service
    {
        let pollRequests = settings.sortedFunds.map { fund, product in
            PollRequest(fund.name, every: settings.interval) { transport async throws(SourceError) in
                let url = "\(settings.address)/us/products/\(product)/x/latest-holdings.csv"
                let request = HTTPRequest(url, .csv, deadline: .seconds(60), isConditional: true)
                let response = try await transport.fetch(request)
                if response.isUnchanged { return .unchanged }
                do throws(FeedError) {
                    let parsed = try ISharesTable.read(response.body, source: "ishares, \(fund)")
                    return PollResult(try parsed.updates(of: fund, source: "iShares fund holdings", book: book))
                } catch { throw SourceError(error) }
            }
        }
        // Files have up to about two megabytes.
        let budget = RequestBudget(perSecond: 0.5, burst: 4, atOnce: 2, clock: clock)
        return Service("ishares", at: settings.address, budget: budget, atOnce: 2, pollRequests: pollRequests)
    }

    /// Invesco: the holdings of each fund, and its sectors if too few of its companies have a known sector.
    public static func invesco(_ settings: FundSettings, book: SectorBook, clock: SourceClock = SourceClock())
        -> Service
    {
        let pollRequests = settings.sortedFunds.map { fund, id in
            let fund = InvescoFund(symbol: fund, id: id, address: settings.address, book: book)
            return PollRequest(fund.symbol.name, every: settings.interval) { transport async throws(SourceError) in
                try await fund.fetch(transport)
            }
        }
        // After about eight requests in quick succession the service stops responding for two minutes.
        let budget = RequestBudget(perSecond: 0.2, burst: 3, atOnce: 1, clock: clock)
        return Service("invesco", at: settings.address, budget: budget, atOnce: 1, pollRequests: pollRequests)
    }
}

extension FundSettings {
    /// The funds ordered by symbol, without those whose ID is not valid in a URL.
    fileprivate var sortedFunds: [(Symbol, String)] {
        funds.sorted { $0.key < $1.key }.filter { !$0.value.isEmpty && $0.value.utf8.allSatisfy(\.isLetterOrDigit) }
            .map { ($0.key, $0.value) }
    }
}

extension UInt8 {
    /// Whether it is an ASCII letter or digit.
    var isLetterOrDigit: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}

/// Fetches one Invesco fund.
struct InvescoFund: Sendable {
    let symbol: Symbol
    /// The CUSIP, or a short ticker; the service accepts tickers only for some funds.
    let id: String
    let address: String
    let book: SectorBook

    /// The holdings, with the sectors in other funds' tables, or else the fund's sectors as published by Invesco.
    func fetch(_ transport: any HTTPTransport) async throws(SourceError) -> PollResult {
        let source = "invesco, \(symbol)"
        let response = try await transport.fetch(request("holdings", "interval=daily"))
        if response.isUnchanged { return .unchanged }
        var pollResult: PollResult
        do throws(FeedError) {
            let parsed = try InvescoDocument.read(response.body, source: source)
            pollResult = PollResult(try parsed.updates(of: symbol, source: "Invesco fund holdings", book: book))
        } catch { throw SourceError(error) }
        guard !pollResult.updates.contains(where: \.isSectors) else { return pollResult }
        do throws(SourceError) {
            let sectors = try await sectors(transport, source)
            pollResult.updates += sectors.updates
            pollResult.errors += sectors.errors
        } catch {
            pollResult.errors.append(FeedError(source, expected: "its sectors", found: error.reason))
        }
        return pollResult
    }

    private func sectors(_ transport: any HTTPTransport, _ source: String) async throws(SourceError) -> PollResult {
        let response = try await transport.fetch(request("weightedHoldings", "breakdown=sector"))
        do throws(FeedError) {
            let parsed = try InvescoSectors.read(response.body, source: source)
            let table = SectorTable(
                fund: symbol, asOf: Dated(parsed.content.asOf), weights: parsed.content.weights, source: "Invesco")
            return PollResult([.sectors(table)], errors: parsed.errors)
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

import Formats
import Model
import Networking
import Playback
import Synchronization

/// Finds the newest report of each fund and reads each report once, as long as its holdings are still stored.
final class NPORTFetcher: Sendable {
    private struct State: Sendable {
        /// The number under which EDGAR lists each fund.
        var numbers: [Symbol: String] = [:]
        var hasDirectory = false
        /// The last report read for each fund.
        var read: [Symbol: (accession: String, errors: [FeedError])] = [:]
    }

    private let address: String
    private let agent: HTTPRequest.Agent
    private let book: SectorBook
    private let funds: Set<Symbol>
    private let cache: any ResponseCache
    private let holdings: @Sendable (Symbol) -> HoldingsTable?
    private let now: @Sendable () -> Timestamp
    private let state = Mutex(State())

    /// Trusts that are a single fund: they file under their own CIK, which the list of funds does not contain.
    private static let trusts: [Symbol: String] = ["SPY": "0000884394", "DIA": "0001041130", "QQQ": "0001067839"]

    /// - Parameters:
    ///   - cache: stores the last report read for each fund, and for a week the numbers of the funds.
    ///   - holdings: the holdings of a fund that are currently stored.
    init(
        address: String, agent: HTTPRequest.Agent, book: SectorBook, funds: Set<Symbol>, cache: any ResponseCache,
        holdings: @escaping @Sendable (Symbol) -> HoldingsTable?, now: @escaping @Sendable () -> Timestamp
    ) {
        self.address = address
        self.agent = agent
        self.book = book
        self.funds = funds
        self.cache = cache
        self.holdings = holdings
        self.now = now
    }

    /// The holdings in a fund's newest report; unchanged if it has already been read.
    func fetch(_ fund: Symbol, _ transport: any HTTPTransport) async throws(SourceError) -> PollResult {
        let number = try await number(of: fund, transport), source = "nport, \(fund)"
        let query = "action=getcompany&CIK=\(number)&type=NPORT-P&dateb=&owner=include&count=10&output=atom"
        let list = try await transport.fetch(request("/cgi-bin/browse-edgar?\(query)", .xml))
        let filings = try read { () throws(FeedError) in try NPORTFilings.read(list.body, source: source) }
        guard let newest = filings.content.first else { throw SourceError(.empty, "no reports of \(fund)") }
        if let last = state.withLock({ $0.read[fund] }), last.accession == newest.accession {
            return PollResult([], isUnderstood: true, errors: last.errors)
        }
        if isStored(newest.accession, of: fund) { return .unchanged }
        let response = try await transport.fetch(request(newest.folder + "primary_doc.xml", .xml))
        let parsed = try read { () throws(FeedError) in try NPORTDocument.read(response.body, source: source) }
        let report = parsed.content
        if FundDirectory.isSeries(number), let series = report.series, series != number {
            throw SourceError(.wrongContent, "a report of \(report.file.name ?? series) instead of \(fund)")
        }
        let pollResult = try read { () throws(FeedError) in
            PollResult(
                try Parsed(report.file, errors: parsed.errors).updates(
                    of: fund, source: NPORTFetcher.source(report.file.asOf), book: book))
        }
        state.withLock { $0.read[fund] = (newest.accession, pollResult.errors) }
        // A report with errors is read again after a restart, so that they are reported again.
        if pollResult.errors.isEmpty {
            cache.store(Array("\(newest.accession) \(report.file.asOf)".utf8), for: NPORTFetcher.key(fund), at: now())
        }
        return pollResult
    }

    /// Whether a report was read before the program started and its holdings are those stored for the fund. The cache
    /// entry alone is not sufficient: the table may never have been stored, or may have been replaced.
    private func isStored(_ accession: String, of fund: Symbol) -> Bool {
        guard let entry = cache.response(for: NPORTFetcher.key(fund)), let table = holdings(fund) else { return false }
        let day = table.asOf.day
        return table.source == NPORTFetcher.source(day) && entry.body == Array("\(accession) \(day)".utf8)
    }

    private static func key(_ fund: Symbol) -> String { "nport/report/\(fund)" }

    private static func source(_ day: Day) -> String { "N-PORT-P of \(day)" }

    /// The number of a fund. The list of all funds is requested once a week.
    private func number(of fund: Symbol, _ transport: any HTTPTransport) async throws(SourceError) -> String {
        if !state.withLock(\.hasDirectory) {
            do throws(SourceError) {
                try await readDirectory(transport)
            } catch {
                // A trust does not need the list.
                guard NPORTFetcher.trusts[fund] != nil else { throw error }
            }
        }
        guard let number = state.withLock({ $0.numbers[fund] }) ?? NPORTFetcher.trusts[fund] else {
            throw SourceError(.notFound, "\(fund) is not in the regulator's list of funds")
        }
        return number
    }

    private func readDirectory(_ transport: any HTTPTransport) async throws(SourceError) {
        let numbers: [Symbol: String]
        if let stored = cache.fresh(NPORTFetcher.directory, now: now()).flatMap(storedNumbers) {
            numbers = stored
        } else {
            let response = try await transport.fetch(request("/files/company_tickers_mf.json", .json))
            numbers = try read { () throws(FeedError) in try FundDirectory.read(response.body, funds: funds) }
            let lines = funds.sorted().map { "\($0) \(numbers[$0] ?? "-")" }
            cache.store(Array(lines.joined(separator: "\n").utf8), for: NPORTFetcher.directory, at: now())
        }
        state.withLock { state in
            state.numbers = numbers
            state.hasDirectory = true
        }
    }

    private static let directory = "nport/funds"

    /// The numbers of a cached list; nil if it was stored for other funds.
    private func storedNumbers(_ body: [UInt8]) -> [Symbol: String]? {
        let lines = String(decoding: body, as: UTF8.self).split(separator: "\n").map { $0.split(separator: " ") }
        let pairs = lines.filter { $0.count == 2 }.map { (Symbol(String($0[0])), String($0[1])) }
        let stored = Dictionary(pairs) { first, _ in first }
        return funds.isSubset(of: stored.keys) ? stored.filter { FundDirectory.isSeries($0.value) } : nil
    }

    private func request(_ path: String, _ content: HTTPRequest.Content) -> HTTPRequest {
        HTTPRequest(address + path, content, agent: agent, deadline: .seconds(120), byteLimit: 64 << 20)
    }

    private func read<Value>(_ body: () throws(FeedError) -> Value) throws(SourceError) -> Value {
        do throws(FeedError) { return try body() } catch { throw SourceError(error) }
    }
}

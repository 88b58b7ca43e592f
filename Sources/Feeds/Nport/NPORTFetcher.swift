import Model
import Synchronization

/// Looks up which reports are whose, and reads each once, as long as what it says is still known.
final class NPORTFetcher: Sendable {
    private struct Papers: Sendable {
        /// The number under which the regulator has each fund.
        var numbers: [Symbol: String] = [:]
        var hasDirectory = false
        /// The report of each fund that was read last.
        var read: [Symbol: (accession: String, faults: [FeedError])] = [:]
    }

    private let address: String
    private let agent: HTTPRequest.Agent
    private let book: SectorBook
    private let funds: Set<Symbol>
    private let cache: any ResponseCache
    private let known: @Sendable (Symbol) -> HoldingsTable?
    private let now: @Sendable () -> Timestamp
    private let papers = Mutex(Papers())

    /// Trusts that are one fund each: they file under their own number, which the list of funds does not have.
    private static let trusts: [Symbol: String] = ["SPY": "0000884394", "DIA": "0001041130", "QQQ": "0001067839"]

    /// - Parameters:
    ///   - cache: where is kept which reports were read, and for a week the numbers of the funds.
    ///   - known: what is known that a fund holds.
    init(
        address: String, agent: HTTPRequest.Agent, book: SectorBook, funds: Set<Symbol>, cache: any ResponseCache,
        known: @escaping @Sendable (Symbol) -> HoldingsTable?, now: @escaping @Sendable () -> Timestamp
    ) {
        self.address = address
        self.agent = agent
        self.book = book
        self.funds = funds
        self.cache = cache
        self.known = known
        self.now = now
    }

    /// What a fund's newest report says; nothing where it has been read already.
    func fetch(_ fund: Symbol, _ transport: any HTTPTransport) async throws(SourceError) -> PollResult {
        let number = try await number(of: fund, transport), source = "nport, \(fund)"
        let query = "action=getcompany&CIK=\(number)&type=NPORT-P&dateb=&owner=include&count=10&output=atom"
        let list = try await transport.fetch(request("/cgi-bin/browse-edgar?\(query)", .xml))
        let filings = try read { () throws(FeedError) in try NPORTFilings.read(list.body, source: source) }
        guard let newest = filings.content.first else { throw SourceError(.empty, "no reports of \(fund)") }
        if let known = papers.withLock({ $0.read[fund] }), known.accession == newest.accession {
            return PollResult([], isUnderstood: true, faults: known.faults)
        }
        if isKept(newest.accession, of: fund) { return .unchanged }
        let answer = try await transport.fetch(request(newest.folder + "primary_doc.xml", .xml))
        let parsed = try read { () throws(FeedError) in try NPORTDocument.read(answer.body, source: source) }
        let report = parsed.content
        if FundDirectory.isSeries(number), let series = report.series, series != number {
            throw SourceError(.wrongContent, "a report of \(report.file.name ?? series) in place of \(fund)")
        }
        let pollResult = try read { () throws(FeedError) in
            try Parsed(report.file, faults: parsed.faults).pollResult(
                of: fund, source: NPORTFetcher.source(report.file.asOf), book: book)
        }
        papers.withLock { $0.read[fund] = (newest.accession, pollResult.faults) }
        // What was bad in it is to be told after a start too.
        if pollResult.faults.isEmpty {
            cache.keep(Array("\(newest.accession) \(report.file.asOf)".utf8), for: NPORTFetcher.key(fund), at: now())
        }
        return pollResult
    }

    /// Whether a report was read before the program began, and what it says is what is known of the fund. A mark alone
    /// would not do: the table may never have been kept, or another stands in its place.
    private func isKept(_ accession: String, of fund: Symbol) -> Bool {
        guard let mark = cache.answer(for: NPORTFetcher.key(fund)), let table = known(fund) else { return false }
        let day = table.asOf.day
        return table.source == NPORTFetcher.source(day) && mark.body == Array("\(accession) \(day)".utf8)
    }

    private static func key(_ fund: Symbol) -> String { "nport/report/\(fund)" }

    private static func source(_ day: Day) -> String { "N-PORT-P of \(day)" }

    /// The number of a fund; the list of all is asked for once a week.
    private func number(of fund: Symbol, _ transport: any HTTPTransport) async throws(SourceError) -> String {
        if !papers.withLock(\.hasDirectory) {
            do throws(SourceError) {
                try await readDirectory(transport)
            } catch {
                // A trust can do without the list.
                guard NPORTFetcher.trusts[fund] != nil else { throw error }
            }
        }
        guard let number = papers.withLock({ $0.numbers[fund] }) ?? NPORTFetcher.trusts[fund] else {
            throw SourceError(.notFound, "\(fund) is not on the regulator's list of funds")
        }
        return number
    }

    private func readDirectory(_ transport: any HTTPTransport) async throws(SourceError) {
        let numbers: [Symbol: String]
        if let kept = cache.fresh(NPORTFetcher.directory, now: now()).flatMap(keptNumbers) {
            numbers = kept
        } else {
            let answer = try await transport.fetch(request("/files/company_tickers_mf.json", .json))
            numbers = try read { () throws(FeedError) in try FundDirectory.read(answer.body, funds: funds) }
            let lines = funds.sorted().map { "\($0) \(numbers[$0] ?? "-")" }
            cache.keep(Array(lines.joined(separator: "\n").utf8), for: NPORTFetcher.directory, at: now())
        }
        papers.withLock { papers in
            papers.numbers = numbers
            papers.hasDirectory = true
        }
    }

    private static let directory = "nport/funds"

    /// The numbers of a kept list; nil where it was kept for other funds.
    private func keptNumbers(_ body: [UInt8]) -> [Symbol: String]? {
        let lines = String(decoding: body, as: UTF8.self).split(separator: "\n").map { $0.split(separator: " ") }
        let pairs = lines.filter { $0.count == 2 }.map { (Symbol(String($0[0])), String($0[1])) }
        let kept = Dictionary(pairs) { first, _ in first }
        return funds.isSubset(of: kept.keys) ? kept.filter { FundDirectory.isSeries($0.value) } : nil
    }

    private func request(_ path: String, _ content: HTTPRequest.Content) -> HTTPRequest {
        HTTPRequest(address + path, content, agent: agent, deadline: .seconds(120), byteLimit: 64 << 20)
    }

    private func read<Value>(_ body: () throws(FeedError) -> Value) throws(SourceError) -> Value {
        do throws(FeedError) { return try body() } catch { throw SourceError(error) }
    }
}

import Model
import Synchronization

/// Looks up which reports are whose, and reads each once.
final class NPORTDesk: Sendable {
    private struct Papers: Sendable {
        /// The number under which the regulator has each fund.
        var numbers: [Symbol: String] = [:]
        var hasDirectory = false
        /// The report of each fund that was read last.
        var read: [Symbol: String] = [:]
    }

    private let address: String
    private let agent: WebRequest.Agent
    private let book: SectorBook
    private let funds: Set<Symbol>
    private let papers = Mutex(Papers())

    /// Trusts that are one fund each: they file under their own number, which the list of funds does not have.
    private static let trusts: [Symbol: String] = ["SPY": "0000884394", "DIA": "0001041130", "QQQ": "0001067839"]

    init(address: String, agent: WebRequest.Agent, book: SectorBook, funds: Set<Symbol>) {
        self.address = address
        self.agent = agent
        self.book = book
        self.funds = funds
    }

    /// What a fund's newest report says; nothing where it has been read already.
    func fetch(_ fund: Symbol, _ web: any Web) async throws(SourceFault) -> Harvest {
        let number = try await number(of: fund, web), source = "nport, \(fund)"
        let query = "action=getcompany&CIK=\(number)&type=NPORT-P&dateb=&owner=include&count=10&output=atom"
        let list = try await web.fetch(request("/cgi-bin/browse-edgar?\(query)", .xml))
        let filings = try read { () throws(FeedError) in try NPORTFilings.read(list.body, source: source) }
        guard let newest = filings.content.first else { throw SourceFault(.empty, "no reports of \(fund)") }
        if papers.withLock({ $0.read[fund] == newest.accession }) { return .unchanged }
        let answer = try await web.fetch(request(newest.folder + "primary_doc.xml", .xml))
        let parsed = try read { () throws(FeedError) in try NPORTDocument.read(answer.body, source: source) }
        let report = parsed.content
        if FundDirectory.isSeries(number), let series = report.series, series != number {
            throw SourceFault(.wrongContent, "a report of \(report.file.name ?? series) in place of \(fund)")
        }
        let harvest = try read { () throws(FeedError) in
            try Parsed(report.file, faults: parsed.faults).harvest(
                of: fund, source: "N-PORT-P of \(report.file.asOf)", book: book)
        }
        papers.withLock { $0.read[fund] = newest.accession }
        return harvest
    }

    /// The number of a fund; the list of all is asked for once.
    private func number(of fund: Symbol, _ web: any Web) async throws(SourceFault) -> String {
        if !papers.withLock(\.hasDirectory) {
            do throws(SourceFault) {
                try await readDirectory(web)
            } catch {
                // A trust can do without the list.
                guard NPORTDesk.trusts[fund] != nil else { throw error }
            }
        }
        guard let number = papers.withLock({ $0.numbers[fund] }) ?? NPORTDesk.trusts[fund] else {
            throw SourceFault(.notFound, "\(fund) is not on the regulator's list of funds")
        }
        return number
    }

    private func readDirectory(_ web: any Web) async throws(SourceFault) {
        let answer = try await web.fetch(request("/files/company_tickers_mf.json", .json))
        let numbers = try read { () throws(FeedError) in try FundDirectory.read(answer.body, funds: funds) }
        papers.withLock { papers in
            papers.numbers = numbers
            papers.hasDirectory = true
        }
    }

    private func request(_ path: String, _ content: WebRequest.Content) -> WebRequest {
        WebRequest(address + path, content, agent: agent, deadline: .seconds(120), byteLimit: 64 << 20)
    }

    private func read<Value>(_ body: () throws(FeedError) -> Value) throws(SourceFault) -> Value {
        do throws(FeedError) { return try body() } catch { throw SourceFault(error) }
    }
}

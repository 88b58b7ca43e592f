import Formats
import Model
import Networking

/// Fetches reported company figures from EDGAR: a frame for each figure, tag and period, and the list of tickers.
struct EDGARFacts: Sendable {
    /// The number of companies requested individually because no frame has them.
    private static let conceptLimit = 20
    private static let key = "edgar/facts"

    let address, factsAddress: String
    let agent: HTTPRequest.Agent
    let cache: any ResponseCache
    /// The tickers whose shares outstanding matter most.
    let wanted: @Sendable () -> [String]
    let now: @Sendable () -> Timestamp

    /// The facts of all companies that have a ticker, from the cache if it is fresh.
    func fetch(_ transport: any HTTPTransport) async throws(SourceError) -> PollResult {
        if let bytes = cache.fresh(EDGARFacts.key, now: now()), let facts = try? FactsFile.read(bytes), !facts.isEmpty {
            return PollResult([.companies(facts)])
        }
        let tickers = try await tickers(transport)
        var companies: [Int: CompanyFacts] = [:]
        var errors: [FeedError] = []
        for figure in FactsPlan.Figure.allCases {
            try await add(figure, to: &companies, tickers, &errors, transport)
        }
        guard companies.values.contains(where: { $0.shares != nil }) else {
            throw SourceError(.empty, "no company's shares in the last \(FactsPlan.quarters) quarters")
        }
        await addConcepts(to: &companies, tickers, transport)
        let facts = companies.values.sorted { $0.cik < $1.cik }
        cache.store(FactsFile.text(of: facts), for: EDGARFacts.key, at: now())
        return PollResult([.companies(facts)], errors: errors)
    }

    private func tickers(_ transport: any HTTPTransport) async throws(SourceError) -> [Int: [Symbol]] {
        let response = try await transport.fetch(
            HTTPRequest("\(address)/files/company_tickers.json", .json, agent: agent, deadline: .seconds(60)))
        do throws(FeedError) { return try CompanyTickersFile.read(response.body).content } catch {
            throw SourceError(error)
        }
    }

    /// Adds a figure from its frames, newest period and preferred tag first. A figure in none of them stays missing.
    private func add(
        _ figure: FactsPlan.Figure, to companies: inout [Int: CompanyFacts], _ tickers: [Int: [Symbol]],
        _ errors: inout [FeedError], _ transport: any HTTPTransport
    ) async throws(SourceError) {
        let today = NewYorkTime.wallClock(at: now()).day
        for period in FactsPlan.periods(of: figure, at: today) {
            for tag in figure.tags {
                guard let frame = try await frame("\(tag)/\(figure.unit)/\(period)", transport) else { continue }
                errors += frame.errors
                for (cik, entry) in frame.content where entry.fact.end <= today {
                    guard let names = tickers[cik] else { continue }
                    var company = companies[cik] ?? CompanyFacts(cik: cik, tickers: names, name: entry.name)
                    if company[keyPath: figure.keyPath] == nil { company[keyPath: figure.keyPath] = entry.fact }
                    companies[cik] = company
                }
            }
        }
    }

    /// A frame; nil if the service has none of this period or tag.
    private func frame(_ path: String, _ transport: any HTTPTransport) async throws(SourceError) -> Parsed<
        [Int: FactsFrame.Entry]
    >? {
        let request = HTTPRequest(
            "\(factsAddress)/api/xbrl/frames/\(path).json", .json, agent: agent, deadline: .seconds(60),
            byteLimit: 32 << 20)
        do throws(SourceError) {
            let response = try await transport.fetch(request)
            do throws(FeedError) { return try FactsFrame.read(response.body) } catch { throw SourceError(error) }
        } catch {
            if error.kind == .notFound { return nil }
            throw error
        }
    }

    /// Requests the shares of wanted companies individually if no frame has them, as for companies with several share
    /// classes. Failed requests leave them missing.
    private func addConcepts(
        to companies: inout [Int: CompanyFacts], _ tickers: [Int: [Symbol]], _ transport: any HTTPTransport
    ) async {
        let ciks = Dictionary(tickers.flatMap { cik, names in names.map { ($0, cik) } }) { first, _ in first }
        let today = NewYorkTime.wallClock(at: now()).day
        let missing = wanted().compactMap { ciks[Symbol($0)] }.filter { companies[$0]?.shares == nil }
        for cik in missing.prefix(EDGARFacts.conceptLimit) {
            let digits = String(repeating: "0", count: max(0, 10 - String(cik).count)) + String(cik)
            let path = "companyconcept/CIK\(digits)/\(FactsPlan.Figure.shares.tags[0])"
            let request = HTTPRequest(
                "\(factsAddress)/api/xbrl/\(path).json", .json, agent: agent, deadline: .seconds(30))
            guard let response = try? await transport.fetch(request),
                let fact = try? FactsFrame.readConcept(response.body).content, fact.end <= today
            else { continue }
            var company = companies[cik] ?? CompanyFacts(cik: cik, tickers: tickers[cik] ?? [], name: "")
            company.shares = fact
            companies[cik] = company
        }
    }
}

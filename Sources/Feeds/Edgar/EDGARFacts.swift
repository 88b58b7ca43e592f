import Model

/// Asks EDGAR for what companies have reported: a frame for each figure, name and period, and the tickers.
struct EDGARFacts: Sendable {
    /// So many companies are asked for one by one where the frames do not have them.
    private static let mostConcepts = 20
    private static let key = "edgar/facts"

    let address, factsAddress: String
    let agent: HTTPRequest.Agent
    let cache: any ResponseCache
    /// The tickers whose shares are wanted most.
    let wanted: @Sendable () -> [String]
    let now: @Sendable () -> Timestamp

    /// The facts of all companies that have a ticker; those of the cache where they are fresh.
    func fetch(_ transport: any HTTPTransport) async throws(SourceError) -> PollResult {
        if let kept = cache.fresh(EDGARFacts.key, now: now()), let facts = try? FactsFile.read(kept), !facts.isEmpty {
            return PollResult([.companies(facts)])
        }
        let tickers = try await tickers(transport)
        var companies: [Int: CompanyFacts] = [:]
        var faults: [FeedError] = []
        for figure in FactsPlan.Figure.allCases {
            try await add(figure, to: &companies, tickers, &faults, transport)
        }
        guard companies.values.contains(where: { $0.shares != nil }) else {
            throw SourceError(.empty, "no company's shares in the last \(FactsPlan.quarters) quarters")
        }
        await addConcepts(to: &companies, tickers, transport)
        let facts = companies.values.sorted { $0.cik < $1.cik }
        cache.keep(FactsFile.text(of: facts), for: EDGARFacts.key, at: now())
        return PollResult([.companies(facts)], faults: faults)
    }

    private func tickers(_ transport: any HTTPTransport) async throws(SourceError) -> [Int: [Symbol]] {
        let answer = try await transport.fetch(
            HTTPRequest("\(address)/files/company_tickers.json", .json, agent: agent, deadline: .seconds(60)))
        do throws(FeedError) { return try CompanyTickersFile.read(answer.body).content } catch {
            throw SourceError(error)
        }
    }

    /// Adds a figure from its frames, newest period and preferred name first. What is in none of them stays missing.
    private func add(
        _ figure: FactsPlan.Figure, to companies: inout [Int: CompanyFacts], _ tickers: [Int: [Symbol]],
        _ faults: inout [FeedError], _ transport: any HTTPTransport
    ) async throws(SourceError) {
        let today = NewYorkTime.wallClock(at: now()).day
        for period in FactsPlan.periods(of: figure, at: today) {
            for tag in figure.tags {
                guard let frame = try await frame("\(tag)/\(figure.unit)/\(period)", transport) else { continue }
                faults += frame.faults
                for (cik, entry) in frame.content where entry.fact.end <= today {
                    guard let names = tickers[cik] else { continue }
                    var company = companies[cik] ?? CompanyFacts(cik: cik, tickers: names, name: entry.name)
                    if company[keyPath: figure.place] == nil { company[keyPath: figure.place] = entry.fact }
                    companies[cik] = company
                }
            }
        }
    }

    /// A frame; nil where the service has none of the period or the name.
    private func frame(_ path: String, _ transport: any HTTPTransport) async throws(SourceError) -> Parsed<
        [Int: FactsFrame.Entry]
    >? {
        let request = HTTPRequest(
            "\(factsAddress)/api/xbrl/frames/\(path).json", .json, agent: agent, deadline: .seconds(60),
            byteLimit: 32 << 20)
        do throws(SourceError) {
            let answer = try await transport.fetch(request)
            do throws(FeedError) { return try FactsFrame.read(answer.body) } catch { throw SourceError(error) }
        } catch {
            if error.kind == .notFound { return nil }
            throw error
        }
    }

    /// Asks for the shares of wanted companies one by one where no frame has them, as of those with several classes of
    /// shares. What cannot be had stays missing.
    private func addConcepts(
        to companies: inout [Int: CompanyFacts], _ tickers: [Int: [Symbol]], _ transport: any HTTPTransport
    ) async {
        let ciks = Dictionary(tickers.flatMap { cik, names in names.map { ($0, cik) } }) { first, _ in first }
        let today = NewYorkTime.wallClock(at: now()).day
        let missing = wanted().compactMap { ciks[Symbol($0)] }.filter { companies[$0]?.shares == nil }
        for cik in missing.prefix(EDGARFacts.mostConcepts) {
            let digits = String(repeating: "0", count: max(0, 10 - String(cik).count)) + String(cik)
            let path = "companyconcept/CIK\(digits)/\(FactsPlan.Figure.shares.tags[0])"
            let request = HTTPRequest(
                "\(factsAddress)/api/xbrl/\(path).json", .json, agent: agent, deadline: .seconds(30))
            guard let answer = try? await transport.fetch(request),
                let fact = try? FactsFrame.readConcept(answer.body).content, fact.end <= today
            else { continue }
            var company = companies[cik] ?? CompanyFacts(cik: cik, tickers: tickers[cik] ?? [], name: "")
            company.shares = fact
            companies[cik] = company
        }
    }
}

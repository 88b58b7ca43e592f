import Model

extension Service {
    /// The Treasury: its table of par yields, and its feed of the same where the table does not come.
    ///
    /// The first time the years since the last known day are asked for, later the current one. Around New Year the year
    /// before is asked too: its last days may still come, and the new year's table is empty.
    ///
    /// - Parameter memory: what is known; services that stand in share it.
    public static func treasury(
        _ settings: TreasurySettings, memory: RatesMemory, clock: SourceClock = SourceClock()
    ) -> Service {
        let yields = TreasuryYields(address: settings.address, memory: memory, now: clock.wall)
        // Enough for a gap of some years, one question a year.
        let deadline = Duration.seconds(600)
        let budget = RequestBudget(perSecond: 0.5, burst: 4, atOnce: 1, clock: clock)
        return Service(
            "treasury", at: settings.address, budget: budget, atOnce: 1,
            pollRequests: [
                PollRequest("table", every: settings.interval, deadline: deadline) {
                    transport async throws(SourceError) in
                    try await yields.fetch(.csv, transport)
                },
                PollRequest(
                    "feed", every: settings.interval, standsInFor: PollRequest.ID("treasury", "table"),
                    deadline: deadline
                ) { transport async throws(SourceError) in try await yields.fetch(.xml, transport)
                },
            ])
    }
}

/// The yields of the years that are not known yet, in one form or the other.
struct TreasuryYields: Sendable {
    /// Its word beside its figures.
    static let name = "U.S. Treasury"

    let address: String
    let memory: RatesMemory
    let now: @Sendable () -> Timestamp

    /// What is new in the years to ask for.
    func fetch(_ content: HTTPRequest.Content, _ transport: any HTTPTransport) async throws(SourceError) -> PollResult {
        let today = NewYorkTime.wallClock(at: now()).day
        var curves: [YieldCurve] = []
        var faults: [FeedError] = []
        for year in years(until: today) {
            let answer = try await transport.fetch(request(content, year))
            if answer.isUnchanged { continue }
            let parsed = try read(answer.body, content)
            if parsed.content.isEmpty, year < today.year || today - today.startOfYear > 10 {
                throw SourceError(.empty, "no yields of \(year)")
            }
            curves += parsed.content
            faults += parsed.faults
        }
        // A day of the future is a fault of theirs, and would stand as the newest for ever.
        let (past, future) = (curves.filter { $0.day <= today }, curves.filter { $0.day > today })
        faults += future.map { FeedError("treasury", expected: "no day after \(today)", found: "\($0.day)") }
        return PollResult(
            memory.news(of: past, from: TreasuryYields.name), isUnderstood: !past.isEmpty, faults: faults)
    }

    /// The years that may have something new.
    func years(until today: Day) -> ClosedRange<Int> {
        // The par yield curve begins in 1990; where nothing is known, two years make a start.
        let next = memory.lastCurve.map { ($0 + 1).year } ?? today.year - 1
        let first = today - today.startOfYear < 10 ? today.year - 1 : today.year
        return min(max(next, 1990), first)...today.year
    }

    private func read(_ body: [UInt8], _ content: HTTPRequest.Content) throws(SourceError) -> Parsed<[YieldCurve]> {
        do throws(FeedError) {
            return content == .xml ? try TreasuryDocument.read(body) : try TreasuryTable.read(body)
        } catch { throw SourceError(error) }
    }

    private func request(_ content: HTTPRequest.Content, _ year: Int) -> HTTPRequest {
        let folder = "\(address)/resource-center/data-chart-center/interest-rates"
        let query = "daily_treasury_yield_curve&field_tdr_date_value=\(year)"
        let url =
            content == .xml
            ? "\(folder)/pages/xml?data=\(query)"
            : "\(folder)/daily-treasury-rates.csv/\(year)/all?type=\(query)&page&_format=csv"
        // The service is slow: 19 seconds have been seen.
        return HTTPRequest(url, content, deadline: .seconds(40), isConditional: true)
    }
}

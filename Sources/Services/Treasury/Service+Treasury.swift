import Formats
import Model
public import Networking
import Playback

extension Service {
    /// The Treasury: its table of par yields, and its feed of the same yields where the table fails.
    ///
    /// The first request covers the years since the last stored day, later ones the current year. Around New Year the
    /// previous year is requested too: its last days may still be missing, and the new year's table is empty.
    ///
    /// - Parameter memory: the stored rates, shared with fallback services.
    public static func treasury(
        _ settings: TreasurySettings, memory: RatesMemory, clock: SourceClock = SourceClock()
    ) -> Service {
        let yields = TreasuryYields(address: settings.address, memory: memory, now: clock.wall)
        // Enough for a gap of several years, at one request a year.
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
                    "feed", every: settings.interval, fallbackFor: PollRequest.ID("treasury", "table"),
                    deadline: deadline
                ) { transport async throws(SourceError) in try await yields.fetch(.xml, transport)
                },
            ])
    }
}

/// The yields of the missing years, in either format.
struct TreasuryYields: Sendable {
    /// The source name shown next to its figures.
    static let name = "U.S. Treasury"

    let address: String
    let memory: RatesMemory
    let now: @Sendable () -> Timestamp

    /// Fetches what is new in the years that may have changed.
    func fetch(_ content: HTTPRequest.Content, _ transport: any HTTPTransport) async throws(SourceError) -> PollResult {
        let today = NewYorkTime.wallClock(at: now()).day
        var curves: [YieldCurve] = []
        var errors: [FeedError] = []
        for year in years(until: today) {
            let response = try await transport.fetch(request(content, year))
            if response.isUnchanged { continue }
            let parsed = try read(response.body, content)
            if parsed.content.isEmpty, year < today.year || today - today.startOfYear > 10 {
                throw SourceError(.empty, "no yields of \(year)")
            }
            curves += parsed.content
            errors += parsed.errors
        }
        // A date in the future is an error of the service, and would stay the newest for ever.
        let (past, future) = (curves.filter { $0.day <= today }, curves.filter { $0.day > today })
        errors += future.map { FeedError("treasury", expected: "no day after \(today)", found: "\($0.day)") }
        return PollResult(
            memory.news(of: past, from: TreasuryYields.name), isUnderstood: !past.isEmpty, errors: errors)
    }

    /// The years that may have new data.
    func years(until today: Day) -> ClosedRange<Int> {
        // Par yield curves start in 1990; without stored data, the last two years are fetched.
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
        // The service is slow: 19 seconds have been observed.
        return HTTPRequest(url, content, deadline: .seconds(40), isConditional: true)
    }
}

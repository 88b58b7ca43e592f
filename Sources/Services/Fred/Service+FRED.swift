import Formats
import Model
public import Networking
import Playback

extension Service {
    /// FRED: the policy rate, and the yields of some tenors if both the Treasury's table and its feed fail.
    ///
    /// - Parameter memory: the stored rates, shared with the Treasury's service.
    public static func fred(
        _ settings: FREDSettings, memory: RatesMemory, clock: SourceClock = SourceClock()
    ) -> Service {
        let rates = FREDRates(settings: settings, memory: memory, now: clock.wall)
        var pollRequests: [PollRequest] = []
        if settings.policy != nil {
            pollRequests.append(
                PollRequest("policy", every: settings.interval) { transport async throws(SourceError) in
                    try await rates.policy(transport)
                })
        }
        if !settings.yields.isEmpty {
            pollRequests.append(
                PollRequest("yields", every: settings.interval, fallbackFor: PollRequest.ID("treasury", "feed")) {
                    transport async throws(SourceError) in try await rates.yields(transport)
                })
        }
        let budget = RequestBudget(perSecond: 0.5, burst: 6, atOnce: 1, clock: clock)
        return Service("fred", at: settings.address, budget: budget, atOnce: 1, pollRequests: pollRequests)
    }
}

/// The FRED series, one per request: several at once would come as an archive.
struct FREDRates: Sendable {
    /// The source name shown next to its figures.
    static let name = "FRED"
    /// This number of days before the last stored value is fetched again, since values may have been corrected.
    static let overlap = 14

    let settings: FREDSettings
    let memory: RatesMemory
    let now: @Sendable () -> Timestamp

    /// Fetches what is new of the policy rate.
    func policy(_ transport: any HTTPTransport) async throws(SourceError) -> PollResult {
        guard let series = settings.policy else { return PollResult([]) }
        guard let parsed = try await read(series, since: memory.lastPolicy, transport) else { return .unchanged }
        return PollResult(
            memory.news(ofPolicy: parsed.content), isUnderstood: !parsed.content.isEmpty, errors: parsed.errors)
    }

    /// Fetches what is new of the yields. A series that fails does not affect the others.
    func yields(_ transport: any HTTPTransport) async throws(SourceError) -> PollResult {
        var days: [Day: [Tenor: Double]] = [:]
        var errors: [FeedError] = []
        var lastError: SourceError?
        var responses = 0
        for (tenor, series) in settings.yields.sorted(by: { $0.key.years > $1.key.years }) {
            do throws(SourceError) {
                let parsed = try await read(series, since: memory.lastCurve, transport)
                responses += 1
                errors += parsed?.errors ?? []
                for (day, percent) in parsed?.content ?? [] {
                    guard tenor.canYield(percent) else {
                        errors.append(FeedError("fred, \(series)", expected: "a yield of \(day)", found: "\(percent)"))
                        continue
                    }
                    days[day, default: [:]][tenor] = percent
                }
            } catch {
                lastError = error
                errors.append(FeedError("fred, \(series)", expected: "its values", found: error.reason))
            }
        }
        if responses == 0, let lastError { throw lastError }
        let curves = days.sorted { $0.key < $1.key }.map { YieldCurve($0.key, percent: $0.value) }
        return PollResult(memory.news(of: curves, from: FREDRates.name), isUnderstood: responses > 0, errors: errors)
    }

    /// The values of a series from shortly before a day; nil if nothing has changed.
    private func read(
        _ series: String, since day: Day?, _ transport: any HTTPTransport
    ) async throws(SourceError) -> Parsed<[(day: Day, percent: Double)]>? {
        let today = NewYorkTime.wallClock(at: now()).day
        let first = day.map { $0 - FREDRates.overlap } ?? today - 730
        let url = "\(settings.address)/graph/fredgraph.csv?id=\(series)&cosd=\(first)"
        let response = try await transport.fetch(HTTPRequest(url, .csv, deadline: .seconds(30), isConditional: true))
        if response.isUnchanged { return nil }
        do throws(FeedError) {
            var parsed = try FREDTable.read(response.body, series: series, source: "fred, \(series)")
            // The start date is not always respected.
            parsed.content.removeAll { $0.day < first || $0.day > today }
            return parsed
        } catch { throw SourceError(error) }
    }
}

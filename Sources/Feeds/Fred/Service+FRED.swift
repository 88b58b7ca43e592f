import Model

extension Service {
    /// FRED: the policy rate, and some tenors' yields where the Treasury gives neither its table nor its feed.
    ///
    /// - Parameter memory: what is known; the Treasury shares it.
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
                PollRequest("yields", every: settings.interval, standsInFor: PollRequest.ID("treasury", "feed")) {
                    transport async throws(SourceError) in try await rates.yields(transport)
                })
        }
        let budget = RequestBudget(perSecond: 0.5, burst: 6, atOnce: 1, clock: clock)
        return Service("fred", at: settings.address, budget: budget, atOnce: 1, pollRequests: pollRequests)
    }
}

/// The series of FRED that are asked for, one a question: several at once come as an archive.
struct FREDRates: Sendable {
    /// Its word beside its figures.
    static let name = "FRED"
    /// Values this many days before the last known one are looked at again: they may have been corrected.
    static let overlap = 14

    let settings: FREDSettings
    let memory: RatesMemory
    let now: @Sendable () -> Timestamp

    /// What is new of the policy rate.
    func policy(_ transport: any HTTPTransport) async throws(SourceError) -> PollResult {
        guard let series = settings.policy else { return PollResult([]) }
        guard let parsed = try await read(series, since: memory.lastPolicy, transport) else { return .unchanged }
        return PollResult(
            memory.news(ofPolicy: parsed.content), isUnderstood: !parsed.content.isEmpty, faults: parsed.faults)
    }

    /// What is new of the tenors' yields. One series that fails does not hurt the others.
    func yields(_ transport: any HTTPTransport) async throws(SourceError) -> PollResult {
        var days: [Day: [Tenor: Double]] = [:]
        var faults: [FeedError] = []
        var fault: SourceError?
        var answers = 0
        for (tenor, series) in settings.yields.sorted(by: { $0.key.years > $1.key.years }) {
            do throws(SourceError) {
                let parsed = try await read(series, since: memory.lastCurve, transport)
                answers += 1
                faults += parsed?.faults ?? []
                for (day, percent) in parsed?.content ?? [] {
                    guard tenor.canYield(percent) else {
                        faults.append(FeedError("fred, \(series)", expected: "a yield of \(day)", found: "\(percent)"))
                        continue
                    }
                    days[day, default: [:]][tenor] = percent
                }
            } catch {
                fault = error
                faults.append(FeedError("fred, \(series)", expected: "its values", found: error.reason))
            }
        }
        if answers == 0, let fault { throw fault }
        let curves = days.sorted { $0.key < $1.key }.map { YieldCurve($0.key, percent: $0.value) }
        return PollResult(memory.news(of: curves, from: FREDRates.name), isUnderstood: answers > 0, faults: faults)
    }

    /// The values of a series since shortly before a day, or nil where nothing has changed.
    private func read(
        _ series: String, since day: Day?, _ transport: any HTTPTransport
    ) async throws(SourceError) -> Parsed<[(day: Day, percent: Double)]>? {
        let today = NewYorkTime.wallClock(at: now()).day
        let first = day.map { $0 - FREDRates.overlap } ?? today - 730
        let url = "\(settings.address)/graph/fredgraph.csv?id=\(series)&cosd=\(first)"
        let answer = try await transport.fetch(HTTPRequest(url, .csv, deadline: .seconds(30), isConditional: true))
        if answer.isUnchanged { return nil }
        do throws(FeedError) {
            var parsed = try FREDTable.read(answer.body, series: series, source: "fred, \(series)")
            // The first day is not always heeded.
            parsed.content.removeAll { $0.day < first || $0.day > today }
            return parsed
        } catch { throw SourceError(error) }
    }
}

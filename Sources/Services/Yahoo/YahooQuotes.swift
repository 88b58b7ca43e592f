import Formats
import Model
import Networking

/// The newest prices of instruments from Yahoo, several per request.
struct YahooQuotes: Sendable {
    /// The number of instruments per request.
    static let batch = 20

    let histories: YahooHistories

    /// Fetches the newest prices of some instruments. An unknown one does not affect the others.
    func fetch(_ subjects: [YahooSubject], _ transport: any HTTPTransport) async throws(SourceError) -> PollResult {
        let now = histories.now(), memory = histories.memory
        let unknown = subjects.map(\.symbol).filter { memory.isUnknown($0, at: now) }
        let requested = subjects.filter { !memory.isRefused($0.symbol, at: now) && !unknown.contains($0.symbol) }
        var pollResult = PollResult([], unknown: unknown)
        if requested.isEmpty { return pollResult }
        var gaps: [Gap] = []
        let charts = try await charts(requested, &pollResult.errors, &gaps, transport)
        for gap in gaps { add(gap, isAlone: charts.isEmpty, at: now, into: &pollResult) }
        for subject in requested {
            guard let chart = charts[histories.symbols.name(of: subject.symbol)] else { continue }
            memory.recordServed()
            await add(chart, subject, into: &pollResult, transport)
        }
        // Instruments without any stored data are reported by their history, which is requested separately.
        if charts.isEmpty, !requested.allSatisfy(histories.hasOnlySymbol) {
            throw SourceError(.empty, "no price of \(requested.count) instruments")
        }
        return pollResult
    }

    /// An instrument for which Yahoo returned no price.
    private struct Gap {
        let subject: YahooSubject
        let reason: String
        /// Whether Yahoo refused the entire batch because of it.
        let isRefusal: Bool
    }

    /// Records an instrument without a price. A watched symbol without stored data is unknown, which is not an error of
    /// the service; for any other instrument it is an error. If no other instrument was served, the symbol is probably
    /// not the cause.
    private func add(_ gap: Gap, isAlone: Bool, at now: Timestamp, into pollResult: inout PollResult) {
        let symbol = gap.subject.symbol
        guard histories.hasOnlySymbol(gap.subject) else {
            if gap.isRefusal { histories.memory.refuse(symbol, at: now, isAlone: isAlone) }
            pollResult.errors.append(gap.subject.error("a price", found: gap.reason))
            return
        }
        guard !isAlone else { return }
        histories.memory.recordUnknown(symbol, at: now)
        pollResult.unknown.append(symbol)
    }

    /// The charts of some instruments by Yahoo name. If one of them makes Yahoo refuse the batch, the two halves are
    /// requested separately, and so on until it is isolated.
    private func charts(
        _ subjects: [YahooSubject], _ errors: inout [FeedError], _ gaps: inout [Gap], _ transport: any HTTPTransport
    ) async throws(SourceError) -> [String: YahooChart] {
        let names = subjects.map { histories.symbols.name(of: $0.symbol) }
        do throws(SourceError) {
            let spark = try YahooSpark(try await histories.address.fetch(YahooAddress.spark(names), transport))
            errors += spark.errors
            let charts = Dictionary(spark.charts.map { ($0.name, $0) }) { first, _ in first }
            for (subject, name) in zip(subjects, names) where charts[name] == nil {
                gaps.append(Gap(subject: subject, reason: "no such instrument", isRefusal: false))
            }
            return charts.filter { names.contains($0.key) }
        } catch {
            guard error.isOfOneInstrument else { throw error }
            guard subjects.count > 1 else {
                gaps.append(Gap(subject: subjects[0], reason: error.reason, isRefusal: true))
                return [:]
            }
            let half = subjects.count / 2
            let first = try await charts(Array(subjects[..<half]), &errors, &gaps, transport)
            return try await charts(Array(subjects[half...]), &errors, &gaps, transport).merging(first) { a, _ in a }
        }
    }

    private func add(
        _ chart: YahooChart, _ subject: YahooSubject, into pollResult: inout PollResult, _ transport: any HTTPTransport
    ) async {
        guard let quote = chart.quote(for: subject.symbol, now: histories.now()) else {
            pollResult.errors.append(subject.error("a price", found: "none"))
            return
        }
        if isOffScale(quote, chart) {
            let history = await rescaled(subject, on: quote.session, transport)
            pollResult.errors += history.errors
            guard history.updates.hasSeries else {
                pollResult.errors.append(
                    subject.error("a price on its history’s scale", found: "\(quote.last.value)"))
                return
            }
            pollResult.updates += history.updates
        }
        let instrument = chart.instrument(quote.symbol, group: Instrument.watchGroup)
        if let jump = histories.memory.storedHistory(of: quote.symbol)?.series.jump(to: quote, as: instrument) {
            pollResult.errors.append(subject.error(jump))
        }
        pollResult.updates.append(.quote(quote))
        if let intraday = chart.intraday(), histories.memory.isNews(intraday, of: subject.symbol) {
            pollResult.updates.append(.intraday(subject.symbol, intraday))
        }
    }

    /// Whether the price is on another scale than the stored history, as after a split. This is judged by the close of
    /// the session before, which Yahoo states on the price's scale.
    private func isOffScale(_ quote: Quote, _ chart: YahooChart) -> Bool {
        guard let close = chart.previousClose, let known = histories.memory.storedHistory(of: quote.symbol) else {
            return false
        }
        return !known.series.closed.fits(close, on: known.series.session(before: quote.session))
    }

    /// Fetches the history on its new scale at once; it has no series if it is still on the old scale. An error does
    /// not affect the other instruments.
    private func rescaled(_ subject: YahooSubject, on session: Day, _ transport: any HTTPTransport) async -> PollResult
    {
        let memory = histories.memory
        guard memory.mayRescale(subject.symbol, on: session, now: histories.now()) else { return PollResult([]) }
        do throws(SourceError) {
            let pollResult = try await histories.fetch(subject, .month, transport)
            memory.recordRescaling(subject.symbol, on: session)
            return pollResult
        } catch {
            return PollResult([], errors: [subject.error("its history", found: error.reason)])
        }
    }
}

extension [MarketUpdate] {
    /// Whether a full history is among them.
    fileprivate var hasSeries: Bool {
        contains { update in
            if case .series = update { true } else { false }
        }
    }
}

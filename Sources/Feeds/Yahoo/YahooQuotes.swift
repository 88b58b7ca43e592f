import Model

/// The newest prices of instruments from Yahoo, several a question.
struct YahooQuotes: Sendable {
    /// How many are asked for at once.
    static let batch = 20

    let histories: YahooHistories

    /// The newest prices of some instruments. One that is not known there costs only itself.
    func fetch(_ subjects: [YahooSubject], _ transport: any HTTPTransport) async throws(SourceError) -> PollResult {
        let now = histories.now(), memory = histories.memory
        let unknown = subjects.map(\.symbol).filter { memory.isUnknown($0, at: now) }
        let asked = subjects.filter { !memory.isRefused($0.symbol, at: now) && !unknown.contains($0.symbol) }
        var pollResult = PollResult([], unknown: unknown)
        if asked.isEmpty { return pollResult }
        var gaps: [Gap] = []
        let charts = try await charts(asked, &pollResult.faults, &gaps, transport)
        for gap in gaps { take(gap, isAlone: charts.isEmpty, at: now, into: &pollResult) }
        for subject in asked {
            guard let chart = charts[histories.symbols.name(of: subject.symbol)] else { continue }
            memory.serve()
            await take(chart, subject, into: &pollResult, transport)
        }
        // What nothing is known of at all is told by its history, which is asked for on its own.
        if charts.isEmpty, !asked.allSatisfy(histories.isUnheardOf) {
            throw SourceError(.empty, "no price of \(asked.count) instruments")
        }
        return pollResult
    }

    /// An instrument that Yahoo gave no price of.
    private struct Gap {
        let subject: YahooSubject
        let reason: String
        /// Whether it made Yahoo refuse the others too.
        let isRefusal: Bool
    }

    /// Notes what Yahoo gave no price of: a symbol of a watch list is unknown, which costs the service nothing; of an
    /// instrument that is known otherwise it is a fault. Where nothing was served beside it, it is hardly for what it is.
    private func take(_ gap: Gap, isAlone: Bool, at now: Timestamp, into pollResult: inout PollResult) {
        let symbol = gap.subject.symbol
        guard histories.isUnheardOf(gap.subject) else {
            if gap.isRefusal { histories.memory.refuse(symbol, at: now, isAlone: isAlone) }
            pollResult.faults.append(gap.subject.fault("a price", found: gap.reason))
            return
        }
        guard !isAlone else { return }
        histories.memory.isNotKnown(symbol, at: now)
        pollResult.unknown.append(symbol)
    }

    /// The charts of some instruments by their names there. Where one of them makes Yahoo refuse all, the two halves are
    /// asked for apart, and so on until it is found.
    private func charts(
        _ subjects: [YahooSubject], _ faults: inout [FeedError], _ gaps: inout [Gap], _ transport: any HTTPTransport
    ) async throws(SourceError) -> [String: YahooChart] {
        let names = subjects.map { histories.symbols.name(of: $0.symbol) }
        do throws(SourceError) {
            let spark = try YahooSpark(try await histories.address.ask(YahooAddress.spark(names), transport))
            faults += spark.faults
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
            let first = try await charts(Array(subjects[..<half]), &faults, &gaps, transport)
            return try await charts(Array(subjects[half...]), &faults, &gaps, transport).merging(first) { a, _ in a }
        }
    }

    private func take(
        _ chart: YahooChart, _ subject: YahooSubject, into pollResult: inout PollResult, _ transport: any HTTPTransport
    ) async {
        guard let quote = chart.quote(for: subject.symbol, now: histories.now()) else {
            pollResult.faults.append(subject.fault("a price", found: "none"))
            return
        }
        if isOffScale(quote, chart) {
            let history = await rescaled(subject, on: quote.session, transport)
            pollResult.faults += history.faults
            guard history.updates.hasSeries else {
                pollResult.faults.append(
                    subject.fault("a price on its history’s scale", found: "\(quote.last.value)"))
                return
            }
            pollResult.updates += history.updates
        }
        let instrument = chart.instrument(quote.symbol, group: Instrument.watchGroup)
        if let jump = histories.memory.known(quote.symbol)?.series.jump(to: quote, as: instrument) {
            pollResult.faults.append(subject.fault(jump))
        }
        pollResult.updates.append(.quote(quote))
        if let intraday = chart.intraday(), histories.memory.isNews(intraday, of: subject.symbol) {
            pollResult.updates.append(.intraday(subject.symbol, intraday))
        }
    }

    /// Whether the price is on another scale than the known history: there was a split since. It is told by the close
    /// before the price's session, which Yahoo states on the price's scale.
    private func isOffScale(_ quote: Quote, _ chart: YahooChart) -> Bool {
        guard let close = chart.previousClose, let known = histories.memory.known(quote.symbol) else { return false }
        return !known.series.closed.fits(close, on: known.series.session(before: quote.session))
    }

    /// The history on its new scale, asked for at once; without one where it still is on the old one. Where it cannot be
    /// had, that costs the others nothing.
    private func rescaled(_ subject: YahooSubject, on session: Day, _ transport: any HTTPTransport) async -> PollResult
    {
        let memory = histories.memory
        guard memory.mayRescale(subject.symbol, on: session, now: histories.now()) else { return PollResult([]) }
        do throws(SourceError) {
            let pollResult = try await histories.fetch(subject, .month, transport)
            memory.rescaled(subject.symbol, on: session)
            return pollResult
        } catch {
            return PollResult([], faults: [subject.fault("its history", found: error.reason)])
        }
    }
}

extension [MarketUpdate] {
    /// Whether a whole history is among them.
    fileprivate var hasSeries: Bool {
        contains { update in
            if case .series = update { true } else { false }
        }
    }
}

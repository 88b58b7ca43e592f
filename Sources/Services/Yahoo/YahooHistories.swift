import Formats
import Model
import Networking

/// Histories of instruments from Yahoo: only missing sessions are requested, and joined to the stored ones.
struct YahooHistories: Sendable {
    let address: YahooAddress
    let symbols: YahooSymbols
    let memory: PriceMemory
    let now: @Sendable () -> Timestamp

    /// Fetches the new sessions of an instrument.
    func fetch(_ subject: YahooSubject, _ transport: any HTTPTransport) async throws(SourceError) -> PollResult {
        if memory.isUnknown(subject.symbol, at: now()) { return PollResult([], unknown: [subject.symbol]) }
        guard let range = isNew(subject) ? .full : memory.range(for: subject.symbol, now: now()) else {
            return .unchanged
        }
        return try await fetch(subject, range, transport)
    }

    /// Fetches a range of an instrument's history. If it contradicts the stored history, the full history is requested.
    ///
    /// An error of this instrument alone becomes part of the result: the service is healthy.
    func fetch(_ subject: YahooSubject, _ range: YahooRange, _ transport: any HTTPTransport) async throws(SourceError)
        -> PollResult
    {
        do throws(SourceError) {
            var pollResult = try await join(subject, isNew(subject) ? .full : range, transport)
            if pollResult == nil { pollResult = try await join(subject, .full, transport) }
            return pollResult ?? PollResult([])
        } catch {
            guard error.isOfOneInstrument else { throw error }
            if error.kind == .notFound, hasOnlySymbol(subject) {
                memory.recordUnknown(subject.symbol, at: now())
                return PollResult([], unknown: [subject.symbol])
            }
            return PollResult([], errors: [subject.error("its history", found: error.reason)])
        }
    }

    /// Whether the instrument has no description yet: its stored history may then have another basis than its chart.
    private func isNew(_ subject: YahooSubject) -> Bool {
        subject.basis == nil && !memory.isDescribed(subject.symbol)
    }

    /// Whether nothing but its symbol is known: if that is refused, it is most likely mistyped.
    func hasOnlySymbol(_ subject: YahooSubject) -> Bool {
        isNew(subject) && memory.storedHistory(of: subject.symbol)?.series.isEmpty ?? true
    }

    private func join(
        _ subject: YahooSubject, _ range: YahooRange, _ transport: any HTTPTransport
    ) async throws(SourceError) -> PollResult? {
        let requested = memory.settled(subject.symbol, by: now())
        let chart = try await chart(subject, range, transport)
        memory.recordServed()
        let instrument = chart.instrument(subject.symbol, group: Instrument.watchGroup)
        let history = chart.history(subject.basis ?? instrument.basis, now: now())
        /// Counts an attempt to get the close; if the local session is still in progress, none is missing.
        func countAttempt() { if history?.running?.day != requested { memory.recordChart(subject.symbol, now: now()) } }
        guard let history else {
            countAttempt()
            return PollResult([], errors: chart.errors + [subject.error("sessions of its basis", found: chart.shape)])
        }
        let isNew = isNew(subject)
        let known = isNew ? nil : memory.storedHistory(of: subject.symbol)
        guard var updates = updates(subject, history, joinedTo: known, isComplete: range == .full) else {
            if range == .full {
                countAttempt()
                return PollResult([], errors: [subject.error("at least half the known sessions", found: history.text)])
            }
            return nil
        }
        countAttempt()
        if history.closed.lastDay.map({ $0 >= requested }) == true {
            memory.recordHistory(subject.symbol, through: requested)
        }
        if isNew {
            updates.insert(.instrument(instrument), at: 0)
            memory.recordDescription(subject.symbol)
        }
        if let quote = chart.quote(for: subject.symbol, now: now()) { updates.append(.quote(quote)) }
        let isEmpty = history.closed.isEmpty && known?.series.isEmpty ?? true
        let jump = history.closed.jump(isInHundredths: instrument.isInHundredths)
        return PollResult(
            updates, isUnderstood: !history.closed.isEmpty,
            errors: chart.errors + (isEmpty ? [subject.error("sessions", found: "none")] : [])
                + (jump.map { [subject.error($0)] } ?? []))
    }

    /// The updates that join a history to the stored one; nil if they do not fit.
    private func updates(
        _ subject: YahooSubject, _ history: YahooChart.History, joinedTo known: StoredHistory?, isComplete: Bool
    ) -> [MarketUpdate]? {
        let provenance = MarketUpdate.provenance(subject.symbol, Provenance("yahoo", .endOfDay))
        let old = known?.series.closed ?? Series()
        switch old.splicing(history.closed) {
        case .extended(let bars): return bars.map { .bar(subject.symbol, $0) }
        case .joined(let series), .rescaled(let series, factor: _), .replaced(let series):
            return [provenance, .series(subject.symbol, history.running.map(series.running(with:)) ?? series)]
        case .mismatch:
            guard isComplete, history.closed.count * 2 >= old.count else { return nil }
            return [provenance, .series(subject.symbol, history.complete)]
        }
    }

    /// The chart of a range. With a range of `max` the bars can be months; it is then requested by time.
    private func chart(
        _ subject: YahooSubject, _ range: YahooRange, _ transport: any HTTPTransport
    ) async throws(SourceError) -> YahooChart {
        let name = symbols.name(of: subject.symbol)
        let chart = try YahooChart(try await address.fetch(YahooAddress.chart(name, range), transport), name: name)
        guard range == .full, let granularity = chart.meta.dataGranularity, granularity != "1d" else { return chart }
        return try YahooChart(try await address.fetch(YahooAddress.chart(name, until: now()), transport), name: name)
    }
}

/// An instrument to request. The catalogue states what its closes are; otherwise Yahoo describes it.
struct YahooSubject: Hashable, Sendable {
    let symbol: Symbol
    let basis: Instrument.Basis?

    /// An error of this instrument.
    func error(_ expected: String, found: String) -> FeedError {
        FeedError("yahoo \(symbol)", expected: expected, found: found)
    }

    /// The error of a jump that is more likely a data error than a market move.
    func error(_ jump: Jump) -> FeedError {
        FeedError(
            "yahoo \(symbol)", expected: "a price on the scale of \(NumberText.price(jump.before)) before",
            found: "\(NumberText.price(jump.after)) on \(jump.day)")
    }
}

extension YahooChart {
    /// The shape of the chart, for an error message.
    fileprivate var shape: String {
        "\(rows.count) bars of \(PlainText.clean(meta.dataGranularity ?? "days")), \(isAdjusted ? "" : "not ")adjusted"
    }
}

extension YahooChart.History {
    /// All its sessions, including the one in progress.
    fileprivate var complete: Series { running.map(closed.running(with:)) ?? closed }

    fileprivate var text: String { "\(closed.count) sessions" }
}

extension Series {
    /// The series with the session in progress.
    fileprivate func running(with bar: Bar) -> Series {
        var series = self
        for price in [bar.open, bar.high, bar.low, bar.price] {
            if let price {
                series.update(
                    price, on: bar.day, volume: bar.volume, adjustment: bar.adjustment)
            }
        }
        return series
    }
}

import Model

/// Histories of instruments from Yahoo: only what is missing is asked for, and joined to what is known.
struct YahooHistories: Sendable {
    let address: YahooAddress
    let symbols: YahooSymbols
    let memory: PriceMemory
    let now: @Sendable () -> Timestamp

    /// What is new of an instrument's history.
    func fetch(_ subject: YahooSubject, _ transport: any HTTPTransport) async throws(SourceError) -> PollResult {
        if memory.isUnknown(subject.symbol, at: now()) { return PollResult([], unknown: [subject.symbol]) }
        guard let range = isNew(subject) ? .whole : memory.range(for: subject.symbol, now: now()) else {
            return .unchanged
        }
        return try await fetch(subject, range, transport)
    }

    /// What a range of an instrument's history changes. Where it contradicts what is known, the whole is asked for.
    ///
    /// A fault that is of this instrument only is part of the poll result: the service is well.
    func fetch(_ subject: YahooSubject, _ range: YahooRange, _ transport: any HTTPTransport) async throws(SourceError)
        -> PollResult
    {
        do throws(SourceError) {
            var pollResult = try await join(subject, isNew(subject) ? .whole : range, transport)
            if pollResult == nil { pollResult = try await join(subject, .whole, transport) }
            return pollResult ?? PollResult([])
        } catch {
            guard error.isOfOneInstrument else { throw error }
            if error.kind == .notFound, isUnheardOf(subject) {
                memory.isNotKnown(subject.symbol, at: now())
                return PollResult([], unknown: [subject.symbol])
            }
            return PollResult([], faults: [subject.fault("its history", found: error.reason)])
        }
    }

    /// Whether nobody has said yet what it is: what is kept of it may then be of another basis than its chart will say.
    private func isNew(_ subject: YahooSubject) -> Bool {
        subject.basis == nil && !memory.isDescribed(subject.symbol)
    }

    /// Whether nothing but its symbol is known: where that is refused, it is most likely mistyped.
    func isUnheardOf(_ subject: YahooSubject) -> Bool {
        isNew(subject) && memory.known(subject.symbol)?.series.isEmpty ?? true
    }

    private func join(
        _ subject: YahooSubject, _ range: YahooRange, _ transport: any HTTPTransport
    ) async throws(SourceError) -> PollResult? {
        let asked = memory.settled(subject.symbol, by: now())
        let chart = try await chart(subject, range, transport)
        memory.serve()
        let instrument = chart.instrument(subject.symbol, group: Instrument.watchGroup)
        let history = chart.history(subject.basis ?? instrument.basis, now: now())
        /// Notes a try for the close; where the day is not over there yet, an answer lacks none.
        func answer() { if history?.running?.day != asked { memory.answered(subject.symbol, now: now()) } }
        guard let history else {
            answer()
            return PollResult([], faults: chart.faults + [subject.fault("sessions of its basis", found: chart.shape)])
        }
        let isNew = isNew(subject)
        let known = isNew ? nil : memory.known(subject.symbol)
        guard var updates = updates(subject, history, joinedTo: known, isWhole: range == .whole) else {
            if range == .whole {
                answer()
                return PollResult([], faults: [subject.fault("at least half of what is known", found: history.words)])
            }
            return nil
        }
        answer()
        if history.closed.lastDay.map({ $0 >= asked }) == true { memory.heard(subject.symbol, through: asked) }
        if isNew {
            updates.insert(.instrument(instrument), at: 0)
            memory.describe(subject.symbol)
        }
        if let quote = chart.quote(for: subject.symbol, now: now()) { updates.append(.quote(quote)) }
        let isEmpty = history.closed.isEmpty && known?.series.isEmpty ?? true
        let jump = history.closed.jump(isInHundredths: instrument.isInHundredths)
        return PollResult(
            updates, isUnderstood: !history.closed.isEmpty,
            faults: chart.faults + (isEmpty ? [subject.fault("sessions", found: "none")] : [])
                + (jump.map { [subject.fault($0)] } ?? []))
    }

    /// The updates that join a history to what is known; nil where it does not fit.
    private func updates(
        _ subject: YahooSubject, _ history: YahooChart.History, joinedTo known: KnownHistory?, isWhole: Bool
    ) -> [MarketUpdate]? {
        let provenance = MarketUpdate.provenance(subject.symbol, Provenance("yahoo", .endOfDay))
        let old = known?.series.closed ?? Series()
        switch old.splicing(history.closed) {
        case .extended(let bars): return bars.map { .bar(subject.symbol, $0) }
        case .rescaled(let series, factor: _), .replaced(let series):
            return [provenance, .series(subject.symbol, history.running.map(series.running(with:)) ?? series)]
        case .misfit:
            guard isWhole, history.closed.count * 2 >= old.count else { return nil }
            return [provenance, .series(subject.symbol, history.whole)]
        }
    }

    /// The chart of a range. A range of everything can come in months: then it is asked for by its times.
    private func chart(
        _ subject: YahooSubject, _ range: YahooRange, _ transport: any HTTPTransport
    ) async throws(SourceError) -> YahooChart {
        let name = symbols.name(of: subject.symbol)
        let chart = try YahooChart(try await address.ask(YahooAddress.chart(name, range), transport), name: name)
        guard range == .whole, let granularity = chart.meta.dataGranularity, granularity != "1d" else { return chart }
        return try YahooChart(try await address.ask(YahooAddress.chart(name, until: now()), transport), name: name)
    }
}

/// An instrument as it is asked for: what its closes are is known where it is in the catalogue; else Yahoo describes it.
struct YahooSubject: Hashable, Sendable {
    let symbol: Symbol
    let basis: Instrument.Basis?

    /// A fault of this instrument.
    func fault(_ expected: String, found: String) -> FeedError {
        FeedError("yahoo \(symbol)", expected: expected, found: found)
    }

    /// The fault of a step that is likelier a slip than the market's.
    func fault(_ jump: Jump) -> FeedError {
        FeedError(
            "yahoo \(symbol)", expected: "a price on the scale of \(NumberText.price(jump.before)) before",
            found: "\(NumberText.price(jump.after)) on \(jump.day)")
    }
}

extension YahooChart {
    /// What it is, for a fault.
    fileprivate var shape: String {
        "\(rows.count) bars of \(PlainText.clean(meta.dataGranularity ?? "days")), \(isAdjusted ? "" : "not ")adjusted"
    }
}

extension YahooChart.History {
    /// All its sessions, the running one among them.
    fileprivate var whole: Series { running.map(closed.running(with:)) ?? closed }

    fileprivate var words: String { "\(closed.count) sessions" }
}

extension Series {
    /// The series with a running session.
    fileprivate func running(with bar: Bar) -> Series {
        var series = self
        for price in [bar.open, bar.high, bar.low, bar.close] {
            if let price { series.update(price, on: bar.day, volume: bar.volume) }
        }
        return series
    }
}

import Model

/// The kinds of updates and their names in recordings. A new case of `MarketUpdate` does not compile until it is added
/// here.
enum UpdateKind: String, CaseIterable {
    case picture, moment, playback, instrument, provenance, quote, series, bar, intraday, curve, policy
    case ratesProvenance = "rates provenance"
    case rates, sectors, holdings, deal
    case dealsKnown = "deals known"
    case filing, headline, companies, source, batch, valuation
    case valuationStatement = "valuation statement"

    /// The kind of an update.
    init(_ update: MarketUpdate) {
        self =
            switch update {
            case .snapshot: .picture
            case .moment: .moment
            case .playback: .playback
            case .instrument: .instrument
            case .provenance: .provenance
            case .quote: .quote
            case .series: .series
            case .bar: .bar
            case .intraday: .intraday
            case .curve: .curve
            case .policy: .policy
            case .ratesProvenance: .ratesProvenance
            case .rates: .rates
            case .sectors: .sectors
            case .holdings: .holdings
            case .deal: .deal
            case .dealsCovered: .dealsKnown
            case .valuation: .valuation
            case .valuationStatement: .valuationStatement
            case .filing: .filing
            case .headline: .headline
            case .companies: .companies
            case .source: .source
            case .batch: .batch
            }
    }

    /// Its number in the recordings that this version writes: its index in `allCases`.
    var number: UInt8 { UpdateKind.numbers[self] ?? 0 }

    private static let numbers = Dictionary(uniqueKeysWithValues: zip(allCases, UInt8(0)...))
}

extension RecordWriter {
    /// Appends an update.
    mutating func write(_ update: MarketUpdate) {
        byte(UpdateKind(update).number)
        switch update {
        case .snapshot(let market): write(market)
        case .moment(let moment): write(moment)
        case .playback(let playback): write(playback)
        case .instrument(let instrument): write(instrument)
        case .provenance(let symbol, let provenance): write(symbol, provenance)
        case .quote(let quote): write(quote)
        case .series(let symbol, let series): write(symbol, series)
        case .bar(let symbol, let bar): write(symbol, bar)
        case .intraday(let symbol, let intraday): write(symbol, intraday)
        case .curve(let curve): write(curve)
        case .policy(let day, let percent): write(day, percent)
        case .ratesProvenance(let provenance): write(provenance)
        case .rates(let rates): write(rates)
        case .sectors(let table): write(table)
        case .holdings(let table): write(table)
        case .deal(let deal): write(deal)
        case .dealsCovered(let days): write(days)
        case .valuation(let point): write(point)
        case .valuationStatement(let statement): write(statement)
        case .filing(let filing): write(filing)
        case .headline(let headline): write(headline)
        case .companies(let facts): write(facts)
        case .source(let status): write(status)
        case .batch(let updates):
            count(UInt64(updates.count))
            for update in updates { write(update) }
        }
    }
}

extension RecordReader {
    /// Decodes an update.
    ///
    /// - Parameter kinds: the table in the header of the recording; nil for unsupported kinds.
    mutating func update(_ kinds: [UpdateKind?]) throws(RecordingError) -> MarketUpdate {
        let number = Int(try byte())
        guard kinds.indices.contains(number) else { throw RecordReader.damage("a record has no valid kind") }
        guard let kind = kinds[number] else {
            throw RecordingError(.unknown, "the recording has records that this version does not support")
        }
        switch kind {
        case .picture: return .snapshot(try read())
        case .moment: return .moment(try read())
        case .playback: return .playback(try read())
        case .instrument: return .instrument(try read())
        case .provenance: return .provenance(try read(), try read())
        case .quote: return .quote(try read())
        case .series: return .series(try read(), try read())
        case .bar: return .bar(try read(), try read())
        case .intraday: return .intraday(try read(), try read())
        case .curve: return .curve(try read())
        case .policy: return .policy(try read(), try read())
        case .ratesProvenance: return .ratesProvenance(try read())
        case .rates: return .rates(try read())
        case .sectors: return .sectors(try read())
        case .holdings: return .holdings(try read())
        case .deal: return .deal(try read())
        case .dealsKnown: return .dealsCovered(try read())
        case .valuation: return .valuation(try read())
        case .valuationStatement: return .valuationStatement(try read())
        case .filing: return .filing(try read())
        case .headline: return .headline(try read())
        case .companies: return .companies(try read())
        case .source: return .source(try read())
        case .batch: return .batch(try updates(kinds))
        }
    }

    private mutating func updates(_ kinds: [UpdateKind?]) throws(RecordingError) -> [MarketUpdate] {
        try nested { reader throws(RecordingError) in
            var updates: [MarketUpdate] = []
            for _ in 0..<(try reader.length()) { updates.append(try reader.update(kinds)) }
            return updates
        }
    }
}

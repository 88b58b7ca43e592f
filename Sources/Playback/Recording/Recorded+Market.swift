import Model

extension Instrument.Kind: Recorded {}
extension Instrument.Basis: Recorded {}

extension Instrument: Recorded {
    func write(to writer: inout RecordWriter) { writer.write(symbol, name, kind, group, benchmark, basis, sector) }

    init(from reader: inout RecordReader) throws(RecordingError) {
        self.init(
            try reader.read(), name: try reader.read(), kind: try reader.read(), group: try reader.read(),
            benchmark: try reader.read(), basis: try reader.read(), sector: try reader.read())
    }
}

extension Freshness: Recorded {}

extension Provenance: Recorded {
    func write(to writer: inout RecordWriter) { writer.write(source, freshness) }

    init(from reader: inout RecordReader) throws(RecordingError) {
        self.init(try reader.read(), try reader.read())
    }
}

extension Listing: Recorded {
    func write(to writer: inout RecordWriter) { writer.write(instrument, series, quote, intraday, provenance) }

    init(from reader: inout RecordReader) throws(RecordingError) {
        let (instrument, series): (Instrument, Series) = (try reader.read(), try reader.read())
        let quote: Quote? = try reader.read()
        let intraday: Intraday? = try reader.read()
        self.init(instrument, series: series, provenance: try reader.read())
        self.quote = quote
        self.intraday = intraday
    }
}

extension Market: Recorded {
    func write(to writer: inout RecordWriter) {
        writer.write(
            moment, listings, rates, sectorTables, holdingsTables, deals, dealSpans, filings, leads, headlines,
            companies.all, valuations, valuationStatements, sources)
    }

    init(from reader: inout RecordReader) throws(RecordingError) {
        let (moment, listings): (Moment, [Listing]) = (try reader.read(), try reader.read())
        let (rates, sectors): (Rates, [SectorTable]) = (try reader.read(), try reader.read())
        let (holdings, deals): ([HoldingsTable], [Deal]) = (try reader.read(), try reader.read())
        let spans: [ClosedRange<Day>] = try reader.read()
        let (filings, leads): ([Filing], [Filing]) = (try reader.read(), try reader.read())
        let (headlines, companies): ([Headline], [CompanyFacts]) = (try reader.read(), try reader.read())
        self.init(
            moment, listings: listings, rates: rates, sectorTables: sectors, holdingsTables: holdings, deals: deals,
            dealSpans: spans, filings: filings, leads: leads, headlines: headlines, companies: companies,
            valuations: try reader.read(), valuationStatements: try reader.read(), sources: try reader.read())
    }
}

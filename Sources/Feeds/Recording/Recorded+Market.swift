import Model

extension Instrument.Kind: Recorded {}
extension Instrument.Basis: Recorded {}

extension Instrument: Recorded {
    func write(to writer: inout RecordWriter) {
        writer.write(symbol)
        writer.write(name)
        writer.write(kind)
        writer.write(group)
        writer.write(benchmark)
        writer.write(basis)
        writer.write(sector)
    }

    init(from reader: inout RecordReader) throws(RecordingError) {
        self.init(
            try reader.read(), name: try reader.read(), kind: try reader.read(), group: try reader.read(),
            benchmark: try reader.optional(), basis: try reader.read(), sector: try reader.optional())
    }
}

extension Freshness: Recorded {}

extension Provenance: Recorded {
    func write(to writer: inout RecordWriter) {
        writer.write(source)
        writer.write(freshness)
    }

    init(from reader: inout RecordReader) throws(RecordingError) {
        self.init(try reader.read(), try reader.read())
    }
}

extension Listing: Recorded {
    func write(to writer: inout RecordWriter) {
        writer.write(instrument)
        writer.write(series)
        writer.write(quote)
        writer.write(intraday)
        writer.write(provenance)
    }

    init(from reader: inout RecordReader) throws(RecordingError) {
        let (instrument, series): (Instrument, Series) = (try reader.read(), try reader.read())
        let quote: Quote? = try reader.optional()
        let intraday: Intraday? = try reader.optional()
        self.init(instrument, series: series, provenance: try reader.read())
        self.quote = quote
        self.intraday = intraday
    }
}

extension Market: Recorded {
    func write(to writer: inout RecordWriter) {
        writer.write(moment)
        writer.write(listings)
        writer.write(rates)
        writer.write(sectorTables)
        writer.write(holdingsTables)
        writer.write(deals)
        writer.write(dealSpans)
        writer.write(filings)
        writer.write(leads)
        writer.write(headlines)
        writer.write(companies.all)
        writer.write(valuations)
        writer.write(valuationStatements)
        writer.write(sources)
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

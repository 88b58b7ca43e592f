import Model

extension Deal.Kind: Recorded {}
extension Deal.Stage: Recorded {}

extension Deal: Recorded {
    func write(to writer: inout RecordWriter) {
        writer.write(
            announced, acquirer, acquirerTicker, target, targetTicker, kind, area, upfrontUSDMillions,
            maximumUSDMillions, source, otherSources, stage)
    }

    init(from reader: inout RecordReader) throws(RecordingError) {
        self.init(
            announced: try reader.read(), acquirer: try reader.read(), acquirerTicker: try reader.read(),
            target: try reader.read(), targetTicker: try reader.read(), kind: try reader.read(),
            area: try reader.read(), upfrontUSDMillions: try reader.read(), maximumUSDMillions: try reader.read(),
            source: try reader.read(), otherSources: try reader.read(), stage: try reader.read())
    }
}

extension Filing.Role: Recorded {}

extension Industry: Recorded {
    func write(to writer: inout RecordWriter) { writer.write(code) }

    init(from reader: inout RecordReader) throws(RecordingError) {
        guard let industry = Industry(code: try reader.read()) else {
            throw RecordReader.damage("there is no such industry")
        }
        self = industry
    }
}

extension Filing.Party: Recorded {
    func write(to writer: inout RecordWriter) { writer.write(cik, name, role, industry, ticker) }

    init(from reader: inout RecordReader) throws(RecordingError) {
        self.init(
            cik: try reader.read(), name: try reader.read(), role: try reader.read(), industry: try reader.read(),
            ticker: try reader.read())
    }
}

extension Filing: Recorded {
    func write(to writer: inout RecordWriter) {
        writer.write(accession, form, parties, accepted, items, link, isNearMergerForm)
    }

    init(from reader: inout RecordReader) throws(RecordingError) {
        self.init(
            accession: try reader.read(), form: try reader.read(), parties: try reader.read(),
            accepted: try reader.read(), items: try reader.read(), link: try reader.read(),
            isNearMergerForm: try reader.read())
    }
}

extension Headline: Recorded {
    func write(to writer: inout RecordWriter) { writer.write(title, time, link, wire, tickers) }

    init(from reader: inout RecordReader) throws(RecordingError) {
        self.init(
            try reader.read(), time: try reader.read(), link: try reader.read(), wire: try reader.read(),
            tickers: try reader.read())
    }
}

extension CompanyFact: Recorded {
    func write(to writer: inout RecordWriter) { writer.write(value, start, end, tag) }

    init(from reader: inout RecordReader) throws(RecordingError) {
        self.init(try reader.read(), start: try reader.read(), end: try reader.read(), tag: try reader.read())
    }
}

extension CompanyFacts: Recorded {
    func write(to writer: inout RecordWriter) {
        writer.write(cik, tickers, name, shares, longTermDebt, interestExpense, operatingIncome)
    }

    init(from reader: inout RecordReader) throws(RecordingError) {
        self.init(
            cik: try reader.read(), tickers: try reader.read(), name: try reader.read(), shares: try reader.read(),
            longTermDebt: try reader.read(), interestExpense: try reader.read(),
            operatingIncome: try reader.read())
    }
}

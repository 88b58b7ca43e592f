import Model

extension Deal.Kind: Recorded {}
extension Deal.Stage: Recorded {}

extension Deal: Recorded {
    func write(to writer: inout RecordWriter) {
        writer.write(announced)
        writer.write(acquirer)
        writer.write(acquirerTicker)
        writer.write(target)
        writer.write(targetTicker)
        writer.write(kind)
        writer.write(area)
        writer.write(upfrontUSDMillions)
        writer.write(maximumUSDMillions)
        writer.write(source)
        writer.write(otherSources)
        writer.write(stage)
    }

    init(from reader: inout RecordReader) throws(RecordingError) {
        self.init(
            announced: try reader.read(), acquirer: try reader.read(), acquirerTicker: try reader.optional(),
            target: try reader.read(), targetTicker: try reader.optional(), kind: try reader.read(),
            area: try reader.read(), upfrontUSDMillions: try reader.optional(),
            maximumUSDMillions: try reader.optional(),
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
    func write(to writer: inout RecordWriter) {
        writer.write(cik)
        writer.write(name)
        writer.write(role)
        writer.write(industry)
        writer.write(ticker)
    }

    init(from reader: inout RecordReader) throws(RecordingError) {
        self.init(
            cik: try reader.read(), name: try reader.read(), role: try reader.read(), industry: try reader.optional(),
            ticker: try reader.optional())
    }
}

extension Filing: Recorded {
    func write(to writer: inout RecordWriter) {
        writer.write(accession)
        writer.write(form)
        writer.write(parties)
        writer.write(accepted)
        writer.write(items)
        writer.write(link)
        writer.write(isNearMergerForm)
    }

    init(from reader: inout RecordReader) throws(RecordingError) {
        self.init(
            accession: try reader.read(), form: try reader.read(), parties: try reader.read(),
            accepted: try reader.read(), items: try reader.read(), link: try reader.read(),
            isNearMergerForm: try reader.read())
    }
}

extension Headline: Recorded {
    func write(to writer: inout RecordWriter) {
        writer.write(title)
        writer.write(time)
        writer.write(link)
        writer.write(wire)
        writer.write(tickers)
    }

    init(from reader: inout RecordReader) throws(RecordingError) {
        self.init(
            try reader.read(), time: try reader.read(), link: try reader.read(), wire: try reader.read(),
            tickers: try reader.read())
    }
}

extension CompanyFact: Recorded {
    func write(to writer: inout RecordWriter) {
        writer.write(value)
        writer.write(start)
        writer.write(end)
        writer.write(tag)
    }

    init(from reader: inout RecordReader) throws(RecordingError) {
        self.init(try reader.read(), start: try reader.optional(), end: try reader.read(), tag: try reader.read())
    }
}

extension CompanyFacts: Recorded {
    func write(to writer: inout RecordWriter) {
        writer.write(cik)
        writer.write(tickers)
        writer.write(name)
        writer.write(shares)
        writer.write(longTermDebt)
        writer.write(interestExpense)
        writer.write(operatingIncome)
    }

    init(from reader: inout RecordReader) throws(RecordingError) {
        self.init(
            cik: try reader.read(), tickers: try reader.read(), name: try reader.read(), shares: try reader.optional(),
            longTermDebt: try reader.optional(), interestExpense: try reader.optional(),
            operatingIncome: try reader.optional())
    }
}

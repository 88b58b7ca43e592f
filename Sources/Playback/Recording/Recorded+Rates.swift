import Model

extension Tenor: Recorded {}

extension YieldCurve: Recorded {
    func write(to writer: inout RecordWriter) {
        writer.write(day)
        let known = Tenor.allCases.filter { percent[$0] != nil }
        writer.write(known)
        writer.column(known.map { percent[$0] })
    }

    init(from reader: inout RecordReader) throws(RecordingError) {
        let day: Day = try reader.read()
        let tenors: [Tenor] = try reader.read()
        let percent: RecordedColumn = try reader.read()
        guard percent.values.count == tenors.count else { throw RecordReader.damage("columns differ in length") }
        self.init(day, percent: Dictionary(zip(tenors, percent.values)) { $1 })
    }
}

extension DatedValues: Recorded {
    func write(to writer: inout RecordWriter) {
        writer.days((0..<count).map(day))
        writer.column((0..<count).map(value))
    }

    init(from reader: inout RecordReader) throws(RecordingError) {
        let days = try reader.days()
        let values: RecordedColumn = try reader.read()
        guard values.values.count == days.count else { throw RecordReader.damage("columns differ in length") }
        self.init(days: days, values: values.values)
    }
}

extension Rates: Recorded {
    func write(to writer: inout RecordWriter) {
        let known = Tenor.allCases.filter { yields[$0] != nil }
        writer.write(known)
        for tenor in known { writer.write(self[tenor]) }
        writer.write(policy, provenance)
    }

    init(from reader: inout RecordReader) throws(RecordingError) {
        let tenors: [Tenor] = try reader.read()
        var yields: [Tenor: DatedValues] = [:]
        for tenor in tenors {
            let values: DatedValues = try reader.read()
            yields[tenor] = values
        }
        self.init(yields: yields, policy: try reader.read(), provenance: try reader.read())
    }
}

extension ValuationPoint: Recorded {
    func write(to writer: inout RecordWriter) { writer.write(day, large, mid, small, measure, source) }

    init(from reader: inout RecordReader) throws(RecordingError) {
        self.init(
            try reader.read(), large: try reader.read(), mid: try reader.read(), small: try reader.read(),
            measure: try reader.read(), source: try reader.read())
    }
}

extension ValuationStatement: Recorded {
    func write(to writer: inout RecordWriter) { writer.write(day, discount, averagePremium, since, measure, source) }

    init(from reader: inout RecordReader) throws(RecordingError) {
        self.init(
            try reader.read(), discount: try reader.read(), averagePremium: try reader.read(),
            since: try reader.read(), measure: try reader.read(), source: try reader.read())
    }
}

import Model

extension Sector: Recorded {}

extension Quality: Recorded {
    func write(to writer: inout RecordWriter) {
        switch self {
        case .exact: writer.byte(0)
        case .atLeast: writer.byte(1)
        case .derived(let how):
            writer.byte(2)
            writer.write(how)
        }
    }

    init(from reader: inout RecordReader) throws(RecordingError) {
        switch try reader.byte() {
        case 0: self = .exact
        case 1: self = .atLeast
        case 2: self = .derived(try reader.read())
        default: throw RecordReader.damage("there is no such quality")
        }
    }
}

extension SectorWeight: Recorded {
    func write(to writer: inout RecordWriter) { writer.write(sector, weight, quality) }

    init(from reader: inout RecordReader) throws(RecordingError) {
        self.init(try reader.read(), weight: try reader.read(), quality: try reader.read())
    }
}

extension SectorTable: Recorded {
    func write(to writer: inout RecordWriter) { writer.write(fund, asOf, weights, source) }

    init(from reader: inout RecordReader) throws(RecordingError) {
        self.init(
            fund: try reader.read(), asOf: try reader.read(), weights: try reader.read(), source: try reader.read())
    }
}

extension Holding: Recorded {
    func write(to writer: inout RecordWriter) { writer.write(ticker, name, sector, weight, price, shares) }

    init(from reader: inout RecordReader) throws(RecordingError) {
        self.init(
            ticker: try reader.read(), name: try reader.read(), sector: try reader.read(), weight: try reader.read(),
            price: try reader.read(), shares: try reader.read())
    }
}

extension HoldingsTable: Recorded {
    func write(to writer: inout RecordWriter) { writer.write(fund, asOf, holdings, source) }

    init(from reader: inout RecordReader) throws(RecordingError) {
        self.init(
            fund: try reader.read(), asOf: try reader.read(), holdings: try reader.read(), source: try reader.read())
    }
}

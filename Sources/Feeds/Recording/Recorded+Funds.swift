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
    func write(to writer: inout RecordWriter) {
        writer.write(sector)
        writer.write(weight)
        writer.write(quality)
    }

    init(from reader: inout RecordReader) throws(RecordingError) {
        self.init(try reader.read(), weight: try reader.read(), quality: try reader.read())
    }
}

extension SectorTable: Recorded {
    func write(to writer: inout RecordWriter) {
        writer.write(fund)
        writer.write(asOf)
        writer.write(weights)
        writer.write(source)
    }

    init(from reader: inout RecordReader) throws(RecordingError) {
        self.init(
            fund: try reader.read(), asOf: try reader.read(), weights: try reader.read(), source: try reader.read())
    }
}

extension Holding: Recorded {
    func write(to writer: inout RecordWriter) {
        writer.write(ticker)
        writer.write(name)
        writer.write(sector)
        writer.write(weight)
        writer.write(price)
        writer.write(shares)
    }

    init(from reader: inout RecordReader) throws(RecordingError) {
        self.init(
            ticker: try reader.read(), name: try reader.read(), sector: try reader.read(), weight: try reader.read(),
            price: try reader.optional(), shares: try reader.optional())
    }
}

extension HoldingsTable: Recorded {
    func write(to writer: inout RecordWriter) {
        writer.write(fund)
        writer.write(asOf)
        writer.write(holdings)
        writer.write(source)
    }

    init(from reader: inout RecordReader) throws(RecordingError) {
        self.init(
            fund: try reader.read(), asOf: try reader.read(), holdings: try reader.read(), source: try reader.read())
    }
}

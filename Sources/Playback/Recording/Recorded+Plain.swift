import Model

extension Bool: Recorded {
    func write(to writer: inout RecordWriter) { writer.byte(self ? 1 : 0) }

    init(from reader: inout RecordReader) throws(RecordingError) {
        switch try reader.byte() {
        case 0: self = false
        case 1: self = true
        default: throw RecordReader.damage("neither true nor false")
        }
    }
}

extension Int: Recorded {
    func write(to writer: inout RecordWriter) { writer.number(Int64(self)) }

    init(from reader: inout RecordReader) throws(RecordingError) { self = Int(try reader.number()) }
}

extension Double: Recorded {
    func write(to writer: inout RecordWriter) {
        withUnsafeBytes(of: bitPattern.littleEndian) { writer.append($0) }
    }

    init(from reader: inout RecordReader) throws(RecordingError) {
        let bits = try reader.consume(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        self.init(bitPattern: bits)
    }
}

extension String: Recorded {
    func write(to writer: inout RecordWriter) {
        var text = self
        text.withUTF8 { bytes in
            writer.count(UInt64(bytes.count))
            writer.append(bytes)
        }
    }

    /// Decodes a text and cleans it of control characters, since the file comes from outside.
    init(from reader: inout RecordReader) throws(RecordingError) {
        let bytes = try reader.consume(try reader.length())
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw RecordReader.damage("a text is not UTF-8")
        }
        self = bytes.allSatisfy { (0x20...0x7E).contains($0) } ? text : PlainText.clean(text, limit: 1 << 16)
    }
}

extension Recorded where Self: RawRepresentable, RawValue == String {
    func write(to writer: inout RecordWriter) { writer.write(rawValue) }

    init(from reader: inout RecordReader) throws(RecordingError) {
        let name: String = try reader.read()
        guard let value = Self(rawValue: name) else {
            throw RecordingError(.unknown, "the recording has a value that this version does not support: \(name)")
        }
        self = value
    }
}

extension Day: Recorded {
    func write(to writer: inout RecordWriter) { writer.number(Int64(number)) }

    init(from reader: inout RecordReader) throws(RecordingError) {
        self = try Day(recorded: try reader.number())
    }

    /// The day of a recorded number. Throws outside the years 1 to 9999.
    init(recorded number: Int64) throws(RecordingError) {
        // Calendar arithmetic is defined for years 1 to 9999.
        guard (-719_162...2_932_896).contains(number) else { throw RecordReader.damage("there is no such day") }
        self.init(number: Int32(number))
    }
}

extension Timestamp: Recorded {
    func write(to writer: inout RecordWriter) { writer.number(milliseconds) }

    init(from reader: inout RecordReader) throws(RecordingError) {
        let milliseconds = try reader.number()
        // The same range of years.
        guard (-62_135_596_800_000...253_402_300_799_999).contains(milliseconds) else {
            throw RecordReader.damage("there is no such time")
        }
        self.init(milliseconds: milliseconds)
    }
}

extension ClosedRange: Recorded where Bound: Recorded {
    func write(to writer: inout RecordWriter) { writer.write(lowerBound, upperBound) }

    init(from reader: inout RecordReader) throws(RecordingError) {
        let (lower, upper): (Bound, Bound) = (try reader.read(), try reader.read())
        guard lower <= upper else { throw RecordReader.damage("a span ends before it begins") }
        self = lower...upper
    }
}

extension Dated.Precision: Recorded {}

extension Dated: Recorded {
    func write(to writer: inout RecordWriter) { writer.write(day, precision) }

    init(from reader: inout RecordReader) throws(RecordingError) {
        self.init(try reader.read(), precision: try reader.read())
    }
}

extension Symbol: Recorded {
    func write(to writer: inout RecordWriter) { writer.write(name) }

    init(from reader: inout RecordReader) throws(RecordingError) {
        let name: String = try reader.read()
        self.init(name)
    }
}

/// Bytes of a record, the smallest first: numbers by as many bytes as they need, texts with their length before them.
struct RecordWriter {
    /// What was written so far.
    private(set) var bytes: [UInt8] = []

    /// Forgets what was written, and keeps the room.
    mutating func clear() { bytes.removeAll(keepingCapacity: true) }

    /// Adds bytes as they are.
    mutating func append(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

    /// Adds one byte.
    mutating func byte(_ byte: UInt8) { bytes.append(byte) }

    /// Adds a number that is not negative: seven bits a byte, the last one without the eighth.
    mutating func count(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// Adds a number of either sign, small where its distance to zero is.
    mutating func number(_ number: Int64) { count(UInt64(bitPattern: (number << 1) ^ (number >> 63))) }

    /// Adds values one after the other.
    mutating func write<each Value: Recorded>(_ value: repeat each Value) { repeat (each value).write(to: &self) }
}

/// What can stand in a record. Written and read again it is the same, to the bit.
protocol Recorded {
    /// Adds it to a record.
    func write(to writer: inout RecordWriter)
    /// Takes it from a record.
    init(from reader: inout RecordReader) throws(RecordingError)
}

/// A value, or that there is none.
extension Optional: Recorded where Wrapped: Recorded {
    func write(to writer: inout RecordWriter) {
        guard let value = self else { return writer.byte(0) }
        writer.byte(1)
        value.write(to: &writer)
    }

    init(from reader: inout RecordReader) throws(RecordingError) {
        switch try reader.byte() {
        case 0: self = nil
        case 1: self = try Wrapped(from: &reader)
        default: throw RecordReader.damage("neither a value nor none")
        }
    }
}

/// Values in order.
extension Array: Recorded where Element: Recorded {
    func write(to writer: inout RecordWriter) {
        writer.count(UInt64(count))
        for value in self { value.write(to: &writer) }
    }

    init(from reader: inout RecordReader) throws(RecordingError) {
        let length = try reader.length()
        self = []
        reserveCapacity(length)
        for _ in 0..<length { append(try Element(from: &reader)) }
    }
}

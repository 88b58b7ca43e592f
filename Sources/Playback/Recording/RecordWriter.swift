/// Encodes a record: integers as variable-length bytes, least significant first; texts with their length before them.
struct RecordWriter {
    /// The bytes written so far.
    private(set) var bytes: [UInt8] = []

    /// Removes all bytes, but keeps the capacity.
    mutating func clear() { bytes.removeAll(keepingCapacity: true) }

    mutating func append(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

    mutating func byte(_ byte: UInt8) { bytes.append(byte) }

    /// Appends an unsigned number, seven bits per byte; the high bit is clear in the last byte.
    mutating func count(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// Appends a signed number in zigzag encoding, so that small magnitudes are short.
    mutating func number(_ number: Int64) { count(UInt64(bitPattern: (number << 1) ^ (number >> 63))) }

    /// Appends values in order.
    mutating func write<each Value: Recorded>(_ value: repeat each Value) { repeat (each value).write(to: &self) }
}

/// A value that can be recorded. Decoding restores it exactly.
protocol Recorded {
    /// Appends it to a record.
    func write(to writer: inout RecordWriter)
    /// Decodes it from a record.
    init(from reader: inout RecordReader) throws(RecordingError)
}

/// A presence byte, then the value.
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

/// A count, then the values in order.
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

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

    /// Adds a value.
    mutating func write(_ value: some Recorded) { value.write(to: &self) }

    /// Adds a value, or that there is none.
    mutating func write(_ value: (some Recorded)?) {
        guard let value else { return byte(0) }
        byte(1)
        write(value)
    }

    /// Adds values in order.
    mutating func write(_ values: [some Recorded]) {
        count(UInt64(values.count))
        for value in values { write(value) }
    }
}

/// What can stand in a record. Written and read again it is the same, to the bit.
protocol Recorded {
    /// Adds it to a record.
    func write(to writer: inout RecordWriter)
    /// Takes it from a record.
    init(from reader: inout RecordReader) throws(RecordingError)
}

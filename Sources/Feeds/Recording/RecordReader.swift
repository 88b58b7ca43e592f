import Model

/// Takes values from the bytes of a record. Whatever the bytes are, it ends or throws.
struct RecordReader {
    private let bytes: ArraySlice<UInt8>
    private var at: Int
    /// How deep batches stand in each other.
    private var depth = 0

    /// So deep at most.
    private static let deepest = 16

    /// A reader at the beginning of some bytes.
    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        at = bytes.startIndex
    }

    /// How many bytes are left.
    var left: Int { bytes.endIndex - at }

    /// That something cannot be.
    static func damage(_ what: String) -> RecordingError {
        RecordingError(.damaged, "the recording is damaged: \(what)")
    }

    mutating func byte() throws(RecordingError) -> UInt8 {
        guard at < bytes.endIndex else { throw RecordReader.damage("a record is too short") }
        defer { at += 1 }
        return bytes[at]
    }

    mutating func take(_ count: Int) throws(RecordingError) -> ArraySlice<UInt8> {
        guard count >= 0, count <= left else { throw RecordReader.damage("a record is too short") }
        defer { at += count }
        return bytes[at..<at + count]
    }

    mutating func count() throws(RecordingError) -> UInt64 {
        var number: UInt64 = 0
        for shift in stride(from: 0, to: 64, by: 7) {
            let byte = try byte()
            guard shift < 63 || byte <= 1 else { break }
            number |= UInt64(byte & 0x7F) << UInt64(shift)
            if byte < 0x80 { return number }
        }
        throw RecordReader.damage("a number is too large")
    }

    mutating func number() throws(RecordingError) -> Int64 {
        let bits = try count()
        return Int64(bitPattern: bits >> 1) ^ -Int64(bitPattern: bits & 1)
    }

    /// How many values follow, each of one byte at least.
    mutating func length() throws(RecordingError) -> Int {
        let number = try count()
        guard number <= UInt64(left) else { throw RecordReader.damage("a list is longer than its record") }
        return Int(number)
    }

    mutating func read<Value: Recorded>() throws(RecordingError) -> Value { try Value(from: &self) }

    /// Reads what stands inside of a batch.
    mutating func nested<Value>(
        _ body: (inout RecordReader) throws(RecordingError) -> Value
    ) throws(RecordingError) -> Value {
        guard depth < RecordReader.deepest else { throw RecordReader.damage("batches stand too deep in each other") }
        depth += 1
        defer { depth -= 1 }
        return try body(&self)
    }
}

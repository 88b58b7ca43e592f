/// Decodes values from the bytes of a record. Arbitrary bytes are safe: it ends or throws.
struct RecordReader {
    private let bytes: ArraySlice<UInt8>
    private var position: Int
    /// The nesting depth of batches.
    private var depth = 0
    /// The number of missing values that columns without any value may still have. Such a column takes a few bytes
    /// whatever its length, and a record of many would exhaust memory; the dates beside it take a byte each.
    private var gapsLeft: Int

    /// The maximum nesting depth.
    private static let depthLimit = 16

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
        gapsLeft = bytes.count * 16 + 1024
    }

    /// The number of bytes left.
    var left: Int { bytes.endIndex - position }

    /// The error of a damaged recording.
    static func damage(_ what: String) -> RecordingError {
        RecordingError(.damaged, "the recording is damaged: \(what)")
    }

    mutating func byte() throws(RecordingError) -> UInt8 {
        guard position < bytes.endIndex else { throw RecordReader.damage("a record is too short") }
        defer { position += 1 }
        return bytes[position]
    }

    mutating func consume(_ count: Int) throws(RecordingError) -> ArraySlice<UInt8> {
        guard count >= 0, count <= left else { throw RecordReader.damage("a record is too short") }
        defer { position += count }
        return bytes[position..<position + count]
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

    /// The number of values that follow, each at least one byte long.
    mutating func length() throws(RecordingError) -> Int {
        let number = try count()
        guard number <= UInt64(left) else { throw RecordReader.damage("a list is longer than its record") }
        return Int(number)
    }

    /// The length of a column that has only gaps.
    mutating func gaps(_ count: UInt64) throws(RecordingError) -> Int {
        guard count <= UInt64(gapsLeft) else { throw RecordReader.damage("a column is too long") }
        gapsLeft -= Int(count)
        return Int(count)
    }

    mutating func read<Value: Recorded>() throws(RecordingError) -> Value { try Value(from: &self) }

    /// Reads the content of a batch, which may contain batches.
    mutating func nested<Value>(
        _ body: (inout RecordReader) throws(RecordingError) -> Value
    ) throws(RecordingError) -> Value {
        guard depth < RecordReader.depthLimit else { throw RecordReader.damage("batches are nested too deep") }
        depth += 1
        defer { depth -= 1 }
        return try body(&self)
    }
}

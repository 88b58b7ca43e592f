import Formats
import Model

/// The compressed records of a recording that are not yet written to disk.
struct RecordingBuffer: ~Copyable {
    /// When buffered records should be written.
    enum Due {
        case nothing, soon, now
    }

    /// The number of bytes that are written immediately.
    private static let writeThreshold = 1 << 16

    private let deflater = Deflater()
    private var writer = RecordWriter()
    private var packed: [UInt8] = []
    private var last: Timestamp
    private var isDirty = false
    private var isAwaited = false
    private(set) var hasEnded = false

    /// A buffer that contains the signature and header of a recording.
    init(_ program: String, _ start: Timestamp) {
        last = start
        deflater.pack(Array("\(RecordingFormat.signature)\(RecordingFormat.version)\n".utf8), .none, onto: &packed)
        writer.write(program)
        writer.write(start)
        writer.write(UpdateKind.allCases.map(\.rawValue))
        packRecord()
    }

    /// The number of bytes buffered.
    var count: Int { packed.count }

    /// Adds a record, and returns when to write: soon after the first record since the last write, now once enough
    /// bytes are buffered.
    mutating func add(_ update: MarketUpdate, _ time: Timestamp) -> Due {
        guard !hasEnded else { return .nothing }
        writer.number(time.milliseconds - last.milliseconds)
        writer.write(update)
        last = time
        packRecord()
        if !isDirty {
            isDirty = true
            return .soon
        }
        guard packed.count >= RecordingBuffer.writeThreshold, !isAwaited else { return .nothing }
        isAwaited = true
        return .now
    }

    /// Removes and returns the buffered bytes; empty if nothing was added since.
    mutating func drain(_ flush: Deflater.Flush) -> [UInt8] {
        guard !hasEnded else { return [] }
        if flush == .sync {
            guard isDirty else { return [] }
            isDirty = false
        }
        if flush != .none { deflater.pack([], flush, onto: &packed) }
        isAwaited = false
        defer { packed = [] }
        return packed
    }

    /// Rejects all further records. Returns whether this call is the first.
    mutating func end() -> Bool {
        defer {
            hasEnded = true
            packed = []
        }
        return !hasEnded
    }

    /// Compresses the current record, preceded by its length.
    private mutating func packRecord() {
        var length = RecordWriter()
        length.count(UInt64(writer.bytes.count))
        deflater.pack(length.bytes, .none, onto: &packed)
        deflater.pack(writer.bytes, .none, onto: &packed)
        writer.clear()
    }
}

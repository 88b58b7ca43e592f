import Model

/// What a recording has to write: its records, packed, until they are taken to the disk.
struct RecordingBuffer: ~Copyable {
    /// When what was added is to be written.
    enum Due {
        case nothing, soon, now
    }

    /// So much is written without waiting for more.
    private static let share = 1 << 16

    private let deflater = Deflater()
    private var writer = RecordWriter()
    private var packed: [UInt8] = []
    private var last: Timestamp
    private var isDirty = false
    private var isAwaited = false
    private(set) var hasEnded = false

    /// A buffer with the first line and the head of a recording on it.
    init(_ program: String, _ start: Timestamp) {
        last = start
        deflater.pack(Array("\(RecordingFormat.mark)\(RecordingFormat.version)\n".utf8), .none, onto: &packed)
        writer.write(program)
        writer.write(start)
        writer.write(UpdateKind.allCases.map(\.rawValue))
        packRecord()
    }

    /// How many bytes wait.
    var count: Int { packed.count }

    /// Adds a record, and says whether somebody is to be asked to write: the first of some is to be in the file soon, the
    /// one that makes them many now.
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
        guard packed.count >= RecordingBuffer.share, !isAwaited else { return .nothing }
        isAwaited = true
        return .now
    }

    /// Takes what waits; nothing where nothing was added since.
    mutating func take(_ how: Deflater.Flush) -> [UInt8] {
        guard !hasEnded else { return [] }
        if how == .sync {
            guard isDirty else { return [] }
            isDirty = false
        }
        if how != .none { deflater.pack([], how, onto: &packed) }
        isAwaited = false
        defer { packed = [] }
        return packed
    }

    /// Lets nothing more be added, and says whether it is so from now on.
    mutating func end() -> Bool {
        defer {
            hasEnded = true
            packed = []
        }
        return !hasEnded
    }

    /// Packs what was written, its length before it.
    private mutating func packRecord() {
        var length = RecordWriter()
        length.count(UInt64(writer.bytes.count))
        deflater.pack(length.bytes, .none, onto: &packed)
        deflater.pack(writer.bytes, .none, onto: &packed)
        writer.clear()
    }
}

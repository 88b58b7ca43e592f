/// What a follower keeps while it waits for a snapshot.
struct SnapshotWait: Sendable {
    /// When it asks next.
    var nextAsk = Duration.zero
    /// The parts of a snapshot that have arrived.
    var assembly = SnapshotAssembly()
    /// The updates that have arrived since it was connected, in order.
    private(set) var buffer: [DeskMessage] = []
    private var size = 0

    /// The maximum size of the buffer in bytes.
    static let limit = 1 << 26
    /// What a message costs in addition to its content, in bytes.
    private static let overhead = 256

    /// Whether updates between a snapshot and those in the buffer are missing.
    func lacksUpdates(after snapshot: DeskHeader) -> Bool {
        let next = buffer.lazy.map(\.header).first { $0.epoch == snapshot.epoch && $0.sequence > snapshot.sequence }
        return next.map { $0.sequence > snapshot.sequence + 1 } ?? false
    }

    /// Adds an update. If there is no room, the buffer is emptied first: the snapshot must then be a later one.
    mutating func add(_ message: DeskMessage) -> Bool {
        size += message.payload.count + SnapshotWait.overhead
        let hasRoom = size <= SnapshotWait.limit
        if !hasRoom { (buffer, size) = ([], 0) }
        buffer.append(message)
        return hasRoom
    }
}

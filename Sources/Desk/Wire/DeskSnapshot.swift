package import Model
import Playback

/// A snapshot of a collector's market: everything that a dashboard needs to follow from an update on.
package enum DeskSnapshot {
    /// The updates that lead from an empty market to this one. Quotes that are held back follow it, so that what
    /// confirms them has the same effect.
    package static func updates(of market: Market) -> [MarketUpdate] {
        [.snapshot(market)] + market.listings.compactMap { $0.held.map { .quote($0.quote) } }
    }

    /// The messages of a snapshot, divided into parts. O(sessions).
    ///
    /// - Parameters:
    ///   - header: the epoch, and the number of the last update in the market.
    ///   - longest: the maximum length of a part in bytes.
    package static func messages(
        of market: Market, program: String, header: DeskHeader, longest: Int
    ) -> [DeskMessage] {
        let bytes = UpdateCoding.snapshot(of: updates(of: market), program: program)
        let size = max(longest, bytes.count / DeskHeader.partLimit + 1)
        let count = (bytes.count + size - 1) / size
        return (0..<count).map { index in
            var header = header
            header.part = DeskHeader.Part(index: index, count: count)
            let part = bytes[(index * size)..<min((index + 1) * size, bytes.count)]
            return DeskMessage(.snapshot, header, payload: Array(part))
        }
    }
}

/// The parts of a snapshot that have arrived.
package struct SnapshotAssembly: Sendable {
    private var header: DeskHeader?
    private var bytes: [UInt8] = []
    private var next = 0

    /// The maximum length of a compressed snapshot in bytes.
    package static let limit = 1 << 27

    package init() {}

    /// Whether a snapshot has begun.
    package var isBegun: Bool { header != nil }

    /// Adds a part, and returns the snapshot if it is the last one. A part out of order, or of another snapshot, starts
    /// again; so does one with which the snapshot would be too large.
    package mutating func add(_ message: DeskMessage) -> (header: DeskHeader, bytes: [UInt8])? {
        guard let part = message.header.part else { return nil }
        if part.index == 0 {
            (header, bytes, next) = (message.header, [], 0)
        }
        guard let header, header.epoch == message.header.epoch, header.sequence == message.header.sequence,
            header.part?.count == part.count, part.index == next,
            bytes.count + message.payload.count <= SnapshotAssembly.limit
        else {
            self = SnapshotAssembly()
            return nil
        }
        bytes += message.payload
        next += 1
        guard next == part.count else { return nil }
        defer { self = SnapshotAssembly() }
        return (header, bytes)
    }
}

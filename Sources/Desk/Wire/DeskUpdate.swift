package import Model
package import Playback

extension DeskMessage {
    /// Payloads from this length on are compressed.
    private static let compressedFrom = 1024

    /// The message of an update.
    package init(_ update: MarketUpdate, _ header: DeskHeader) {
        var header = header
        var bytes = UpdateCoding.bytes(of: update)
        if bytes.count >= DeskMessage.compressedFrom {
            bytes = GzipBytes.packed(bytes)
            header.isCompressed = true
        }
        self.init(.update(update, kind: UpdateCoding.kind(of: update)), header, payload: bytes)
    }

    /// The update of a message. Throws if its bytes are not one, or one that its subject does not announce.
    package func update(_ decoder: UpdateDecoder) throws(RecordingError) -> MarketUpdate {
        var bytes = payload[...]
        if header.isCompressed {
            guard let unpacked = GzipBytes.unpacked(payload, limit: DeskMessage.longestPayload) else {
                throw RecordingError(.damaged, "an update cannot be decompressed")
            }
            bytes = unpacked[...]
        }
        guard case .update(let kind, _) = subject, decoder.kind(of: bytes)?.replacing(" ", with: "-") == kind else {
            throw DeskMessage.mismatch
        }
        let update = try decoder.update(from: bytes)
        guard DeskSubject.update(update, kind: UpdateCoding.kind(of: update)) == subject, !update.isForeign else {
            throw DeskMessage.mismatch
        }
        return update
    }

    private static let mismatch = RecordingError(.damaged, "an update is not of the kind that its subject names")
}

extension MarketUpdate {
    /// Whether it has a kind of update that collectors do not send.
    fileprivate var isForeign: Bool {
        switch self {
        case .batch(let updates): updates.contains { if case .batch = $0 { true } else { $0.isForeign } }
        case .snapshot, .playback: true
        default: false
        }
    }

    /// The updates in it that are no batches, in order.
    package var flattened: [MarketUpdate] {
        if case .batch(let updates) = self { return updates.flatMap(\.flattened) }
        return [self]
    }
}

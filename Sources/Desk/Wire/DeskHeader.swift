package import Model
package import NIOCore

/// What the headers of a message say.
package struct DeskHeader: Hashable, Sendable {
    /// The epoch of the collector.
    package let epoch: DeskEpoch
    /// The number of the message among those with updates; of a heartbeat and a snapshot, of the last one before it.
    package let sequence: UInt64
    /// When the collector received the update, the last one of several, or sent the heartbeat.
    package let time: Timestamp
    /// Of a snapshot, which part of how many this is, from 0; nil for other messages.
    package var part: Part?
    /// Whether the payload is gzip.
    package var isCompressed = false
    /// Of a heartbeat, how many dashboards the collector counts.
    package var watching: Int?

    /// The position of a part in a snapshot.
    package struct Part: Hashable, Sendable {
        package let index: Int
        package let count: Int
    }

    /// The maximum number of parts of a snapshot.
    package static let partLimit = 4096

    package init(_ epoch: DeskEpoch, _ sequence: UInt64, at time: Timestamp) {
        self.epoch = epoch
        self.sequence = sequence
        self.time = time
    }

    /// The header block.
    package var block: [UInt8] {
        var text = "NATS/1.0\r\nEpoch: \(epoch)\r\nSequence: \(sequence)\r\nReceived: \(time.milliseconds)\r\n"
        if let part { text += "Part: \(part.index)/\(part.count)\r\n" }
        if isCompressed { text += "Encoding: gzip\r\n" }
        if let watching { text += "Watching: \(watching)\r\n" }
        return Array((text + "\r\n").utf8)
    }

    /// Parses a header block; nil if anything that is needed is missing or invalid. Other headers are ignored.
    package init?(_ block: ByteBuffer) {
        var epoch: DeskEpoch?, sequence: UInt64?, time: Int64?, part: Part?, watching: Int?
        var isCompressed = false, isValid = true
        let isBlock = NATSHeaders.read(block) { name, value in
            let text = value.count <= 64 ? String(decoding: value, as: UTF8.self) : ""
            if name.elementsEqual("Epoch".utf8) {
                epoch = DeskEpoch(text)
            } else if name.elementsEqual("Sequence".utf8) {
                sequence = UInt64(text).flatMap { $0 < 1 << 53 ? $0 : nil }
            } else if name.elementsEqual("Received".utf8) {
                time = Int64(text)
            } else if name.elementsEqual("Part".utf8) {
                part = Part(text)
                if part == nil { isValid = false }
            } else if name.elementsEqual("Encoding".utf8) {
                isCompressed = true
                if text != "gzip" { isValid = false }
            } else if name.elementsEqual("Watching".utf8) {
                watching = Int(text).flatMap { (0...1_000_000).contains($0) ? $0 : nil }
            }
        }
        guard isBlock, isValid, let epoch, let sequence, let time else { return nil }
        self.init(epoch, sequence, at: Timestamp(milliseconds: time))
        self.part = part
        self.isCompressed = isCompressed
        self.watching = watching
    }
}

extension DeskHeader.Part {
    /// Parses `3/12`.
    fileprivate init?(_ text: String) {
        let numbers = text.split(separator: "/").compactMap { Int($0) }
        guard numbers.count == 2, (1...DeskHeader.partLimit).contains(numbers[1]), (0..<numbers[1]).contains(numbers[0])
        else { return nil }
        self.init(index: numbers[0], count: numbers[1])
    }
}

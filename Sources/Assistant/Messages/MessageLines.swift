/// Divides a stream of bytes into messages, one a line, within bounded memory.
package struct MessageLines: Sendable {
    /// A line of the stream.
    package enum Line: Hashable, Sendable {
        /// A complete line without its end.
        case complete([UInt8])
        /// A line longer than the limit; its content is discarded.
        case tooLong
    }

    /// The longest line that is read, in bytes: no request needs as much.
    package static let longest = 256 << 10

    private var pending: [UInt8] = []
    private var isSkipping = false

    /// Creates a reader at the beginning of a stream.
    package init() {}

    /// Adds bytes, and returns the lines that they complete. Blank lines are left out.
    package mutating func add(_ bytes: some Sequence<UInt8>) -> [Line] {
        var lines: [Line] = []
        for byte in bytes {
            if byte == UInt8(ascii: "\n") {
                if let line = end() { lines.append(line) }
            } else if pending.count < MessageLines.longest {
                pending.append(byte)
            } else {
                isSkipping = true
            }
        }
        return lines
    }

    /// The last line, if the stream has ended without a line feed.
    package mutating func finish() -> Line? { end() }

    private mutating func end() -> Line? {
        defer {
            pending.removeAll(keepingCapacity: pending.count < 16 << 10)
            isSkipping = false
        }
        if isSkipping { return .tooLong }
        if pending.last == UInt8(ascii: "\r") { pending.removeLast() }
        return pending.allSatisfy { $0 == 0x20 || $0 == 0x09 } ? nil : .complete(pending)
    }
}

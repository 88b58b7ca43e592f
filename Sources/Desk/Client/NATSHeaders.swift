package import NIOCore

/// A header block: a version line, then names with values, as in HTTP.
package enum NATSHeaders {
    /// The maximum number of header lines that are read.
    static let limit = 32

    /// A block of names with values, neither of which has line ends.
    package static func block(_ fields: [(name: String, value: String)]) -> [UInt8] {
        var text = "NATS/1.0\r\n"
        for (name, value) in fields { text += "\(name): \(value)\r\n" }
        return Array((text + "\r\n").utf8)
    }

    /// Calls a function with each name and value of a block, without the blanks around the value. Returns false if it
    /// is not a header block, or has more lines than `limit`.
    package static func read(
        _ block: ByteBuffer, _ body: (_ name: ByteBufferView, _ value: ByteBufferView) -> Void
    ) -> Bool {
        var rest = block.readableBytesView
        guard rest.starts(with: "NATS/1.0".utf8), nextLine(&rest) != nil else { return false }
        for _ in 0..<limit {
            guard let line = nextLine(&rest) else { return false }
            if line.isEmpty { return rest.isEmpty }
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return false }
            var value = line[line.index(after: colon)...]
            while value.first == UInt8(ascii: " ") { value = value.dropFirst() }
            while value.last == UInt8(ascii: " ") { value = value.dropLast() }
            body(line[..<colon], value)
        }
        return false
    }

    /// Removes the next line, and returns it without its end; nil without a line end.
    private static func nextLine(_ rest: inout ByteBufferView) -> ByteBufferView? {
        guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        var line = rest[..<end]
        rest = rest[(end + 1)...]
        if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
        return line
    }
}

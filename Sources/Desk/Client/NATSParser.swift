package import NIOCore

/// Parses what a NATS server sends, however the bytes are divided.
///
/// It is a value without a connection: bytes are added, operations taken out. What it keeps is limited by the longest
/// line and the longest message.
package struct NATSParser: Sendable {
    /// A message whose line has been read, but not all of its bytes.
    private struct Head {
        let subject: String
        let subscription: Int
        let reply: String?
        let headerCount: Int
        let count: Int
    }

    private var buffer = ByteBuffer()
    private var head: Head?
    /// The number of bytes at the start of the buffer that have no line end.
    private var searched = 0
    private let longestLine: Int
    private let longestMessage: Int

    /// Creates a parser.
    ///
    /// - Parameters:
    ///   - longestLine: the maximum length of a line in bytes; INFO of a large cluster has some thousands.
    ///   - longestMessage: the maximum length of headers and payload in bytes.
    package init(longestLine: Int = 1 << 16, longestMessage: Int = 1 << 23) {
        self.longestLine = longestLine
        self.longestMessage = longestMessage
    }

    /// Adds bytes.
    package mutating func append(_ bytes: ByteBuffer) {
        if buffer.readableBytes == 0 {
            buffer = bytes
        } else {
            var bytes = bytes
            // What has been taken out is dropped, as long as little has to be moved for it.
            if buffer.readerIndex > buffer.readableBytes { buffer.discardReadBytes() }
            buffer.writeBuffer(&bytes)
        }
    }

    /// The next operation; nil if more bytes are needed.
    package mutating func next() throws(NATSProtocolError) -> NATSOperation? {
        while true {
            if let head { return try message(head) }
            guard let line = try line() else { return nil }
            if let operation = try operation(line) { return operation }
        }
    }

    /// The next line without its end; nil if it is not complete.
    private mutating func line() throws(NATSProtocolError) -> ByteBuffer? {
        let start = searched
        let end = buffer.readableBytesView.dropFirst(start).firstIndex(of: UInt8(ascii: "\n"))
        guard let end else {
            searched = buffer.readableBytes
            if searched > longestLine { throw .longLine }
            return nil
        }
        searched = 0
        let count = end - buffer.readerIndex
        guard count <= longestLine, var line = buffer.readSlice(length: count) else { throw .longLine }
        buffer.moveReaderIndex(forwardBy: 1)
        if line.readableBytesView.last == UInt8(ascii: "\r") {
            line.moveWriterIndex(to: line.writerIndex - 1)
        }
        return line
    }

    /// The operation of a line; nil for the line of a message, whose bytes follow.
    private mutating func operation(_ line: ByteBuffer) throws(NATSProtocolError) -> NATSOperation? {
        let bytes = line.readableBytesView
        let verbEnd = bytes.firstIndex { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") } ?? bytes.endIndex
        let rest = bytes[verbEnd...]
        switch bytes[..<verbEnd].count {
        case 3 where NATSParser.isVerb(bytes[..<verbEnd], "MSG"): head = try readHead(rest, of: line, hasHeaders: false)
        case 4 where NATSParser.isVerb(bytes[..<verbEnd], "HMSG"): head = try readHead(rest, of: line, hasHeaders: true)
        case 4 where NATSParser.isVerb(bytes[..<verbEnd], "PING"): return .ping
        case 4 where NATSParser.isVerb(bytes[..<verbEnd], "PONG"): return .pong
        case 3 where NATSParser.isVerb(bytes[..<verbEnd], "+OK"): return .ok
        case 4 where NATSParser.isVerb(bytes[..<verbEnd], "-ERR"):
            let text = String(decoding: rest, as: UTF8.self)
            return .error(String(text.drop { $0 == " " || $0 == "'" }.prefix { $0 != "'" }))
        case 4 where NATSParser.isVerb(bytes[..<verbEnd], "INFO"):
            guard let server = NATSServer(json: Array(rest)) else { throw NATSParser.unknown(line) }
            return .info(server)
        default: throw NATSParser.unknown(line)
        }
        return nil
    }

    /// Whether some bytes are a verb, in upper or lower case.
    private static func isVerb(_ bytes: ByteBufferView, _ verb: StaticString) -> Bool {
        let letters = UnsafeBufferPointer(start: verb.utf8Start, count: verb.utf8CodeUnitCount)
        for (byte, letter) in zip(bytes, letters) {
            let isLower = byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
            if (isLower ? byte - 0x20 : byte) != letter { return false }
        }
        return true
    }

    private static func unknown(_ line: ByteBuffer) -> NATSProtocolError {
        .line(String(decoding: line.readableBytesView.prefix(40), as: UTF8.self))
    }

    /// `MSG subject sid [reply] count`, or `HMSG subject sid [reply] header-count count`.
    private func readHead(
        _ rest: ByteBufferView, of line: ByteBuffer, hasHeaders: Bool
    ) throws(NATSProtocolError) -> Head {
        let words = rest.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        let numbers = hasHeaders ? 2 : 1
        guard words.count == 2 + numbers || words.count == 3 + numbers,
            let subscription = NATSParser.number(words[1]), let count = NATSParser.number(words[words.count - 1]),
            let headerCount = hasHeaders ? NATSParser.number(words[words.count - 2]) : 0, headerCount <= count
        else { throw NATSParser.unknown(line) }
        guard count <= longestMessage else { throw .longMessage(count) }
        let reply = words.count == 3 + numbers ? String(decoding: words[2], as: UTF8.self) : nil
        return Head(
            subject: String(decoding: words[0], as: UTF8.self), subscription: subscription, reply: reply,
            headerCount: headerCount, count: count)
    }

    private static func number(_ word: ByteBufferView) -> Int? {
        guard (1...9).contains(word.count) else { return nil }
        var number = 0
        for byte in word {
            guard (0x30...0x39).contains(byte) else { return nil }
            number = number * 10 + Int(byte - 0x30)
        }
        return number
    }

    /// The message of a line that has been read; nil if not all of it has arrived.
    private mutating func message(_ head: Head) throws(NATSProtocolError) -> NATSOperation? {
        guard buffer.readableBytes >= head.count + 2 else { return nil }
        let headers = head.headerCount > 0 ? buffer.readSlice(length: head.headerCount) : nil
        let payload = buffer.readSlice(length: head.count - head.headerCount)
        guard let payload, buffer.readInteger(as: UInt16.self) == NATSParser.lineEnd else { throw .unterminated }
        self.head = nil
        return .message(
            NATSMessage(
                subject: head.subject, subscription: head.subscription, reply: head.reply, headers: headers,
                payload: payload))
    }

    /// A carriage return and a line feed.
    private static let lineEnd: UInt16 = 0x0D0A
}

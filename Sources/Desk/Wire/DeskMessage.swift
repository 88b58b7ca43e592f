import Model
package import NIOCore

/// A message of a collector.
package struct DeskMessage: Hashable, Sendable {
    /// What it is about.
    package let subject: DeskSubject
    /// Its headers.
    package let header: DeskHeader
    /// Its content.
    package let payload: [UInt8]

    package init(_ subject: DeskSubject, _ header: DeskHeader, payload: [UInt8] = []) {
        self.subject = subject
        self.header = header
        self.payload = payload
    }

    /// The maximum length of a payload in bytes, before and after decompression.
    package static let longestPayload = 1 << 23

    /// Parses a message of a desk; nil if its subject or its headers are not those of a collector.
    package init?(_ message: NATSMessage, of desk: DeskName) {
        guard let subject = DeskSubject(message.subject, of: desk), let block = message.headers,
            let header = DeskHeader(block), (subject == .snapshot) == (header.part != nil)
        else { return nil }
        self.init(subject, header, payload: Array(message.payload.readableBytesView))
    }

    /// Writes the command that publishes it.
    package func publish(on desk: DeskName, to buffer: inout ByteBuffer) {
        NATSCommand.publish(subject.text(of: desk), headers: header.block, payload: payload, to: &buffer)
    }
}

extension DeskMessage {
    /// The maximum length of what is shared in bytes.
    package static let longestShared = 1 << 18

    /// The message with what is shared.
    init(sharing text: String, _ header: DeskHeader) {
        self.init(.shared, header, payload: Array(text.utf8.prefix(DeskMessage.longestShared)))
    }

    /// What is shared; nil if the message has something else, or it is too long or no text.
    var sharedText: String? {
        guard subject == .shared, payload.count <= DeskMessage.longestShared else { return nil }
        return String(validating: payload, as: UTF8.self)
    }
}

/// What comes between the marks of a paste.
struct PasteBuffer {
    private static let end = Array("\u{1B}[201~".utf8)

    private let limit: Int
    private var bytes: [UInt8] = []
    private var matched = 0

    /// An empty buffer that keeps the first `limit` bytes of a paste.
    init(limit: Int) { self.limit = limit }

    /// Takes a byte; true when it completes the end mark.
    mutating func add(_ byte: UInt8) -> Bool {
        if byte == Self.end[matched] {
            matched += 1
            return matched == Self.end.count
        }
        for held in Self.end[..<matched] { keep(held) }
        matched = 0
        if byte == Self.end[0] {
            matched = 1
        } else {
            keep(byte)
        }
        return false
    }

    /// The text, in one line and without control characters: a prompt takes it, and must not be steered by it.
    mutating func take() -> String {
        defer { matched = 0 }
        var text = takePart()
        while text.last == " " { text.removeLast() }
        return text
    }

    /// The text so far. What may be the beginning of the end mark waits for the rest.
    mutating func takePart() -> String {
        defer { bytes = [] }
        var text = ""
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if scalar == "\n" || scalar == "\r" || scalar == "\t" {
                if !text.isEmpty, text.last != " " { text.append(" ") }
            } else if scalar.properties.generalCategory != .control, scalar != "\u{FFFD}" {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    private mutating func keep(_ byte: UInt8) {
        if bytes.count < limit { bytes.append(byte) }
    }
}

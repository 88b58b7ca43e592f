/// The text between the start and end sequences of a paste.
struct PasteBuffer {
    private static let end = Array("\u{1B}[201~".utf8)

    private let limit: Int
    private var bytes: [UInt8] = []
    private var matched = 0

    /// Creates an empty buffer that stores the first `limit` bytes of a paste.
    init(limit: Int) { self.limit = limit }

    /// Adds a byte; returns true when it completes the end sequence.
    mutating func add(_ byte: UInt8) -> Bool {
        if byte == Self.end[matched] {
            matched += 1
            return matched == Self.end.count
        }
        for held in Self.end[..<matched] { append(held) }
        matched = 0
        if byte == Self.end[0] {
            matched = 1
        } else {
            append(byte)
        }
        return false
    }

    /// Removes and returns the text, on one line and without control characters, which could otherwise control the
    /// prompt that receives it.
    mutating func drain() -> String {
        defer { matched = 0 }
        var text = drainPart()
        while text.last == " " { text.removeLast() }
        return text
    }

    /// Removes and returns the text so far, without what may be the beginning of the end sequence.
    mutating func drainPart() -> String {
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

    private mutating func append(_ byte: UInt8) {
        if bytes.count < limit { bytes.append(byte) }
    }
}

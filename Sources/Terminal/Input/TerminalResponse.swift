import Screen

/// A response of the terminal to a question: the bytes after its introducer, up to BEL, or ESC and a backslash.
struct TerminalResponse: Equatable {
    /// The byte after the escape that began it: `]` for an operating system command.
    let introducer: UInt8
    /// Whether nothing has followed the introducer yet.
    private(set) var isEmpty = true
    private var bytes: [UInt8] = []
    private var isEscaped = false
    /// The maximum number of bytes kept; longer responses are of no use here.
    private static let limit = 64

    /// Begins a response.
    init(_ introducer: UInt8) { self.introducer = introducer }

    /// Adds a byte, and returns whether the response is complete.
    mutating func add(_ byte: UInt8) -> Bool {
        isEmpty = false
        if byte == 7 || isEscaped && byte == UInt8(ascii: "\\") { return true }
        isEscaped = byte == 0x1B
        if !isEscaped, bytes.count < Self.limit { bytes.append(byte) }
        return false
    }

    /// The terminal's background, if the response tells it (OSC 11): `11;rgb:1111/1414/1a1a`, with one to four
    /// hexadecimal digits a channel, and perhaps the opacity behind them.
    var ground: Colour? {
        guard introducer == UInt8(ascii: "]") else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0] == "11;rgb" || parts[0] == "11;rgba" else { return nil }
        let channels = parts[1].split(separator: "/", omittingEmptySubsequences: false).map(Self.channel)
        guard channels.count == 3 || channels.count == 4, let red = channels[0], let green = channels[1],
            let blue = channels[2]
        else { return nil }
        return Colour(red << 16 | green << 8 | blue)
    }

    /// A channel as eight bits.
    private static func channel(_ digits: Substring) -> UInt32? {
        guard (1...4).contains(digits.utf8.count), let value = UInt32(digits, radix: 16) else { return nil }
        let most = UInt32(1) << (4 * UInt32(digits.utf8.count)) - 1
        return (value * 255 + most / 2) / most
    }
}

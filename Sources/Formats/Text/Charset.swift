/// A charset of web content, by the labels used on the web (WHATWG, "Encoding").
package enum Charset: Hashable {
    case utf8, utf16Big, utf16Little, windows1252, latin9

    /// The charset of a label, ignoring case; nil if it is not supported. ASCII is a subset of UTF-8, and ISO-8859-1 is
    /// read as Windows-1252, as in every browser.
    package init?(named name: some StringProtocol) {
        switch name.lowercased() {
        case "utf-8", "utf8", "us-ascii", "ascii": self = .utf8
        case "utf-16be": self = .utf16Big
        case "utf-16", "utf-16le": self = .utf16Little
        case "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "l1", "windows-1252", "cp1252", "x-cp1252":
            self = .windows1252
        case "iso-8859-15", "iso8859-15", "iso_8859-15", "latin9", "latin-9", "l9": self = .latin9
        default: return nil
        }
    }

    /// The charset indicated by a byte-order mark, and the length of the mark.
    package static func marked(_ bytes: [UInt8]) -> (charset: Charset, length: Int)? {
        if bytes.starts(with: utf8Mark) { return (.utf8, 3) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16Big, 2) }
        if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16Little, 2) }
        return nil
    }

    /// The byte-order mark of UTF-8.
    package static let utf8Mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Text of this charset converted to UTF-8. In text declared as UTF-8, invalid bytes are read as Windows-1252.
    package func utf8(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        switch self {
        case .utf8: Charset.repaired(bytes)
        case .utf16Big: Charset.narrowed(bytes, isBig: true)
        case .utf16Little: Charset.narrowed(bytes, isBig: false)
        case .windows1252: Charset.widened(bytes) { Charset.scalar($0) }
        case .latin9: Charset.widened(bytes) { Charset.latin9Signs[$0] ?? Unicode.Scalar($0) }
        }
    }

    private static func narrowed(_ bytes: ArraySlice<UInt8>, isBig: Bool) -> [UInt8] {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        for index in stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2) {
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            units.append(isBig ? first << 8 | second : second << 8 | first)
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    private static func widened(_ bytes: ArraySlice<UInt8>, _ scalar: (UInt8) -> Unicode.Scalar) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 {
                out.append(byte)
            } else {
                out += UTF8.encode(scalar(byte)) ?? UTF8.encodedReplacementCharacter
            }
        }
        return out
    }

    private static func repaired(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        if String(validating: bytes, as: UTF8.self) != nil { return Array(bytes) }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let length = characterLength(bytes[index...])
            if length > 0 {
                out += bytes[index..<index + length]
            } else {
                out += UTF8.encode(scalar(bytes[index])) ?? UTF8.encodedReplacementCharacter
            }
            index += max(length, 1)
        }
        return out
    }

    /// The length in bytes of the UTF-8 character at the beginning; 0 if it is invalid.
    private static func characterLength(_ bytes: ArraySlice<UInt8>) -> Int {
        guard let first = bytes.first else { return 0 }
        let length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
        let character = bytes.prefix(length)
        return character.count == length && String(validating: character, as: UTF8.self) != nil ? length : 0
    }

    private static func scalar(_ byte: UInt8) -> Unicode.Scalar {
        guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
        return Unicode.Scalar(windows[Int(byte) - 0x80]) ?? "\u{FFFD}"
    }

    private static let latin9Signs: [UInt8: Unicode.Scalar] = [
        0xA4: "€", 0xA6: "Š", 0xA8: "š", 0xB4: "Ž", 0xB8: "ž", 0xBC: "Œ", 0xBD: "œ", 0xBE: "Ÿ",
    ]

    /// Windows-1252 from 0x80 to 0x9F; unassigned bytes are the control characters of ISO-8859-1.
    private static let windows: [UInt16] = [
        0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D,
        0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x009D, 0x017E, 0x0178,
    ]
}

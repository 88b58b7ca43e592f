/// The text of a file converted to UTF-8.
///
/// UTF-8 and UTF-16 are recognised by their byte-order mark, UTF-16 of ASCII text also without one. Invalid UTF-8 is
/// read as Windows-1252, a superset of Latin-1, and that is noted; text that is unlikely to be that either is rejected.
package struct ImportedText {
    /// The text, as UTF-8.
    package let bytes: [UInt8]
    /// Notes for display on how the text was decoded.
    package let notes: [String]

    package init(_ given: [UInt8], file: String) throws(FeedError) {
        // Old spreadsheets end lines with a lone carriage return.
        let bytes = given.contains(.newline) ? given : given.map { $0 == .carriageReturn ? .newline : $0 }
        if let wide = ImportedText.wide(bytes) {
            self.bytes = wide
            notes = ["read as UTF-16"]
            return
        }
        let check = UTF8Check(bytes)
        guard let bad = check.firstInvalid else {
            self.bytes = bytes
            notes = []
            return
        }
        // An incomplete character at the very end: the file is truncated, and its last row will show it.
        if check.isCutOff {
            self.bytes = Array(bytes[..<bad])
            notes = ["the file ends within a character: it is truncated"]
            return
        }
        // Binary files and archives are rejected elsewhere, by their type.
        if bytes.contains(0) || bytes.starts(with: [0x1F, 0x8B]) {
            self.bytes = bytes
            notes = []
            return
        }
        let line = ImportedText.line(of: bad, in: bytes)
        if check.hasWideCharacters {
            throw FeedError(
                file, line: line, expected: "text in one charset, UTF-8 as before",
                found: ImportedText.hex(bytes[bad]))
        }
        if let unlikely = Charset.firstUnlikelyWindows1252(in: bytes) {
            throw FeedError(
                file, line: ImportedText.line(of: unlikely, in: bytes), expected: "text in UTF-8 or Windows-1252",
                found: ImportedText.hex(bytes[unlikely]))
        }
        self.bytes = Charset.windows1252.utf8(bytes[...])
        notes = ["read as Windows-1252, as it is not UTF-8 (line \(line))"]
    }

    /// UTF-16 converted to UTF-8; nil if the bytes are not UTF-16.
    private static func wide(_ bytes: [UInt8]) -> [UInt8]? {
        if let (charset, _) = Charset.marked(bytes), charset != .utf8 { return charset.utf8(bytes[...]) }
        guard bytes.count >= 4 else { return nil }
        // ASCII characters have a zero byte each.
        switch (bytes[0] == 0, bytes[1] == 0, bytes[2] == 0, bytes[3] == 0) {
        case (false, true, false, true): return Charset.utf16Little.utf8(bytes[...])
        case (true, false, true, false): return Charset.utf16Big.utf8(bytes[...])
        default: return nil
        }
    }

    private static func line(of index: Int, in bytes: [UInt8]) -> Int {
        bytes[..<index].count { $0 == .newline } + 1
    }

    private static func hex(_ byte: UInt8) -> String { "the byte " + String(byte, radix: 16, uppercase: true) }
}

import Model

extension CSVScanner {
    /// The text of a field; invalid UTF-8 becomes the replacement character.
    package func text(_ field: CSVField) -> String { CSVScanner.text(field, in: bytes) }

    /// The same for a field of bytes that were scanned.
    static func text(_ field: CSVField, in bytes: [UInt8]) -> String {
        let text = String(decoding: bytes[field.start..<field.end], as: UTF8.self)
        guard field.isQuoted, text.contains("\"\"") else { return text }
        var out = ""
        var skips = false
        for character in text.unicodeScalars {
            skips = character == "\"" && !skips
            if !skips { out.unicodeScalars.append(character) }
        }
        return out
    }

    /// Whether a field is printable ASCII without leading, trailing or repeated spaces, so that `PlainText` would
    /// return it unchanged. Most fields are, and checking bytes is faster than checking characters.
    func isPlain(_ field: CSVField) -> Bool {
        var previous = UInt8(ascii: " ")
        for byte in bytes[field.start..<field.end] {
            guard (0x20...0x7E).contains(byte), byte != 0x20 || previous != 0x20 else { return false }
            previous = byte
        }
        return field.isEmpty || (previous != 0x20 && field.end - field.start <= 512)
    }

    /// The date of a field such as `2024-05-16`, or nil.
    func day(_ field: CSVField) -> Day? { CSVScanner.day(field, in: bytes) }

    /// The same for a field of bytes that were scanned.
    static func day(_ field: CSVField, in bytes: [UInt8]) -> Day? {
        let dash = UInt8(ascii: "-")
        guard field.end - field.start == 10, field.digits == 8, field.units >= 0,
            bytes[field.start + 4] == dash, bytes[field.start + 7] == dash
        else { return nil }
        let number = Int(field.units)
        return Day(number / 10_000, number / 100 % 100, number % 100)
    }

    /// The number in a field in any notation that `Double` parses, except hexadecimal and infinity; else nil.
    func number(_ field: CSVField) -> Double? {
        let usual = bytes[field.start..<field.end].allSatisfy { byte in
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "+-.eE".utf8.contains(byte)
        }
        guard usual, let number = Double(text(field)), number.isFinite else { return nil }
        return number
    }
}

import Model

/// Brings a document to UTF-8, whatever of the usual it is written in.
enum XMLEncoding {
    /// The document as UTF-8 without a byte-order mark.
    ///
    /// What its first line declares counts: UTF-8, which is also meant where nothing is declared, or ISO-8859-1, which is
    /// read as Windows-1252, as every browser does (WHATWG, "Encoding").
    static func unified(_ bytes: [UInt8], source: String) throws(FeedError) -> [UInt8] {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(bytes.dropFirst(3)) }
        if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
            throw FeedError(source, line: 1, expected: "UTF-8 or ISO-8859-1", found: "UTF-16")
        }
        switch declared(bytes) {
        case nil, "utf-8", "utf8", "us-ascii", "ascii": return bytes
        case "iso-8859-1", "iso8859-1", "latin1", "windows-1252", "cp1252": return widened(bytes)
        case let other?: throw FeedError(source, line: 1, expected: "UTF-8 or ISO-8859-1", found: other)
        }
    }

    /// The encoding that the first line declares, in small letters.
    private static func declared(_ bytes: [UInt8]) -> String? {
        let head = bytes.drop(while: \.isXMLSpace).prefix(200)
        guard head.starts(with: "<?xml".utf8), let end = head.firstIndex(of: .greater) else { return nil }
        let words = String(decoding: head[..<end], as: UTF8.self).lowercased()
        guard let name = words.split(separator: "encoding", maxSplits: 1).dropFirst().first else { return nil }
        let parts = name.split(omittingEmptySubsequences: false) { $0 == "\"" || $0 == "'" }
        return parts.count > 1 ? String(parts[1]) : nil
    }

    private static func widened(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 {
                out.append(byte)
            } else {
                out += Array(String(scalar(byte)).utf8)
            }
        }
        return out
    }

    private static func scalar(_ byte: UInt8) -> Unicode.Scalar {
        guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
        return Unicode.Scalar(windows[Int(byte) - 0x80]) ?? "\u{FFFD}"
    }

    /// Windows-1252 from 0x80 to 0x9F; where it has no character, the control that stands there in ISO-8859-1.
    private static let windows: [UInt16] = [
        0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D,
        0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x009D, 0x017E, 0x0178,
    ]
}

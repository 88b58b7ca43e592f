/// Converts documents to UTF-8.
enum XMLEncoding {
    /// The document as UTF-8 without a byte-order mark.
    ///
    /// A byte-order mark takes precedence over the XML declaration (RFC 7303); the default is UTF-8. A charset in the
    /// response's header has already been applied, and is indicated by a mark.
    static func unified(_ bytes: [UInt8], source: String) throws(FeedError) -> [UInt8] {
        if let (charset, length) = Charset.marked(bytes) { return charset.utf8(bytes[length...]) }
        if bytes.starts(with: [0, 0x3C]) { return Charset.utf16Big.utf8(bytes[...]) }
        if bytes.starts(with: [0x3C, 0]) { return Charset.utf16Little.utf8(bytes[...]) }
        guard let name = declared(bytes) else { return Charset.utf8.utf8(bytes[...]) }
        // A declaration that is readable as ASCII is not UTF-16, whatever it declares.
        if name.hasPrefix("utf-16") { return Charset.utf8.utf8(bytes[...]) }
        guard let charset = Charset(named: name) else {
            throw FeedError(source, line: 1, expected: "UTF-8, UTF-16, ISO-8859-1 or -15", found: name)
        }
        return charset.utf8(bytes[...])
    }

    /// The encoding in the XML declaration, in lower case.
    private static func declared(_ bytes: [UInt8]) -> String? {
        let head = bytes.drop(while: \.isXMLSpace).prefix(200)
        guard head.starts(with: "<?xml".utf8), let end = head.firstIndex(of: .greater) else { return nil }
        let declaration = String(decoding: head[..<end], as: UTF8.self).lowercased()
        guard let name = declaration.split(separator: "encoding", maxSplits: 1).dropFirst().first else { return nil }
        let parts = name.split(omittingEmptySubsequences: false) { $0 == "\"" || $0 == "'" }
        return parts.count > 1 ? String(parts[1]) : nil
    }
}

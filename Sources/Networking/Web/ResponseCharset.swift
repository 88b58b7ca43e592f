import Formats

/// The charset of a response body, from its header.
enum ResponseCharset {
    /// The body as UTF-8 if its charset is another one. JSON is left alone, since it is always UTF-8 (RFC 8259).
    ///
    /// A byte-order mark in the body takes precedence over the header, and the header over an XML declaration (RFC
    /// 7303). An XML document therefore receives a byte-order mark where the header has decided.
    static func unified(
        _ body: [UInt8], contentType: String?, as content: HTTPRequest.Content
    ) throws(SourceError) -> [UInt8] {
        if content == .json || body.isEmpty { return body }
        if let (charset, length) = Charset.marked(body) {
            // What is not valid UTF-8 in XML is reported with its place.
            return charset == .utf8 && content == .xml ? body : marked(charset.utf8(body[length...]), content)
        }
        guard let name = contentType.flatMap(name) else {
            return content == .xml ? body : Charset.utf8.utf8(body[...])
        }
        guard let charset = Charset(named: name) else {
            throw SourceError(.wrongContent, "a body in the charset “\(name)”, which is not supported")
        }
        // The header may be a server's default: a document that is not valid UTF-8 may declare its own charset.
        if charset == .utf8, content == .xml, String(validating: body, as: UTF8.self) == nil { return body }
        return marked(charset.utf8(body[...]), content)
    }

    private static func marked(_ text: [UInt8], _ content: HTTPRequest.Content) -> [UInt8] {
        content == .xml ? Charset.utf8Mark + text : text
    }

    /// The name of the charset in `text/xml; charset="ISO-8859-1"`.
    private static func name(_ contentType: String) -> String? {
        for parameter in contentType.split(separator: ";").dropFirst() {
            let parts = parameter.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, parts[0].trimmed.lowercased() == "charset" else { continue }
            let name = parts[1].trimmed.filter { $0 != "\"" && $0 != "'" }
            return name.isEmpty ? nil : name
        }
        return nil
    }
}

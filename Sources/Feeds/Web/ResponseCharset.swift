/// What a response's header says of the charset of its body.
enum ResponseCharset {
    /// The body as UTF-8 where the header names another charset, for content that has one: JSON is always UTF-8
    /// (RFC 8259).
    ///
    /// A byte-order mark in the body counts more than the header, and the header more than what an XML document says of
    /// itself (RFC 7303). The body of a document therefore gets a mark where the header has decided.
    static func unified(
        _ body: [UInt8], contentType: String?, as content: HTTPRequest.Content
    ) throws(SourceError) -> [UInt8] {
        if content == .json || body.isEmpty { return body }
        if let (charset, length) = Charset.marked(body) {
            return charset == .utf8 ? body : marked(charset.utf8(body[length...]), content)
        }
        guard let name = contentType.flatMap(name) else {
            return content == .xml ? body : Charset.utf8.utf8(body[...])
        }
        guard let charset = Charset(named: name) else {
            throw SourceError(.wrongContent, "a body in the charset “\(name)”, which is not read")
        }
        // A header of plain habit: a document that is no UTF-8 may say itself what it is.
        if charset == .utf8, content == .xml, String(validating: body, as: UTF8.self) == nil { return body }
        return marked(charset.utf8(body[...]), content)
    }

    private static func marked(_ text: [UInt8], _ content: HTTPRequest.Content) -> [UInt8] {
        content == .xml ? Charset.utf8Mark + text : text
    }

    /// The charset's name: `text/xml; charset="ISO-8859-1"`.
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

import Model

/// Whether an answer's bytes can be what was asked for, whatever its status says. Services answer 200 with a page, with
/// nothing, or with half of it. Whether they are right in full is for the parser.
enum AnswerCheck {
    /// What is wrong with the bytes; nil where nothing shows.
    static func fault(in bytes: [UInt8], as content: HTTPRequest.Content) -> SourceError? {
        let body = bytes[...].droppingMark.trimmed
        guard let first = body.first else { return SourceError(.empty, "an answer without content") }
        if body.isPage { return SourceError(.wrongContent, words("a page", in: body)) }
        switch content {
        case .json: return jsonFault(body, first)
        case .xml: return xmlFault(body, first)
        case .csv where first == UInt8(ascii: "<"):
            return SourceError(.wrongContent, words("markup", in: body))
        case .csv where body.isObject:
            return SourceError(.wrongContent, "JSON in place of a table: “\(body.opening)”")
        case .csv, .text: return refusal(in: body)
        }
    }

    /// What is wrong with an answer of which only a beginning has come; nil where that is too little or nothing shows. A
    /// page can be very long, and none of what follows would make it a table.
    static func fault(inBeginning bytes: [UInt8], as content: HTTPRequest.Content) -> SourceError? {
        guard content == .csv || content == .json, bytes.count >= titleReach,
            bytes[...].droppingMark.trimmed.first == UInt8(ascii: "<")
        else { return nil }
        return fault(in: bytes, as: content)
    }

    /// Within so many bytes the title of a page is looked for.
    fileprivate static let titleReach = 8192

    private static func jsonFault(_ body: ArraySlice<UInt8>, _ first: UInt8) -> SourceError? {
        switch (first, body.last) {
        case (UInt8(ascii: "{"), UInt8(ascii: "}")), (UInt8(ascii: "["), UInt8(ascii: "]")): return nil
        case (UInt8(ascii: "{"), _), (UInt8(ascii: "["), _):
            return SourceError(.truncated, "JSON that ends before its end")
        default: return refusal(in: body) ?? SourceError(.wrongContent, "no JSON: “\(body.opening)”")
        }
    }

    private static func xmlFault(_ body: ArraySlice<UInt8>, _ first: UInt8) -> SourceError? {
        guard first == UInt8(ascii: "<") else {
            return refusal(in: body) ?? SourceError(.wrongContent, "no XML: “\(body.opening)”")
        }
        return body.last == UInt8(ascii: ">") ? nil : SourceError(.truncated, "XML that ends before its end")
    }

    /// Some services refuse in plain words and call it success.
    private static func refusal(in body: ArraySlice<UInt8>) -> SourceError? {
        guard body.count < 200, body.opening.lowercased().contains("too many requests") else { return nil }
        return SourceError(.tooManyRequests, body.opening)
    }

    private static func words(_ what: String, in body: ArraySlice<UInt8>) -> String {
        let title = body.title.map { ": “\($0)”" } ?? ""
        return "\(what) in place of what was asked for" + title
    }
}

extension ArraySlice<UInt8> {
    /// Without a byte-order mark.
    fileprivate var droppingMark: ArraySlice<UInt8> { starts(with: [0xEF, 0xBB, 0xBF]) ? dropFirst(3) : self }

    /// Without blanks at either end.
    fileprivate var trimmed: ArraySlice<UInt8> {
        let start = drop { $0 <= 0x20 }
        let end = start.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? start.startIndex
        return start[start.startIndex..<end]
    }

    /// Whether it is a page of the web.
    fileprivate var isPage: Bool {
        guard first == UInt8(ascii: "<") else { return false }
        let head = String(decoding: prefix(1024), as: UTF8.self).lowercased()
        // A feed may carry a page within; there the root stands before it.
        let root = head.firstRange(of: "<html") ?? head.firstRange(of: "<!doctype html")
        guard let root else { return false }
        return head[..<root.lowerBound].split(separator: "<").allSatisfy {
            "?!".contains($0.first ?? "?") || $0.allSatisfy(\.isWhitespace)
        }
    }

    /// Whether it is an object or a list of JSON.
    fileprivate var isObject: Bool {
        switch (first, last) {
        case (UInt8(ascii: "{"), UInt8(ascii: "}")), (UInt8(ascii: "["), UInt8(ascii: "]")): true
        default: false
        }
    }

    /// Its first words, as plain text.
    fileprivate var opening: String { PlainText.clean(String(decoding: prefix(120), as: UTF8.self), limit: 40) }
}

extension Collection<UInt8> {
    /// The title of a page.
    var title: String? {
        let head = String(decoding: prefix(AnswerCheck.titleReach), as: UTF8.self)
        guard let open = head.firstRange(of: "<title>"), let close = head[open.upperBound...].firstRange(of: "</title>")
        else { return nil }
        let title = PlainText.clean(head[open.upperBound..<close.lowerBound], limit: 40)
        return title.isEmpty ? nil : title
    }
}

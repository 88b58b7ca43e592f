import Model

/// Checks whether the bytes of a response can be what was requested, whatever its status. Services return 200 with a
/// web page, with nothing, or with a truncated body. Whether the content is fully correct is left to the parser.
enum ResponseCheck {
    /// The error that the bytes show; nil if there is none.
    static func error(in bytes: [UInt8], as content: HTTPRequest.Content) -> SourceError? {
        let body = bytes[...].droppingMark.trimmed
        guard let first = body.first else { return SourceError(.empty, "an empty response") }
        if body.isPage { return SourceError(.wrongContent, message("a page", in: body)) }
        switch content {
        case .json: return jsonError(body, first)
        case .xml: return xmlError(body, first)
        case .csv where first == UInt8(ascii: "<"):
            return SourceError(.wrongContent, message("markup", in: body))
        case .csv where body.isObject:
            return SourceError(.wrongContent, "JSON instead of a table: “\(body.opening)”")
        case .csv, .text: return refusal(in: body)
        }
    }

    /// The error in a response of which only the beginning has arrived; nil if that is too little or shows none. A page
    /// can be very long, and nothing further would make it a table.
    static func error(inBeginning bytes: [UInt8], as content: HTTPRequest.Content) -> SourceError? {
        guard content == .csv || content == .json, bytes.count >= titleReach,
            bytes[...].droppingMark.trimmed.first == UInt8(ascii: "<")
        else { return nil }
        return error(in: bytes, as: content)
    }

    /// The title of a page is searched for within this number of bytes.
    fileprivate static let titleReach = 8192

    private static func jsonError(_ body: ArraySlice<UInt8>, _ first: UInt8) -> SourceError? {
        switch (first, body.last) {
        case (UInt8(ascii: "{"), UInt8(ascii: "}")), (UInt8(ascii: "["), UInt8(ascii: "]")): return nil
        case (UInt8(ascii: "{"), _), (UInt8(ascii: "["), _):
            return SourceError(.truncated, "truncated JSON")
        default: return refusal(in: body) ?? SourceError(.wrongContent, "not JSON: “\(body.opening)”")
        }
    }

    private static func xmlError(_ body: ArraySlice<UInt8>, _ first: UInt8) -> SourceError? {
        guard first == UInt8(ascii: "<") else {
            return refusal(in: body) ?? SourceError(.wrongContent, "not XML: “\(body.opening)”")
        }
        return body.last == UInt8(ascii: ">") ? nil : SourceError(.truncated, "truncated XML")
    }

    /// Some services refuse in plain text with a status of success.
    private static func refusal(in body: ArraySlice<UInt8>) -> SourceError? {
        guard body.count < 200, body.opening.lowercased().contains("too many requests") else { return nil }
        return SourceError(.tooManyRequests, body.opening)
    }

    private static func message(_ what: String, in body: ArraySlice<UInt8>) -> String {
        let title = body.title.map { ": “\($0)”" } ?? ""
        return "\(what) instead of what was requested" + title
    }
}

extension ArraySlice<UInt8> {
    /// Without a byte-order mark.
    fileprivate var droppingMark: ArraySlice<UInt8> { starts(with: [0xEF, 0xBB, 0xBF]) ? dropFirst(3) : self }

    /// Without whitespace at either end.
    fileprivate var trimmed: ArraySlice<UInt8> {
        let start = drop { $0 <= 0x20 }
        let end = start.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? start.startIndex
        return start[start.startIndex..<end]
    }

    /// Whether it is a web page.
    fileprivate var isPage: Bool {
        guard first == UInt8(ascii: "<") else { return false }
        let head = String(decoding: prefix(1024), as: UTF8.self).lowercased()
        // A feed may contain a page; its own root element then comes first.
        let root = head.firstRange(of: "<html") ?? head.firstRange(of: "<!doctype html")
        guard let root else { return false }
        return head[..<root.lowerBound].split(separator: "<").allSatisfy {
            "?!".contains($0.first ?? "?") || $0.allSatisfy(\.isWhitespace)
        }
    }

    /// Whether it is a JSON object or array.
    fileprivate var isObject: Bool {
        switch (first, last) {
        case (UInt8(ascii: "{"), UInt8(ascii: "}")), (UInt8(ascii: "["), UInt8(ascii: "]")): true
        default: false
        }
    }

    /// Its beginning as plain text.
    fileprivate var opening: String { PlainText.clean(String(decoding: prefix(120), as: UTF8.self), limit: 40) }
}

extension Collection<UInt8> {
    /// The title of a page. It is searched for by bytes: where characters begin takes long to say of some texts.
    var title: String? {
        let head = Array(prefix(ResponseCheck.titleReach))
        guard let open = head.firstRange(of: Array("<title>".utf8)),
            let close = head[open.upperBound...].firstRange(of: Array("</title>".utf8))
        else { return nil }
        let text = String(decoding: head[open.upperBound..<close.lowerBound], as: UTF8.self)
        let title = PlainText.clean(text, limit: 40)
        return title.isEmpty ? nil : title
    }
}

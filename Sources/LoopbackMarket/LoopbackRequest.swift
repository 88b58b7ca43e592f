/// The target of an HTTP request, with its percent encoding removed.
struct LoopbackRequest: Sendable {
    let path: String
    private let query: [String: String]

    init(_ uri: String) {
        let halves = uri.split(separator: "?", maxSplits: 1).map(String.init)
        var query: [String: String] = [:]
        for pair in (halves.count > 1 ? halves[1] : "").split(separator: "&") {
            let sides = pair.split(separator: "=", maxSplits: 1).map(String.init)
            if sides.count == 2 { query[sides[0]] = LoopbackRequest.plain(sides[1]) }
        }
        (path, self.query) = (LoopbackRequest.plain(halves.first ?? ""), query)
    }

    /// The value of a query parameter.
    subscript(name: String) -> String? { query[name] }

    /// The last component of the path.
    var file: String { path.split(separator: "/").last.map(String.init) ?? "" }

    /// The remainder of the path after a part; nil if the path does not contain the part.
    func rest(after part: String) -> Substring? {
        path.firstRange(of: part).map { path[$0.upperBound...] }
    }

    /// Text with its percent encoding removed.
    private static func plain(_ text: String) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
                bytes.append(code)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

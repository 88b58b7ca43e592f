import NIOCore

/// The parts of a URL that requests need.
public struct WebAddress: Hashable, Sendable {
    /// `https` or `http`, in lower case.
    public let scheme: String
    /// The host in lower case; an IPv6 address without its brackets.
    public let host: String
    /// The port, unless it is the scheme's default.
    public let port: Int?
    /// Path and query, from the first slash; no fragment.
    let rest: String
    /// The user info of the URL: `user:password`.
    package let credentials: String?

    /// Parses a URL. Nil if it has no scheme or host, or an invalid one: an invalid port, a character that no host has,
    /// a control character, or more than 8 KB. Characters other than ASCII in path and query are percent-encoded. This
    /// is the only check: the network library traps on a port of 65,536.
    public init?(_ text: String) {
        guard let url = WebAddress.encoded(text), let colon = url.firstRange(of: "://"),
            WebAddress.isScheme(url[..<colon.lowerBound])
        else { return nil }
        let afterScheme = url[colon.upperBound...]
        let end = afterScheme.firstIndex { "/?#".contains($0) } ?? afterScheme.endIndex
        let authority = afterScheme[..<end]
        let rest = String(afterScheme[end...].prefix { $0 != "#" })
        let at = authority.lastIndex(of: "@")
        let server = at.map { authority[authority.index(after: $0)...] } ?? authority
        guard let (host, port) = WebAddress.split(server) else { return nil }
        scheme = url[..<colon.lowerBound].lowercased()
        self.host = host.lowercased()
        self.port = port == WebAddress.usualPort(of: scheme) ? nil : port
        self.rest = rest.first == "/" ? rest : "/" + rest
        credentials = at.map { String(authority[..<$0]) }
        // Encoding makes it longer.
        if self.url.utf8.count > WebAddress.longest { return nil }
    }

    /// The full URL, without credentials.
    public var url: String { origin + rest }

    /// Scheme, host and port: `https://query1.finance.yahoo.com`. It contains nothing secret.
    public var origin: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return "\(scheme)://\(name)" + (port.map { ":\($0)" } ?? "")
    }

    /// The default port of a scheme.
    static func usualPort(of scheme: String) -> Int? {
        switch scheme {
        case "https": 443
        case "http": 80
        default: nil
        }
    }

    /// The maximum length of a URL in bytes.
    private static let longest = 8192

    private static func split(_ server: Substring) -> (host: String, port: Int?)? {
        let isNumber = server.first == "["
        guard let end = isNumber ? server.firstIndex(of: "]") : server.firstIndex(of: ":") ?? server.endIndex else {
            return nil
        }
        let host = String(isNumber ? server[..<end].dropFirst() : server[..<end])
        let isHost = isNumber ? isIPv6(host) : isName(host)
        guard isHost else { return nil }
        let rest = isNumber ? server[end...].dropFirst() : server[end...]
        if rest.isEmpty || rest == ":" { return (host, nil) }
        guard rest.first == ":", let port = port(rest.dropFirst()) else { return nil }
        return (host, port)
    }

    /// A valid port, 1 to 65,535; nil for anything else.
    public static func port(_ text: some StringProtocol) -> Int? {
        guard (1...5).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(text).flatMap { (1...65_535).contains($0) ? $0 : nil }
    }

    /// Whether it can be a DNS name or an IPv4 address.
    private static func isName(_ text: String) -> Bool {
        (1...253).contains(text.utf8.count) && text.first != "."
            && text.split(separator: ".", omittingEmptySubsequences: false).dropLast().allSatisfy { !$0.isEmpty }
            && text.unicodeScalars.allSatisfy { scalar in
                scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
                    || "-._".unicodeScalars.contains(scalar)
            }
    }

    private static func isIPv6(_ text: String) -> Bool {
        text.contains(":") && !text.contains("%") && (try? SocketAddress(ipAddress: text, port: 0)) != nil
    }

    /// A text with what cannot be part of a request line percent-encoded, so that each of its characters is a byte: `#`
    /// begins a fragment whatever combines with it. Nil if it has a control character or is too long.
    private static func encoded(_ text: String) -> String? {
        guard text.utf8.count <= longest, !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return nil }
        if text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) { return text }
        return text.utf8.map { byte in
            if (0x21...0x7E).contains(byte) { return String(Unicode.Scalar(byte)) }
            let digits = String(byte, radix: 16, uppercase: true)
            return "%" + (digits.count < 2 ? "0" : "") + digits
        }.joined()
    }

    /// The bytes of a text of which some may be percent-encoded.
    package static func percentDecoded(_ text: some StringProtocol) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                rest = rest.dropFirst(2)
                bytes.append(value)
            } else {
                bytes.append(byte)
            }
        }
        return bytes
    }
}

extension WebAddress {
    /// The target of a redirect from here; nil if it is invalid.
    func following(_ text: String) -> WebAddress? {
        guard let location = WebAddress.encoded(text) else { return nil }
        if WebAddress.hasScheme(location) { return WebAddress(location) }
        if location.hasPrefix("//") { return WebAddress(scheme + ":" + location) }
        if location.hasPrefix("/") { return WebAddress(origin + WebAddress.withoutDots(location)) }
        let path = rest.prefix { $0 != "?" }
        if location.hasPrefix("?") { return WebAddress(origin + path + location) }
        let folder = path[...(path.lastIndex(of: "/") ?? path.startIndex)]
        return WebAddress(origin + WebAddress.withoutDots(folder + location))
    }

    /// Whether it begins with a scheme, such as `https:` and `mailto:` (RFC 3986, 3.1).
    private static func hasScheme(_ location: String) -> Bool {
        let scheme = location.prefix { !":/?#".contains($0) }
        return location[scheme.endIndex...].first == ":" && isScheme(scheme)
    }

    private static func isScheme(_ text: Substring) -> Bool {
        text.first?.isLetter == true
            && text.unicodeScalars.allSatisfy {
                $0.isASCII && ($0.properties.isAlphabetic || "0123456789+-.".unicodeScalars.contains($0))
            }
    }

    /// A path, and what follows it, without the segments `.` and `..` (RFC 3986, 5.2.4).
    private static func withoutDots(_ location: some StringProtocol) -> String {
        let path = location.prefix { !"?#".contains($0) }
        var parts: [Substring] = []
        for part in String(path)[...].dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
        }
        let isFolder = path.hasSuffix("/.") || path.hasSuffix("/..")
        return "/" + parts.joined(separator: "/") + (isFolder && !parts.isEmpty ? "/" : "") + location[path.endIndex...]
    }

    /// Whether it leads to a consent form that visitors from the European Union get instead of the page.
    var isConsentForm: Bool {
        if host.hasPrefix("guce.") || host.hasPrefix("consent.") { return true }
        return rest.prefix { $0 != "?" }.lowercased().contains("consent")
    }
}

/// Where a question goes: the parts of an address of the web, as far as they are needed here.
public struct WebAddress: Hashable, Sendable {
    /// `https` or `http`, in lower case.
    public let scheme: String
    /// The host in lower case; an IPv6 address without its brackets.
    public let host: String
    /// The port, where it is not the scheme's own.
    public let port: Int?
    /// Path and query, from the first slash; no fragment.
    let rest: String
    /// Who asks, where the address says so: `user:password`.
    let credentials: String?

    /// The parts of an address, or nil where it has no scheme or host.
    public init?(_ url: String) {
        guard let colon = url.firstRange(of: "://") else { return nil }
        let afterScheme = url[colon.upperBound...]
        let end = afterScheme.firstIndex { "/?#".contains($0) } ?? afterScheme.endIndex
        let authority = afterScheme[..<end]
        let rest = afterScheme[end...].prefix { $0 != "#" }
        let at = authority.lastIndex(of: "@")
        let place = at.map { authority[authority.index(after: $0)...] } ?? authority
        guard let (host, port) = WebAddress.split(place), !host.isEmpty else { return nil }
        scheme = url[..<colon.lowerBound].lowercased()
        self.host = host.lowercased()
        self.port = port == WebAddress.usualPort(of: scheme) ? nil : port
        self.rest = rest.first == "/" ? String(rest) : "/" + rest
        credentials = at.map { String(authority[..<$0]) }
    }

    /// The whole address, without who asks.
    public var url: String { origin + rest }

    /// Scheme, host and port: `https://query1.finance.yahoo.com`. There is nothing secret in it.
    public var origin: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return "\(scheme)://\(name)" + (port.map { ":\($0)" } ?? "")
    }

    /// The port that is meant where none is said.
    static func usualPort(of scheme: String) -> Int? {
        switch scheme {
        case "https": 443
        case "http": 80
        default: nil
        }
    }

    private static func split(_ place: Substring) -> (host: String, port: Int?)? {
        if place.first == "[" {
            guard let close = place.firstIndex(of: "]") else { return nil }
            let host = place[place.index(after: place.startIndex)..<close]
            return (String(host), port(place[place.index(after: close)...]))
        }
        let colon = place.firstIndex(of: ":") ?? place.endIndex
        return (String(place[..<colon]), port(place[colon...]))
    }

    private static func port(_ text: Substring) -> Int? { text.first == ":" ? Int(text.dropFirst()) : nil }
}

extension WebAddress {
    /// The address that a redirect leads to from here, or nil where it is none.
    func following(_ location: String) -> WebAddress? {
        if location.firstRange(of: "://").map({ location[..<$0.lowerBound].allSatisfy(\.isLetter) }) == true {
            return WebAddress(location)
        }
        if location.hasPrefix("//") { return WebAddress(scheme + ":" + location) }
        if location.hasPrefix("/") { return WebAddress(origin + location) }
        let path = rest.prefix { $0 != "?" }
        if location.hasPrefix("?") { return WebAddress(origin + path + location) }
        let folder = path[...(path.lastIndex(of: "/") ?? path.startIndex)]
        return WebAddress(origin + folder + location)
    }

    /// Whether it leads to a form of consent that the European Union's visitors get in place of the page.
    var isConsentForm: Bool {
        if host.hasPrefix("guce.") || host.hasPrefix("consent.") { return true }
        return rest.prefix { $0 != "?" }.lowercased().contains("consent")
    }
}

/// The proxies named by the usual environment variables.
///
/// `HTTPS_PROXY` and `HTTP_PROXY` apply by scheme and `ALL_PROXY` to both; lower-case names take precedence. Upper-case
/// `HTTP_PROXY` is ignored where the program runs as a CGI script, as in curl. `NO_PROXY` lists hosts, suffixes
/// (`.example.com`, `example.com`), addresses with or without a port, or `*`. Requests to this machine never use a
/// proxy.
struct Proxies: Hashable, Sendable {
    struct Proxy: Hashable, Sendable {
        /// The protocol spoken with it.
        enum Kind: Hashable, Sendable {
            case http, socks
        }

        let kind: Kind
        let host: String
        let port: Int
        /// `user:password`, percent-decoded.
        let credentials: String?
    }

    private let byScheme: [String: Proxy]
    private let exceptions: [String]
    /// The variable whose proxy cannot be used, by scheme: using it is an error, not a silent fallback.
    private let unusable: [String: String]

    /// Reads the proxies from an environment.
    init(environment: [String: String]) {
        var byScheme: [String: Proxy] = [:]
        var unusable: [String: String] = [:]
        for scheme in ["https", "http"] {
            let names = ["\(scheme)_proxy", "\(scheme.uppercased())_PROXY", "all_proxy", "ALL_PROXY"]
                .filter { $0 != "HTTP_PROXY" || environment["REQUEST_METHOD"] == nil }
            guard let name = names.first(where: { environment[$0]?.isEmpty == false }), let text = environment[name]
            else { continue }
            byScheme[scheme] = Proxy(text)
            if byScheme[scheme] == nil { unusable[scheme] = name }
        }
        self.byScheme = byScheme
        self.unusable = unusable
        let list = environment["no_proxy"] ?? environment["NO_PROXY"] ?? ""
        exceptions = list.split { ", \t".contains($0) }.map { $0.lowercased() }
    }

    /// The proxy for an address; nil for a direct connection.
    func proxy(for address: WebAddress) throws(SourceError) -> Proxy? {
        if isExcepted(address) { return nil }
        if let name = unusable[address.scheme] {
            throw SourceError(
                .unreachable, "\(name) is not a usable proxy such as http://host:3128 or socks5://host:1080")
        }
        return byScheme[address.scheme]
    }

    private func isExcepted(_ address: WebAddress) -> Bool {
        let host = address.host
        if host == "localhost" || host == "::1" || host.hasPrefix("127.") { return true }
        let port = address.port ?? WebAddress.usualPort(of: address.scheme) ?? 0
        return exceptions.contains { exception in
            if exception == "*" { return true }
            var name = exception[...]
            if name.hasSuffix(":\(port)") { name = name.dropLast("\(port)".count + 1) }
            if name.hasPrefix("*") { name = name.dropFirst() }
            if name.hasPrefix(".") { name = name.dropFirst() }
            return !name.isEmpty && (host == name || host.hasSuffix("." + name))
        }
    }
}

extension Proxies.Proxy {
    /// Parses `http://user:password@host:port`, `socks5://host:port` or plain `host:port`.
    init?(_ text: String) {
        let full = text.contains("://") ? text : "http://" + text
        guard let address = WebAddress(full) else { return nil }
        switch address.scheme {
        case "http":
            kind = .http
            // Without an explicit port, a proxy's port is a matter of convention.
            port = address.port ?? (full.contains("\(address.host):80") ? 80 : 3128)
        case "socks5", "socks5h", "socks":
            guard address.credentials == nil else { return nil }
            kind = .socks
            port = address.port ?? 1080
        default: return nil
        }
        host = address.host
        credentials = address.credentials.map { String(decoding: WebAddress.percentDecoded($0), as: UTF8.self) }
    }
}

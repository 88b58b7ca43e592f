extension WebAddress {
    /// The address in a form that may be shown: without credentials, and of path and query only the parts known not to
    /// be secret.
    ///
    /// A path is shown from where the service's own part begins, because a configured prefix may be a token. A query
    /// field keeps its name, and its value only if the name is known.
    public var redacted: String {
        origin + shownPath + (query.map { "?" + shown($0).joined(separator: "&") } ?? "")
    }

    /// The key of a response to this address: the address without its secrets, but still unique.
    var validatorKey: String {
        let shown = redacted
        if shown == url { return shown }
        let hash = url.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return shown + "#" + String(hash, radix: 16)
    }

    /// Text that must not be shown if a response repeats it: credentials, values that are not shown, and the hidden
    /// part of the path.
    var secrets: [String] {
        let fields = query?.split(separator: "&") ?? []
        let values = fields.filter { !WebAddress.isKnown($0) }.compactMap { field -> String? in
            let value = field.drop { $0 != "=" }.dropFirst()
            return value.count >= (WebAddress.isNamedSecret(field) ? 1 : 4) ? String(value) : nil
        }
        let userInfo = credentials.map { $0.split(separator: ":").map(String.init) } ?? []
        let parts = path[..<knownPathStart].split(separator: "/").map(String.init).filter { $0.count >= 4 }
        return (values + userInfo + parts).filter { !$0.isEmpty }
    }

    private var path: Substring { rest.prefix { $0 != "?" } }
    private var query: Substring? { rest.firstIndex(of: "?").map { rest[rest.index(after: $0)...] } }

    /// Where the known path of a service begins; the end of the path if there is none.
    private var knownPathStart: String.Index {
        WebAddress.knownPaths.compactMap { path.firstRange(of: $0)?.lowerBound }.min() ?? path.endIndex
    }

    private var shownPath: String {
        let start = knownPathStart
        if start == path.startIndex || path == "/" { return String(path) }
        return "/…" + path[start...]
    }

    private func shown(_ query: Substring) -> [String] {
        query.split(separator: "&", omittingEmptySubsequences: false).map { field in
            if field.isEmpty || WebAddress.isKnown(field) { return String(field) }
            return field.contains("=") ? field.prefix { $0 != "=" } + "=…" : "…"
        }
    }

    private static func isKnown(_ field: Substring) -> Bool {
        knownFields.contains(field.prefix { $0 != "=" }.lowercased())
    }

    private static func isNamedSecret(_ field: Substring) -> Bool {
        let name = field.prefix { $0 != "=" }.lowercased()
        return ["key", "token", "secret", "crumb", "password", "auth", "signature", "session"].contains {
            name.contains($0)
        }
    }

    /// The beginnings of the paths of the supported services.
    private static let knownPaths = [
        "/v7/finance/", "/v8/finance/", "/resource-center/data-chart-center/", "/graph/fredgraph.csv",
        "/cgi-bin/browse-edgar", "/Archives/edgar/", "/submissions/CIK", "/api/xbrl/", "/files/company_tickers",
        "/us/products/", "/cache/v1/accounts/",
    ]

    /// The known fields of their queries, in lower case.
    private static let knownFields: Set = [
        "symbols", "symbol", "range", "interval", "period1", "period2", "includeprepost", "events", "id", "cosd",
        "coed", "type", "data", "_format", "action", "company", "cik", "dateb", "owner", "start", "count", "output",
        "idtype",
        "producttype", "breakdown", "version", "filetype", "filename", "datatype", "page", "field_tdr_date_value",
        "field_tdr_date_value_month",
    ]
}

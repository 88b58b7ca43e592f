import Dashboard
import Feeds
import Model

extension Finding {
    /// The clock, by what services say of the time where some do.
    static func clock(_ now: Timestamp, skews: [Duration]) -> Finding {
        guard let nearest = skews.map({ $0 / .seconds(1) }).min(by: { abs($0) < abs($1) }) else {
            let isSane = now.wallClock(offsetMinutes: 0).day >= earliest
            return Finding(
                .clock, isSane ? .ok : .failed,
                "\(now)\(isSane ? ", with no answer to compare it with" : " cannot be")",
                advice: isSane ? nil : "set the system's clock")
        }
        let seconds = Int(nearest)
        let details = [JSON.Member("skewSeconds", JSON(seconds))]
        let off = abs(seconds)
        guard off > 5 else { return Finding(.clock, .ok, "\(now), as services say", details: details) }
        let words = "\(now) is \(off) s \(seconds > 0 ? "behind" : "ahead of") what services say"
        return Finding(
            .clock, off > 120 ? .failed : .warning, words,
            advice: "set the system's clock, as by timedatectl set-ntp true",
            details: details)
    }

    /// No clock that is right is before this.
    private static let earliest = Day(number: 20_454)

    /// A source that is not asked, and how that is changed.
    static func off(_ word: SourceWord, reason: String, isOffline: Bool) -> Finding {
        if isOffline { return Finding(.sources, name: word.rawValue, .off, SourcesConfiguration.offlineReason) }
        let advice =
            switch word {
            case .edgar,
                .nport where reason != SourcesConfiguration.offReason:
                "contact = \"you@example.org\" in [sources.edgar] of config.toml: the regulator wants to know who asks"
            case .alpaca where reason == SourcesConfiguration.offReason:
                "on = true in [sources.alpaca] of config.toml, with APCA_API_KEY_ID and APCA_API_SECRET_KEY set"
            case .alpaca: "set APCA_API_KEY_ID and APCA_API_SECRET_KEY, or key-file in [sources.alpaca], of mode 600"
            default: "on = true in [sources.\(word.rawValue)] of config.toml"
            }
        return Finding(.sources, name: word.rawValue, .off, reason, advice: advice)
    }

    /// A source that was asked.
    static func source(_ check: ServiceCheck) -> Finding {
        let details = [
            JSON.Member("asked", .string(check.address)), JSON.Member("status", JSON(check.status)),
            JSON.Member("bytes", JSON(check.bytes)),
            JSON.Member("latencyMilliseconds", JSON(check.latency.map { Int($0 / .milliseconds(1)) })),
            JSON.Member("rows", JSON(check.rows)), JSON.Member("badRows", JSON(check.badRows.count)),
            JSON.Member("fault", JSON(check.fault?.kind.rawValue)),
            JSON.Member("unknownSymbols", .array(check.unknown.map { .string($0.name) })),
        ]
        let place = WebAddress(check.address)?.origin ?? check.address
        let came = check.came
        if let fault = check.fault {
            let isPartial = (check.rows ?? 0) > 0
            return Finding(
                .sources, name: check.name, isPartial ? .warning : .failed,
                "\(place): \(fault.reason)\(check.answers > 0 ? "; else \(came)" : "")", advice: advice(fault, place),
                details: details)
        }
        if let bad = check.badRows.first {
            return Finding(
                .sources, name: check.name, check.rows ?? 0 > 0 ? .warning : .failed,
                "\(place): \(came); \(check.badRows.count) bad, the first: \(bad)",
                advice: "see whether a newer Ballast reads it; else report it with a file of ballast --record FILE",
                details: details)
        }
        if let words = SourceStatus.words(unknown: check.unknown) {
            return Finding(
                .sources, name: check.name, .ok, "\(place): \(came); \(words)",
                advice: "correct what [watch-lists] of config.toml calls so, or take it away", details: details)
        }
        return Finding(.sources, name: check.name, .ok, "\(place): \(came)", details: details)
    }

    /// What to do about a fault.
    static func advice(_ fault: SourceError, _ place: String) -> String {
        switch fault.kind {
        case .unauthorised: "the key, where it has one; else wait, and see whether a newer Ballast asks in another way"
        case .forbidden: "another network or no VPN; for EDGAR, the contact in [sources.edgar]"
        case .notFound: "see whether a newer Ballast asks elsewhere: the address has moved"
        case .notAcceptable: "see whether a newer Ballast asks in another way"
        case .tooManyRequests:
            fault.retryAfter.map { "again in \(Int($0 / .seconds(1))) s; longer intervals in config.toml, if it stays" }
                ?? "again in some minutes; longer intervals in config.toml, if it stays"
        case .server: "again later: the service itself is broken"
        case .wrongContent, .empty, .tooLarge:
            "open \(place) in a browser: a sign-in page of the network or a consent form may stand before it"
        case .truncated: "again; a proxy or a weak connection may cut answers off"
        case .certificate: "the system's clock and ca-certificates; where a proxy inspects TLS, SSL_CERT_FILE"
        case .nameLookup: "the network: no name is found. A proxy is named by HTTPS_PROXY"
        case .unreachable: "the network or the firewall. A proxy is named by HTTPS_PROXY"
        case .timedOut: "again with --timeout 40: the service or the network is slow"
        }
    }
}

extension ServiceCheck {
    /// What came, for a reader.
    fileprivate var came: String {
        let parts = [
            status.map { "\($0)" }, bytes > 0 ? SourcesPage.amount(bytes: bytes) : nil,
            latency.map { "in \(Int($0 / .milliseconds(1))) ms" },
            rows.map { "\($0) rows" } ?? "not read to its end",
        ]
        return parts.compactMap(\.self).joined(separator: ", ")
    }
}

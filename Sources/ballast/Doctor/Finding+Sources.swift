import Dashboard
import Model
import Networking
import Services

extension Finding {
    /// The clock, compared with the dates of responses where there are any.
    static func clock(_ now: Timestamp, skews: [Duration]) -> Finding {
        guard let nearest = skews.map({ $0 / .seconds(1) }).min(by: { abs($0) < abs($1) }) else {
            let isSane = now.wallClock(offsetMinutes: 0).day >= earliest
            return Finding(
                .clock, isSane ? .ok : .failed,
                "\(now)\(isSane ? ", with no response to compare it with" : " is impossible")",
                advice: isSane ? nil : "set the system's clock")
        }
        let seconds = Int(nearest)
        let details = [JSON.Member("skewSeconds", JSON(seconds))]
        let deviation = abs(seconds)
        guard deviation > 5 else { return Finding(.clock, .ok, "\(now), as the services report", details: details) }
        let message = "\(now) is \(deviation) s \(seconds > 0 ? "behind" : "ahead of") the services' time"
        return Finding(
            .clock, deviation > 120 ? .failed : .warning, message,
            advice: "set the system's clock, as by timedatectl set-ntp true",
            details: details)
    }

    /// No correct clock is before this day.
    private static let earliest = Day(number: 20_454)

    /// A service that is not polled, and how to change that.
    static func off(
        _ service: ServiceDefinition, _ settings: SourcesConfiguration, environment: [String: String]
    ) -> Finding {
        let reason = service.reasonOff(settings, environment: environment) ?? "no requests"
        if settings.isOffline { return Finding(.sources, name: service.name, .off, reason) }
        let requirement = settings[isOn: service] ? service.requirement(settings, environment) : nil
        let advice =
            requirement?.advice ?? service.switchingOn ?? "on = true in [sources.\(service.name)] of config.toml"
        return Finding(.sources, name: service.name, .off, reason, advice: advice)
    }

    /// A service that only the collector of the desk polls.
    static func ofCollector(_ service: ServiceDefinition) -> Finding {
        Finding(.sources, name: service.name, .off, "left to the desk's collector")
    }

    /// A source that was polled.
    static func source(_ check: ServiceCheck) -> Finding {
        let details = [
            JSON.Member("asked", .string(check.address)), JSON.Member("status", JSON(check.status)),
            JSON.Member("bytes", JSON(check.bytes)),
            JSON.Member("latencyMilliseconds", JSON(check.latency.map { Int($0 / .milliseconds(1)) })),
            JSON.Member("rows", JSON(check.rows)), JSON.Member("badRows", JSON(check.badRows.count)),
            JSON.Member("fault", JSON(check.error?.kind.rawValue)),
            JSON.Member("unknownSymbols", .array(check.unknown.map { .string($0.name) })),
        ]
        let host = WebAddress(check.address)?.origin ?? check.address
        let result = check.result
        if let error = check.error {
            let isPartial = (check.rows ?? 0) > 0
            return Finding(
                .sources, name: check.name, isPartial ? .warning : .failed,
                "\(host): \(error.reason)\(check.responses > 0 ? "; else \(result)" : "")", advice: advice(error, host),
                details: details)
        }
        if let bad = check.badRows.first {
            return Finding(
                .sources, name: check.name, check.rows ?? 0 > 0 ? .warning : .failed,
                "\(host): \(result); \(check.badRows.count) bad, the first: \(bad)",
                advice: "see whether a newer Ballast reads it; otherwise report it with a ballast --record FILE",
                details: details)
        }
        if let message = SourceStatus.message(unknown: check.unknown) {
            return Finding(
                .sources, name: check.name, .ok, "\(host): \(result); \(message)",
                advice: "correct or remove the unknown symbols in [watch-lists] of config.toml", details: details)
        }
        return Finding(.sources, name: check.name, .ok, "\(host): \(result)", details: details)
    }

    /// What to do about an error.
    static func advice(_ error: SourceError, _ host: String) -> String {
        switch error.kind {
        case .unauthorised: "the key, if it has one; otherwise wait, and see whether a newer Ballast is accepted"
        case .forbidden: "another network or no VPN; for EDGAR, the contact in [sources.edgar]"
        case .notFound: "see whether a newer Ballast has the new address: this one has moved"
        case .notAcceptable: "see whether a newer Ballast is accepted"
        case .tooManyRequests:
            error.retryAfter.map { "again in \(Int($0 / .seconds(1))) s; longer intervals in config.toml, if it lasts" }
                ?? "again in some minutes; longer intervals in config.toml, if it lasts"
        case .server: "again later: the service itself has failed"
        case .wrongContent, .empty, .tooLarge:
            "open \(host) in a browser: a sign-in page of the network or a consent form may be in the way"
        case .truncated: "again; a proxy or a weak connection may truncate responses"
        case .certificate: "the system's clock and ca-certificates; if a proxy inspects TLS, SSL_CERT_FILE"
        case .nameLookup: "the network: no name resolves. A proxy is set with HTTPS_PROXY"
        case .unreachable: "the network or the firewall. A proxy is set with HTTPS_PROXY"
        case .timedOut: "again with --timeout 40: the service or the network is slow"
        }
    }
}

extension ServiceCheck {
    /// The status, size, latency and number of rows of a response.
    fileprivate var result: String {
        let parts = [
            status.map { "\($0)" }, bytes > 0 ? SourcesPage.amount(bytes: bytes) : nil,
            latency.map { "in \(Int($0 / .milliseconds(1))) ms" },
            rows.map { "\($0) rows" } ?? "not read completely",
        ]
        return parts.compactMap(\.self).joined(separator: ", ")
    }
}

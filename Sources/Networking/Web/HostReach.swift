import Dispatch

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// From where the host of an address can be reached, as far as its name shows.
enum HostReach: Hashable {
    /// From everywhere.
    case open
    /// From this machine only.
    case loopback
    /// From this network only: private, shared and link-local addresses, and names without a public domain.
    case local

    /// The reach of a host in lower case, an IPv6 address without its brackets.
    init(_ host: String) {
        let name = host.last == "." ? String(host.dropLast()) : host
        if let address = HostReach.version4(name) {
            self = HostReach.reach(address)
        } else if let address = HostReach.version6(name) {
            self = HostReach.reach(address)
        } else if name == "localhost" || name.hasSuffix(".localhost") {
            self = .loopback
        } else {
            let isLocal = !name.contains(".") || HostReach.localDomains.contains { name.hasSuffix($0) }
            self = isLocal ? .local : .open
        }
    }

    /// Whether a host is an IP address, not a name.
    static func isNumber(_ host: String) -> Bool { version4(host) != nil || version6(host) != nil }

    /// Whether a redirect from a configured address may lead to a host of this reach: always if that is public, and
    /// from loopback to loopback.
    func isAllowed(from start: HostReach) -> Bool { self == .open || (self == .loopback && start == .loopback) }

    private static let localDomains = [".local", ".internal", ".intranet", ".lan", ".home", ".corp", ".home.arpa"]

    /// The bytes of an IPv4 address in any notation that the system accepts: `127.1`, `0x7f000001`.
    private static func version4(_ name: String) -> [UInt8]? {
        var address = in_addr()
        guard inet_aton(name, &address) != 0 else { return nil }
        return withUnsafeBytes(of: address.s_addr) { Array($0) }
    }

    private static func version6(_ name: String) -> [UInt8]? {
        var address = in6_addr()
        guard inet_pton(AF_INET6, String(name.prefix { $0 != "%" }), &address) == 1 else { return nil }
        return withUnsafeBytes(of: address) { Array($0) }
    }

    /// The reach of an address of 4 bytes (RFC 6890) or 16 (RFC 4291), also of the former embedded in the latter.
    private static func reach(_ bytes: [UInt8]) -> HostReach {
        if bytes.count == 4 {
            switch (bytes[0], bytes[1]) {
            case (127, _), (0, _): return .loopback
            case (10, _), (172, 16...31), (192, 168), (169, 254), (100, 64...127), (192, 0), (198, 18...19),
                (224...255, _):
                return .local
            default: return .open
            }
        }
        let isZero = bytes.prefix(10).allSatisfy { $0 == 0 }
        if isZero, bytes[10] == bytes[11], bytes[10] == 0xFF || bytes[10] == 0 {
            let inner = Array(bytes[12...])
            return inner == [0, 0, 0, 0] || inner == [0, 0, 0, 1] ? .loopback : reach(inner)
        }
        if bytes.starts(with: [0, 0x64, 0xFF, 0x9B]) { return reach(Array(bytes[12...])) }
        if bytes.starts(with: [0x20, 0x02]) { return reach(Array(bytes[2..<6])) }
        let isLocal = bytes[0] & 0xFE == 0xFC || bytes[0] == 0xFF || (bytes[0] == 0xFE && bytes[1] & 0x80 != 0)
        return isLocal ? .local : .open
    }
}

extension HostReach {
    /// Resolves a name with the system's resolver, and returns the reach of each address; empty if it has none.
    @Sendable static func lookUp(_ name: String) async -> [HostReach] {
        await withCheckedContinuation { continuation in
            DispatchQueue.global(qos: .utility).async { continuation.resume(returning: addresses(of: name)) }
        }
    }

    private static func addresses(of name: String) -> [HostReach] {
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(name, nil, nil, &list) == 0 else { return [] }
        defer { freeaddrinfo(list) }
        return sequence(first: list, next: { $0?.pointee.ai_next }).compactMap(\.self).compactMap {
            reach(of: $0.pointee)
        }
    }

    private static func reach(of info: addrinfo) -> HostReach? {
        guard let address = info.ai_addr else { return nil }
        switch info.ai_family {
        case AF_INET:
            return address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { address in
                withUnsafeBytes(of: address.pointee.sin_addr) { reach(Array($0)) }
            }
        case AF_INET6:
            return address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { address in
                withUnsafeBytes(of: address.pointee.sin6_addr) { reach(Array($0)) }
            }
        default: return nil
        }
    }
}

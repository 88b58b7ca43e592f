/// What a source is doing.
public struct SourceStatus: Hashable, Sendable {
    /// The states of a source.
    public enum State: String, Hashable, Sendable {
        /// Asked, no answer yet.
        case starting
        /// The last answer was good.
        case good
        /// Some rows or symbols of the last answer were bad.
        case partial
        /// The last answer was bad; what it gave before stands.
        case failed
        /// Not asked.
        case off
    }

    /// The source's own word.
    public let name: String
    /// What it is doing.
    public let state: State
    /// When it last gave something good.
    public let lastSuccess: Timestamp?
    /// Why it is not good, or what of what was asked for it does not have, for a reader.
    public let reason: String?
    /// How it is asked and how it answers, where it is a service.
    public let service: ServiceRecord?
    /// The symbols of watch lists that it does not know, in order; recordings are without them.
    public let unknownSymbols: [Symbol]

    /// A status.
    public init(
        _ name: String, _ state: State, lastSuccess: Timestamp? = nil, reason: String? = nil,
        service: ServiceRecord? = nil, unknownSymbols: [Symbol] = []
    ) {
        self.name = name
        self.state = state
        self.lastSuccess = lastSuccess
        self.reason = reason
        self.service = service
        self.unknownSymbols = unknownSymbols
    }

    /// That some symbols are not known, at most five of them by name; nil where there are none.
    public static func words(unknown symbols: [Symbol]) -> String? {
        guard !symbols.isEmpty else { return nil }
        let named = symbols.prefix(5).map(\.name).joined(separator: ", ")
        let rest = symbols.count > 5 ? " and \(symbols.count - 5) more" : ""
        return "unknown symbol\(symbols.count == 1 ? "" : "s"): \(named)\(rest)"
    }
}

extension SourceStatus {
    /// The status without what is newer than a day: when it last gave something good, and how it is asked now.
    public func asOf(_ day: Day) -> SourceStatus {
        let isKnown = lastSuccess.map { NewYorkTime.wallClock(at: $0).day <= day } ?? true
        if isKnown, service == nil { return self }
        return SourceStatus(name, state, lastSuccess: isKnown ? lastSuccess : nil, reason: reason)
    }
}

/// How a service is asked, and how it answers.
public struct ServiceRecord: Hashable, Sendable {
    /// The address it is asked at: scheme and host, no path and no secret.
    public var address: String
    /// When it is asked next; nil where it is not, or where it speaks of itself.
    public var nextTry: Timestamp?
    /// How many requests it may still be asked before its budget grows again; nil where it has none.
    public var budgetLeft: Int?
    /// What it has sent so far, in bytes on the wire.
    public var bytes: Int
    /// How long its last answer took, in milliseconds.
    public var latencyMilliseconds: Int?

    /// A record.
    public init(
        address: String, nextTry: Timestamp? = nil, budgetLeft: Int? = nil, bytes: Int = 0,
        latencyMilliseconds: Int? = nil
    ) {
        self.address = address
        self.nextTry = nextTry
        self.budgetLeft = budgetLeft
        self.bytes = bytes
        self.latencyMilliseconds = latencyMilliseconds
    }
}

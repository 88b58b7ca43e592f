/// The status of a source.
public struct SourceStatus: Hashable, Sendable {
    /// The name of the status of the desk that is followed.
    public static let deskName = "desk"

    /// The states of a source.
    public enum State: String, Hashable, Sendable {
        /// Requested, no response yet.
        case starting
        /// The last response was valid.
        case good
        /// Some rows or symbols of the last response were invalid.
        case partial
        /// The last response was invalid; earlier data stays.
        case failed
        /// Not polled.
        case off
    }

    /// The identifier of the source.
    public let name: String
    /// The current state.
    public let state: State
    /// When the source last delivered valid data.
    public let lastSuccess: Timestamp?
    /// The reason for a state other than `good`, or the requested items that are unavailable, as text for the user.
    public let reason: String?
    /// The connection statistics, where the source is a service.
    public let service: ServiceRecord?
    /// Whether the source is a service that is in use.
    public var isPolled: Bool { service != nil && state != .off }
    /// Whether its last response was valid, at least in part.
    public var isAnswering: Bool { state == .good || state == .partial }
    /// The symbols of watch lists that the source does not offer, in order; recordings omit them.
    public let unknownSymbols: [Symbol]

    /// A status, by default without any details.
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

    /// A message that some symbols are unknown, naming at most five of them; nil where there are none.
    public static func message(unknown symbols: [Symbol]) -> String? {
        guard !symbols.isEmpty else { return nil }
        let named = symbols.prefix(5).map(\.name).joined(separator: ", ")
        let rest = symbols.count > 5 ? " and \(symbols.count - 5) more" : ""
        return "unknown symbol\(symbols.count == 1 ? "" : "s"): \(named)\(rest)"
    }
}

extension SourceStatus {
    /// The status without anything newer than a day: a later last success, and the current connection statistics.
    public func asOf(_ day: Day) -> SourceStatus {
        let isKnown = lastSuccess.map { NewYorkTime.wallClock(at: $0).day <= day } ?? true
        if isKnown, service == nil { return self }
        return SourceStatus(name, state, lastSuccess: isKnown ? lastSuccess : nil, reason: reason)
    }
}

/// Connection statistics of a service.
public struct ServiceRecord: Hashable, Sendable {
    /// The address: scheme and host, without path and secrets.
    public var address: String
    /// The time of the next request; nil where none is planned, or where the service pushes its data.
    public var nextRequest: Timestamp?
    /// The number of requests left before the budget is replenished; nil where there is no budget.
    public var budgetLeft: Int?
    /// The bytes received so far, on the wire.
    public var bytes: Int
    /// The latency of the last response, in milliseconds.
    public var latencyMilliseconds: Int?

    /// Statistics of a service at an address, empty by default.
    public init(
        address: String, nextTry: Timestamp? = nil, budgetLeft: Int? = nil, bytes: Int = 0,
        latencyMilliseconds: Int? = nil
    ) {
        self.address = address
        self.nextRequest = nextTry
        self.budgetLeft = budgetLeft
        self.bytes = bytes
        self.latencyMilliseconds = latencyMilliseconds
    }
}

public import Model

/// A good answer of a service, whole and unpacked.
public struct HTTPResponse: Hashable, Sendable {
    /// The body; empty where `isUnchanged`.
    public let body: [UInt8]
    /// Whether the service says that nothing has changed since it was last asked (304).
    public let isUnchanged: Bool
    /// When the last byte came.
    public let receivedAt: Timestamp
    /// From the question to the last byte.
    public let latency: Duration
    /// The bytes of the body on the wire, before it was unpacked.
    public let wireBytes: Int
    /// What to ask with the next time.
    public let validator: Validator?
    /// The time it is by the service's clock, where it says so.
    public let serverTime: Timestamp?

    /// An answer.
    public init(
        body: [UInt8], isUnchanged: Bool = false, receivedAt: Timestamp, latency: Duration = .zero, wireBytes: Int = 0,
        validator: Validator? = nil, serverTime: Timestamp? = nil
    ) {
        self.body = body
        self.isUnchanged = isUnchanged
        self.receivedAt = receivedAt
        self.latency = latency
        self.wireBytes = wireBytes
        self.validator = validator
        self.serverTime = serverTime
    }
}

/// Something that takes questions to services: the network, or a stand-in.
public protocol HTTPTransport: Sendable {
    /// The answer to a question; everything but a good answer of the expected kind is a fault.
    func fetch(_ request: HTTPRequest) async throws(SourceError) -> HTTPResponse
}

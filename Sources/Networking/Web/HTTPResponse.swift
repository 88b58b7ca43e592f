public import Model

/// A complete, decompressed response with a status of success.
public struct HTTPResponse: Hashable, Sendable {
    /// The body; empty if `isUnchanged`.
    public let body: [UInt8]
    /// Whether nothing has changed since the last request (304).
    public let isUnchanged: Bool
    /// When the last byte arrived.
    public let receivedAt: Timestamp
    /// From the request to the last byte.
    public let latency: Duration
    /// The size of the body on the wire, before decompression, in bytes.
    public let wireBytes: Int
    /// The validator for the next request.
    public let validator: Validator?
    /// The service's own time, from the `Date` header.
    public let serverTime: Timestamp?

    /// Creates a response. `NetworkTransport` sets all properties; test doubles need only the first few.
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

/// Sends requests to services: over the network, or a test double.
public protocol HTTPTransport: Sendable {
    /// Sends a request and returns its response; anything but a success with the expected content is thrown as an
    /// error.
    func fetch(_ request: HTTPRequest) async throws(SourceError) -> HTTPResponse
}

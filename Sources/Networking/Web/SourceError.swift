public import Formats
import Model

/// Why a request to a service has no usable response.
public struct SourceError: Error, Hashable, Sendable {
    /// The kinds of error, as far as they are treated differently.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// 401: credentials are missing or wrong.
        case unauthorised
        /// 403: access is denied.
        case forbidden
        /// 404: the requested resource does not exist. Not a sign of the service's health.
        case notFound
        /// 406, and other rejections of the request itself.
        case notAcceptable
        /// 429, and other responses that mean too many requests.
        case tooManyRequests
        /// 5xx.
        case server
        /// A page where a table was expected, a consent form, or a file of another shape.
        case wrongContent
        /// A success without content.
        case empty
        /// More bytes than such a response can have, before or after decompression.
        case tooLarge
        /// A response that ends early.
        case truncated
        /// A certificate that does not verify the host.
        case certificate
        /// A name that does not resolve.
        case nameLookup
        /// No connection to the address.
        case unreachable
        /// No complete response in time.
        case timedOut
    }

    /// The kind of error.
    public let kind: Kind
    /// A message for the user: `429 Too Many Requests`.
    public let reason: String
    /// The service's `Retry-After`, if it sent one.
    public let retryAfter: Duration?

    /// Creates an error; the reason becomes plain text of at most 400 characters. What was found comes at its end,
    /// after an address that may be long.
    public init(_ kind: Kind, _ reason: String, retryAfter: Duration? = nil) {
        self.kind = kind
        self.reason = PlainText.clean(reason, limit: 400)
        self.retryAfter = retryAfter
    }
}

extension SourceError {
    /// The error for a response that could not be parsed.
    public init(_ error: FeedError) { self.init(.wrongContent, error.description) }
}

extension SourceError {
    /// Whether it concerns the connection, the host or our credentials, not the requested resource.
    package var concernsConnection: Bool {
        switch kind {
        case .unauthorised, .forbidden, .tooManyRequests, .server, .truncated, .certificate, .nameLookup, .unreachable,
            .timedOut:
            true
        case .notFound, .notAcceptable, .wrongContent, .empty, .tooLarge: false
        }
    }
}

extension SourceError: CustomStringConvertible {
    /// The reason.
    public var description: String { reason }
}

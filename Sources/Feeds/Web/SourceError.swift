import Model

/// Why a question to a service had no good answer.
public struct SourceError: Error, Hashable, Sendable {
    /// The kinds of fault, as far as they are to be treated differently.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// 401: who asks must say who they are.
        case unauthorised
        /// 403: who asks is not let in.
        case forbidden
        /// 404: what was asked for does not exist. Says nothing about the service's health.
        case notFound
        /// 406, and other refusals of the question as it was put.
        case notAcceptable
        /// 429, and other answers that mean it: too many questions.
        case tooManyRequests
        /// 5xx.
        case server
        /// A page where a table was expected, a consent form, a file of another shape.
        case wrongContent
        /// A good answer with nothing in it.
        case empty
        /// More bytes than such an answer can have, before or after it is unpacked.
        case tooLarge
        /// An answer that ends before its end.
        case truncated
        /// A certificate that does not prove who answers.
        case certificate
        /// A name that no address is known for.
        case nameLookup
        /// Nobody answers at the address.
        case unreachable
        /// No whole answer in time.
        case timedOut
    }

    /// What kind it is.
    public let kind: Kind
    /// What is wrong, for a reader: `429 Too Many Requests`.
    public let reason: String
    /// How long the service asks to be left alone, where it says so.
    public let retryAfter: Duration?

    /// A fault; its words become plain text of 400 characters at most. What was found stands at their end, behind an
    /// address that may be long.
    public init(_ kind: Kind, _ reason: String, retryAfter: Duration? = nil) {
        self.kind = kind
        self.reason = PlainText.clean(reason, limit: 400)
        self.retryAfter = retryAfter
    }
}

extension SourceError {
    /// What is wrong with an answer that could not be read.
    public init(_ error: FeedError) { self.init(.wrongContent, error.description) }
}

extension SourceError {
    /// Whether it speaks of the way there, of the host or of who asks, not of what was asked for.
    var isOfWay: Bool {
        switch kind {
        case .unauthorised, .forbidden, .tooManyRequests, .server, .truncated, .certificate, .nameLookup, .unreachable,
            .timedOut:
            true
        case .notFound, .notAcceptable, .wrongContent, .empty, .tooLarge: false
        }
    }
}

extension SourceError: CustomStringConvertible {
    /// Its reason.
    public var description: String { reason }
}

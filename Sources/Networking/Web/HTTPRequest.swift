/// A GET request to a service.
public struct HTTPRequest: Hashable, Sendable {
    /// The expected content. A response of another kind is an error, whatever its status.
    public enum Content: Hashable, Sendable {
        case json, csv, xml, text
    }

    /// The `User-Agent` of the request. Services differ in which they accept.
    public enum Agent: Hashable, Sendable {
        /// A browser's.
        case browser
        /// Name and e-mail address, as EDGAR requires: `Ballast/1.0 name@example.org`.
        case declared(String)
    }

    /// The full, percent-encoded URL.
    public var url: String
    /// The expected content.
    public var content: Content
    /// The `User-Agent` to send.
    public var agent: Agent
    /// Additional header fields.
    public var fields: [String: String]
    /// The time limit for the complete response.
    public var deadline: Duration
    /// The maximum size of the decompressed response, in bytes.
    public var byteLimit: Int
    /// Whether a 304 is acceptable: nothing has changed since a poll request last read the response without an error.
    public var isConditional: Bool
    /// The validator of the last response; if it still holds, the response is `isUnchanged`. A poll request leaves it
    /// to the code that runs it and sets `isConditional`.
    public var validator: Validator?

    /// The budget for retries and redirects. A poll request leaves it to the code that runs it.
    var budget: RequestBudget?

    /// Creates a request.
    public init(
        _ url: String, _ content: Content, agent: Agent = .browser, fields: [String: String] = [:],
        deadline: Duration = .seconds(15), byteLimit: Int = 16 << 20,
        isConditional: Bool = false, validator: Validator? = nil
    ) {
        self.url = url
        self.content = content
        self.agent = agent
        self.fields = fields
        self.deadline = deadline
        self.byteLimit = byteLimit
        self.isConditional = isConditional
        self.validator = validator
    }
}

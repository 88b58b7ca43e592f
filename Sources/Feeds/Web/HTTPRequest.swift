/// A question to a service, by HTTP.
public struct HTTPRequest: Hashable, Sendable {
    /// What kind of answer makes sense. An answer of another kind is a fault, whatever its status says.
    public enum Content: Hashable, Sendable {
        case json, csv, xml, text
    }

    /// Who asks. Services differ in whom they let in.
    public enum Agent: Hashable, Sendable {
        /// As a browser.
        case browser
        /// By name and address of mail, as EDGAR wants it: `Ballast/1.0 name@example.org`.
        case declared(String)
    }

    /// The whole address, percent-encoded.
    public var url: String
    /// What kind of answer makes sense.
    public var content: Content
    /// Who asks.
    public var agent: Agent
    /// More header fields.
    public var fields: [String: String]
    /// The time for the whole answer, its last byte included.
    public var deadline: Duration
    /// The most bytes that the answer can have once it is unpacked.
    public var byteLimit: Int
    /// Whether it is enough to hear that nothing has changed since a poll request last read the answer without a fault.
    public var isConditional: Bool
    /// What the last answer came with; where it still holds, the answer is `isUnchanged`. A poll request leaves it to whoever
    /// runs it and says `isConditional`.
    public var validator: Validator?

    /// What a repeat of it, or a redirect, is paid from. A poll request leaves it to whoever runs it.
    var budget: RequestBudget?

    /// A question.
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

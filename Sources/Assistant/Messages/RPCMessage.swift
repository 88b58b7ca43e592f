import Model

/// A message of a client: a request, which has an answer, or something that has none.
enum RPCMessage {
    case request(id: JSON, method: String, parameters: JSON)
    /// A notification, or a response to a request that was never made.
    case unanswered

    /// Reads a message; throws with the identifier, as far as it can be read, and the error to answer with.
    init(_ json: JSON) throws(InvalidMessage) {
        guard case .object = json else {
            throw InvalidMessage(id: .null, error: .invalidRequest("a message is an object"))
        }
        let id = RPCMessage.identifier(json["id"])
        guard json["jsonrpc"] == "2.0" else {
            throw InvalidMessage(id: id ?? .null, error: .invalidRequest("jsonrpc is \"2.0\""))
        }
        guard let method = json["method"] else {
            guard json["result"] != nil || json["error"] != nil else {
                throw InvalidMessage(id: id ?? .null, error: .invalidRequest("a request has a method"))
            }
            self = .unanswered
            return
        }
        guard case .string(let name) = method else {
            throw InvalidMessage(id: id ?? .null, error: .invalidRequest("method is a text"))
        }
        guard json["id"] != nil else {
            self = .unanswered
            return
        }
        guard let id else {
            throw InvalidMessage(id: .null, error: .invalidRequest("id is a text or a whole number"))
        }
        let parameters = json["params"] ?? [:]
        guard case .object = parameters else {
            throw InvalidMessage(id: id, error: .invalidParameters("params is an object"))
        }
        self = .request(id: id, method: name, parameters: parameters)
    }

    /// An identifier that can be echoed exactly; nil for anything else.
    private static func identifier(_ json: JSON?) -> JSON? {
        switch json {
        case .string(let text) where text.utf8.count <= 1024: json
        case .number(let number) where number.magnitude < 9_007_199_254_740_992 && number == number.rounded(): json
        default: nil
        }
    }
}

/// A message that is not one of the protocol.
struct InvalidMessage: Error {
    /// The identifier of the request, or null.
    let id: JSON
    let error: RPCError
}

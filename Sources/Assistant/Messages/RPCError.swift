package import Model

/// An error in answer to a request, by the codes of JSON-RPC 2.0 and of the Model Context Protocol.
package struct RPCError: Error, Hashable, Sendable {
    /// The code.
    package let code: Int
    /// A sentence for a person.
    package let message: String
    /// Details for a program; nil if there are none.
    package let details: JSON?

    init(_ code: Int, _ message: String, details: JSON? = nil) {
        self.code = code
        self.message = message
        self.details = details
    }

    /// The message is not JSON.
    static func notJSON(_ message: String) -> RPCError { RPCError(-32700, message) }
    /// The message is JSON, but not a request.
    static func invalidRequest(_ message: String) -> RPCError { RPCError(-32600, message) }
    /// There is no such method.
    static func unknownMethod(_ name: String) -> RPCError {
        RPCError(-32601, "there is no method \(PlainText.clean(name, limit: 80))")
    }
    /// The parameters do not suit the method.
    static func invalidParameters(_ message: String) -> RPCError { RPCError(-32602, message) }
    /// There is no such resource.
    static func unknownResource(_ address: String, in era: ProtocolEra) -> RPCError {
        let shown = PlainText.clean(address, limit: 200)
        let code = era == .stateless ? -32602 : -32002
        return RPCError(code, "there is no resource \(shown)", details: ["uri": .string(shown)])
    }
    /// The request is in a version of the protocol that is not supported.
    static func unsupportedVersion(_ requested: String) -> RPCError {
        RPCError(
            -32022, "unsupported protocol version",
            details: [
                "supported": .array(ProtocolVersion.all.map { .string($0.rawValue) }),
                "requested": .string(PlainText.clean(requested, limit: 80)),
            ])
    }

    /// The response with this error. An identifier that could not be read is null.
    func response(to id: JSON) -> JSON {
        var error: [JSON.Member] = [
            JSON.Member("code", JSON(code)), JSON.Member("message", .string(message)),
        ]
        if let details { error.append(JSON.Member("data", details)) }
        return ["jsonrpc": "2.0", "id": id, "error": .object(error)]
    }
}

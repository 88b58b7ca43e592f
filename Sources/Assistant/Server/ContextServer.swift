import Formats
import Model

/// A server of the Model Context Protocol as a value: a message in, the answer out. It has no input, output or clock.
///
/// It speaks both forms of the protocol (modelcontextprotocol.io, "Versioning and Compatibility", 2026-07-28): requests
/// that carry their version, and those that follow the handshake `initialize`.
package struct ContextServer {
    private let offer: Offer
    /// The version agreed on by a handshake; nil before one.
    private var agreed: ProtocolVersion?

    /// Creates a server.
    package init(_ offer: Offer) { self.offer = offer }

    /// The largest answer, in bytes. A tool that would exceed it reports how to ask for less.
    package static let largestAnswer = 512 << 10
    /// The most messages of a list.
    private static let mostMessages = 50

    /// The answer to a line, without a line feed; nil if it has none.
    package mutating func answer(to line: MessageLines.Line) -> String? {
        guard case .complete(let bytes) = line else {
            return RPCError.notJSON("a message has at most \(MessageLines.longest) bytes")
                .response(to: .null).text(indented: false)
        }
        let message: JSON
        do throws(JSONError) {
            message = try JSON(decoding: bytes)
        } catch {
            return ContextServer.error(error).response(to: .null).text(indented: false)
        }
        if case .array(let messages) = message, agreed?.hasBatches ?? false,
            (1...ContextServer.mostMessages).contains(messages.count)
        {
            var answers: [JSON] = []
            for message in messages { if let answer = answer(to: message) { answers.append(answer) } }
            return answers.isEmpty ? nil : JSON.array(answers).text(indented: false)
        }
        return answer(to: message)?.text(indented: false)
    }

    private static func error(_ error: JSONError) -> RPCError {
        switch error {
        case .malformed: .notJSON("the message is not JSON in UTF-8")
        case .tooDeep: .notJSON("the message is nested more than \(JSON.deepest) deep")
        case .tooMany: .notJSON("the message has more than \(JSON.mostValues) values")
        }
    }

    private mutating func answer(to json: JSON) -> JSON? {
        do throws(InvalidMessage) {
            guard case .request(let id, let method, let parameters) = try RPCMessage(json) else { return nil }
            do throws(RPCError) {
                return ["jsonrpc": "2.0", "id": id, "result": try result(of: method, parameters)]
            } catch {
                return error.response(to: id)
            }
        } catch {
            return error.error.response(to: error.id)
        }
    }

    /// The result of a request, in the form of its version.
    private mutating func result(of method: String, _ parameters: JSON) throws(RPCError) -> JSON {
        if let version = try RequestEnvelope(parameters)?.version {
            let result = try Exchange(offer: offer, version: version).result(of: method, parameters)
            return offer.identified(result)
        }
        if method == "initialize" { return try initialize(parameters) }
        if method == "ping" { return [:] }
        guard let agreed else {
            let names = ProtocolVersion.all.map(\.rawValue).joined(separator: ", ")
            throw .invalidRequest("not initialized: send initialize, or a version in _meta; supported are \(names)")
        }
        return try Exchange(offer: offer, version: agreed).result(of: method, parameters)
    }

    private mutating func initialize(_ parameters: JSON) throws(RPCError) -> JSON {
        guard case .string(let requested)? = parameters["protocolVersion"] else {
            let example = ProtocolVersion.newestWithHandshake.rawValue
            throw .invalidParameters("protocolVersion is a text such as \(example)")
        }
        let known = ProtocolVersion(rawValue: requested).flatMap { $0.era == .handshake ? $0 : nil }
        let version = known ?? .newestWithHandshake
        agreed = version
        return [
            "protocolVersion": .string(version.rawValue), "capabilities": Offer.capabilities,
            "serverInfo": offer.identity, "instructions": .string(offer.instructions),
        ]
    }
}

extension Offer {
    /// Tools and resources, whose lists never change.
    static let capabilities: JSON = ["tools": [:], "resources": [:]]

    /// The name and version of the server.
    var identity: JSON { ["name": .string(name), "title": .string(title), "version": .string(version)] }

    /// A result marked as complete, with the identity of the server.
    func identified(_ result: JSON) -> JSON {
        guard case .object(let members) = result else { return result }
        return .object(
            [JSON.Member("resultType", "complete")] + members + [
                JSON.Member("_meta", ["io.modelcontextprotocol/serverInfo": identity])
            ])
    }
}

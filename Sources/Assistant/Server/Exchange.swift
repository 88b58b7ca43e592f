import Model

/// One request and its result, in a version of the protocol.
struct Exchange {
    let offer: Offer
    let version: ProtocolVersion

    /// For how long lists may be kept, in milliseconds: they change with the program only.
    private static let listLife = 3_600_000
    /// The same for a resource, whose figures may change at any time.
    private static let resourceLife = 5_000

    func result(of method: String, _ parameters: JSON) throws(RPCError) -> JSON {
        switch method {
        case "server/discover" where version.era == .stateless: return discovery
        case "tools/list":
            try checkCursor(parameters)
            return kept(["tools": .array(offer.tools.map { $0.listing(version) })], for: Exchange.listLife)
        case "tools/call": return try call(parameters)
        case "resources/list":
            try checkCursor(parameters)
            let resources = offer.resources.filter { !$0.isTemplate }
            return kept(["resources": .array(resources.map(\.listing))], for: Exchange.listLife)
        case "resources/templates/list":
            try checkCursor(parameters)
            let templates = offer.resources.filter(\.isTemplate)
            return kept(["resourceTemplates": .array(templates.map(\.listing))], for: Exchange.listLife)
        case "resources/read": return try read(parameters)
        default: throw .unknownMethod(method)
        }
    }

    private var discovery: JSON {
        kept(
            [
                "supportedVersions": .array(
                    ProtocolVersion.all.filter { $0.era == .stateless }.map { .string($0.rawValue) }),
                "capabilities": Offer.capabilities, "instructions": .string(offer.instructions),
            ], for: Exchange.listLife)
    }

    /// A result with how long it may be kept, where the version has that.
    private func kept(_ result: JSON, for milliseconds: Int) -> JSON {
        guard version.era == .stateless, case .object(let members) = result else { return result }
        return .object(
            members + [JSON.Member("ttlMs", JSON(milliseconds)), JSON.Member("cacheScope", "private")])
    }

    /// All lists are of one page.
    private func checkCursor(_ parameters: JSON) throws(RPCError) {
        guard parameters["cursor"] == nil || parameters["cursor"] == .null else {
            throw .invalidParameters("there is no such cursor: each list is one page")
        }
    }

    private func call(_ parameters: JSON) throws(RPCError) -> JSON {
        guard case .string(let name)? = parameters["name"] else { throw .invalidParameters("name is a text") }
        guard let tool = offer.tools.first(where: { $0.name == name }) else {
            let hint = Suggestion.hint(for: name, among: offer.tools.map(\.name))
            throw .invalidParameters("there is no tool \(PlainText.clean(name, limit: 80))\(hint)")
        }
        do throws(ToolError) {
            let result = try tool.answer(ToolArguments(parameters["arguments"] ?? [:], for: tool.parameters))
            let text = result.text(indented: false)
            guard text.utf8.count <= ContextServer.largestAnswer else {
                throw ToolError("the answer would have \(text.utf8.count >> 10) KB: ask for less")
            }
            let content: JSON = .array([["type": "text", "text": .string(text)]])
            if !version.hasStructuredResults { return ["content": content, "isError": false] }
            return ["content": content, "structuredContent": result, "isError": false]
        } catch {
            return ["content": .array([["type": "text", "text": .string(error.message)]]), "isError": true]
        }
    }

    private func read(_ parameters: JSON) throws(RPCError) -> JSON {
        guard case .string(let address)? = parameters["uri"] else { throw .invalidParameters("uri is a text") }
        let content: ResourceText?
        do throws(ToolError) {
            content = try offer.read(address)
        } catch {
            throw .invalidParameters(error.message)
        }
        guard let content else { throw .unknownResource(address, in: version.era) }
        return kept(
            [
                "contents": .array([
                    ["uri": .string(address), "mimeType": .string(content.mediaType), "text": .string(content.text)]
                ])
            ], for: Exchange.resourceLife)
    }
}

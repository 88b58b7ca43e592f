package import Model

/// Something that an assistant can ask for. It reads only.
package struct Tool {
    /// The name in requests.
    package let name: String
    let title: String
    let summary: String
    let parameters: [ToolParameter]
    let outputSchema: JSON
    let answer: (ToolArguments) throws(ToolError) -> JSON

    /// Creates a tool.
    ///
    /// - Parameters:
    ///   - summary: what it returns, for the assistant to choose by.
    ///   - output: the schema of its results, an object.
    ///   - answer: computes the result; it conforms to the schema.
    package init(
        _ name: String, title: String, summary: String, parameters: [ToolParameter], output: JSON,
        answer: @escaping (ToolArguments) throws(ToolError) -> JSON
    ) {
        self.name = name
        self.title = title
        self.summary = summary
        self.parameters = parameters
        outputSchema = output
        self.answer = answer
    }

    /// The tool in a list.
    func listing(_ version: ProtocolVersion) -> JSON {
        var members: [JSON.Member] = [
            JSON.Member("name", .string(name)), JSON.Member("title", .string(title)),
            JSON.Member("description", .string(summary)), JSON.Member("inputSchema", inputSchema),
        ]
        if version.hasStructuredResults { members.append(JSON.Member("outputSchema", outputSchema)) }
        members.append(
            JSON.Member(
                "annotations",
                ["readOnlyHint": true, "destructiveHint": false, "idempotentHint": true, "openWorldHint": false]))
        return .object(members)
    }

    private var inputSchema: JSON {
        let properties = JSON.object(parameters.map { JSON.Member($0.name, $0.schema) })
        let required = parameters.filter(\.isRequired).map { JSON.string($0.name) }
        var members: [JSON.Member] = [JSON.Member("type", "object"), JSON.Member("properties", properties)]
        if !required.isEmpty { members.append(JSON.Member("required", .array(required))) }
        members.append(JSON.Member("additionalProperties", false))
        return .object(members)
    }
}

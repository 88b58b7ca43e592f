import Model

/// What a request says about itself, by the revision of July 2026.
struct RequestEnvelope {
    let version: ProtocolVersion

    /// Reads the envelope of a request; nil if it has none and so belongs to a handshake.
    init?(_ parameters: JSON) throws(RPCError) {
        guard let about = parameters["_meta"],
            let stated = about["io.modelcontextprotocol/protocolVersion"]
        else { return nil }
        guard case .string(let name) = stated else {
            throw .invalidParameters("io.modelcontextprotocol/protocolVersion is a text")
        }
        guard let version = ProtocolVersion(rawValue: name), version.era == .stateless else {
            throw .unsupportedVersion(name)
        }
        guard case .object? = about["io.modelcontextprotocol/clientCapabilities"] else {
            throw .invalidParameters("io.modelcontextprotocol/clientCapabilities is an object")
        }
        self.version = version
    }
}

import Formats

/// A NATS server as it describes itself in INFO.
package struct NATSServer: Hashable, Sendable {
    /// The version, such as `2.9.10`.
    package let version: String
    /// The longest payload in bytes, headers included, that it accepts.
    package let longestPayload: Int
    /// Whether messages may have headers.
    package let hasHeaders: Bool
    /// Whether it demands TLS.
    package let requiresTLS: Bool
    /// Whether it offers TLS.
    package let offersTLS: Bool

    /// Parses the JSON of INFO; nil if it is not JSON. What is missing has the protocol's default.
    package init?(json: [UInt8]) {
        guard let fields = (try? JSONFile<Fields>(json, source: "nats"))?.content else { return nil }
        version = fields.version ?? ""
        longestPayload = max(1024, min(fields.longestPayload ?? 1 << 20, 1 << 26))
        hasHeaders = fields.hasHeaders ?? false
        requiresTLS = fields.requiresTLS ?? false
        offersTLS = requiresTLS || fields.offersTLS ?? false
    }

    private struct Fields: JSONField {
        @Lenient var version: String?
        @Lenient var longestPayload: Int?
        @Lenient var hasHeaders: Bool?
        @Lenient var requiresTLS: Bool?
        @Lenient var offersTLS: Bool?

        enum CodingKeys: String, CodingKey {
            case version
            case longestPayload = "max_payload"
            case hasHeaders = "headers"
            case requiresTLS = "tls_required"
            case offersTLS = "tls_available"
        }
    }
}

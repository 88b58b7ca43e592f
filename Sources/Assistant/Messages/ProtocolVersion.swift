/// The revisions of the Model Context Protocol that are spoken, newest first.
package enum ProtocolVersion: String, CaseIterable, Hashable, Sendable {
    /// Without a handshake: each request carries its version.
    case july2026 = "2026-07-28"
    /// With the handshake `initialize`.
    case november2025 = "2025-11-25", june2025 = "2025-06-18", march2025 = "2025-03-26", november2024 = "2024-11-05"

    /// All of them, newest first.
    static let all = allCases
    /// The newest that begins with a handshake, offered to a client that asks for an unknown one.
    static let newestWithHandshake = november2025

    /// How it begins.
    package var era: ProtocolEra { self == .july2026 ? .stateless : .handshake }

    /// Whether the results of tools are structured, with a schema.
    var hasStructuredResults: Bool { self != .march2025 && self != .november2024 }

    /// Whether several messages may come as one list.
    var hasBatches: Bool { self == .march2025 }
}

/// The two ways in which client and server agree on a version.
package enum ProtocolEra: Hashable, Sendable {
    /// In each request.
    case stateless
    /// Once, by `initialize`.
    case handshake
}

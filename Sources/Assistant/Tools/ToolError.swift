/// Why a tool has no result, in words from which the caller can correct the call.
package struct ToolError: Error, Hashable, Sendable {
    /// The reason.
    package let message: String

    /// Creates an error.
    package init(_ message: String) { self.message = message }
}

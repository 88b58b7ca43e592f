import Model

/// The name of a desk: what its collectors and its dashboards have in common.
package struct DeskName: Hashable, Sendable, CustomStringConvertible {
    /// The name as text.
    package let text: String

    /// The name of a desk that is not given one.
    package static let standard = DeskName(checked: "desk")

    /// Creates a name; nil unless it is 1 to 32 lower-case letters, digits and hyphens.
    package init?(_ text: String) {
        let isValid = text.utf8.allSatisfy {
            (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
        }
        guard isValid, (1...32).contains(text.utf8.count) else { return nil }
        self.text = text
    }

    /// The name of the status of every desk.
    package static let sourceName = SourceStatus.deskName

    private init(checked text: String) { self.text = text }

    /// The name as text.
    package var description: String { text }
}

import Model

/// A text that an assistant can read by its address, or a template of such addresses.
package struct Resource: Hashable, Sendable {
    /// The address, or a template by RFC 6570, such as `ballast://recap/{date}`.
    package let address: String
    /// Whether the address is a template.
    package let isTemplate: Bool
    let name: String
    let title: String
    let summary: String
    let mediaType: String

    /// Creates a resource.
    package init(
        _ address: String, name: String, title: String, summary: String, mediaType: String, isTemplate: Bool = false
    ) {
        self.address = address
        self.isTemplate = isTemplate
        self.name = name
        self.title = title
        self.summary = summary
        self.mediaType = mediaType
    }

    /// The resource in a list.
    var listing: JSON {
        [
            isTemplate ? "uriTemplate" : "uri": .string(address), "name": .string(name), "title": .string(title),
            "description": .string(summary), "mimeType": .string(mediaType),
        ]
    }
}

/// The content of a resource.
package struct ResourceText: Hashable, Sendable {
    /// The text.
    package let text: String
    /// Its media type.
    package let mediaType: String

    /// Creates a content.
    package init(_ text: String, mediaType: String) {
        self.text = text
        self.mediaType = mediaType
    }
}

import Model

/// An element of an XML document with its content.
package struct XMLElement: Hashable, Sendable {
    /// The local name.
    package let name: String
    let attributes: [XMLAttribute]
    /// The line on which the start tag ends.
    package let line: Int
    /// The child elements, in order.
    package private(set) var children: [XMLElement] = []
    /// The element's own text as received, without that of its children.
    package private(set) var content = ""

    init(_ tag: XMLTag, line: Int) {
        name = tag.name
        attributes = tag.attributes
        self.line = line
    }

    /// The text cleaned for display; long enough for web addresses.
    package var text: String { PlainText.clean(content, limit: 2048) }

    /// The value of an attribute as received, or nil.
    package subscript(attribute name: String) -> String? { attributes.first { $0.name == name }?.value }

    /// The first child with a name, or nil; further names descend: `entry["content", "properties"]`.
    package subscript(path: String...) -> XMLElement? {
        var element = self
        for name in path {
            guard let next = element.children.first(where: { $0.name == name }) else { return nil }
            element = next
        }
        return element
    }

    /// The children with a given name.
    package func all(_ name: String) -> [XMLElement] { children.filter { $0.name == name } }

    /// Whether it is marked as having no value (`m:null`, `xsi:nil`).
    package var isNull: Bool { self[attribute: "null"] == "true" || self[attribute: "nil"] == "true" }

    mutating func append(_ child: XMLElement) { children.append(child) }
    mutating func append(_ text: String) { content += text }
}

import Model

/// An element of an XML document with all that stands in it.
struct XMLElement: Hashable, Sendable {
    /// Its local name.
    let name: String
    /// Its attributes in order.
    let attributes: [XMLAttribute]
    /// The line on which its tag ends.
    let line: Int
    /// The elements in it, in order.
    private(set) var children: [XMLElement] = []
    /// The text between its tags as it was sent; that of the elements in it is theirs.
    private(set) var content = ""

    init(_ tag: XMLTag, line: Int) {
        name = tag.name
        attributes = tag.attributes
        self.line = line
    }

    /// Its text, fit to be shown; room for long addresses.
    var text: String { PlainText.clean(content, limit: 2048) }

    /// The value of an attribute as it was sent, or nil.
    subscript(attribute name: String) -> String? { attributes.first { $0.name == name }?.value }

    /// The first element of a name in it, or nil; more names lead deeper: `entry["content", "properties"]`.
    subscript(path: String...) -> XMLElement? {
        var element = self
        for name in path {
            guard let next = element.children.first(where: { $0.name == name }) else { return nil }
            element = next
        }
        return element
    }

    /// The elements of a name directly in it.
    func all(_ name: String) -> [XMLElement] { children.filter { $0.name == name } }

    /// Whether it says that it has no value (`m:null`, `xsi:nil`).
    var isNull: Bool { self[attribute: "null"] == "true" || self[attribute: "nil"] == "true" }

    mutating func append(_ child: XMLElement) { children.append(child) }
    mutating func append(_ text: String) { content += text }
}

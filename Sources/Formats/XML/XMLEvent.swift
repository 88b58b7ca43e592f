/// An event in an XML document.
enum XMLEvent: Hashable, Sendable {
    /// The start of an element.
    case start(XMLTag)
    /// Text between tags with its references resolved; blank text is left out.
    case text(String)
    /// The end of the element with this name.
    case end(String)
}

/// A start tag. Names are local, without their namespace prefix.
struct XMLTag: Hashable, Sendable {
    let name: String
    /// The attributes in order, without namespace declarations.
    let attributes: [XMLAttribute]
}

struct XMLAttribute: Hashable, Sendable {
    let name: String
    /// The value with its references resolved.
    let value: String
}

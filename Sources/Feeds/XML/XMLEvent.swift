/// What stands next in an XML document.
enum XMLEvent: Hashable, Sendable {
    /// An element begins.
    case start(XMLTag)
    /// Text between tags with its references resolved; blank text is left out.
    case text(String)
    /// The element of this name ends.
    case end(String)
}

/// The tag that an element begins with. Names are local: what stands before a colon is left out.
struct XMLTag: Hashable, Sendable {
    /// The element's name.
    let name: String
    /// Its attributes in order, without the declarations of namespaces.
    let attributes: [XMLAttribute]
}

/// An attribute of a tag.
struct XMLAttribute: Hashable, Sendable {
    /// Its name.
    let name: String
    /// Its value with its references resolved.
    let value: String
}

/// Splits the bytes of an XML document (W3C, "Extensible Markup Language 1.0", fifth edition) into events.
///
/// Deliberately small: the contents of a DOCTYPE are skipped, so that no entity declared by a document is ever
/// expanded, and nothing is validated except that tags match. An ampersand that does not begin a reference is kept,
/// since feeds contain such. Runs in linear time for every document.
struct XMLScanner {
    /// The maximum length of a document in bytes.
    static let byteLimit = 64 << 20
    /// The maximum nesting depth of elements.
    static let depthLimit = 100
    /// The maximum number of attributes of a tag.
    static let attributeLimit = 256

    let bytes: [UInt8]
    /// The index of the current byte.
    var position = 0
    private let source: String
    private var open: [Range<Int>] = []
    private var hasRoot = false
    private var isSelfClosing = false
    private var counted = 0
    private var lineSoFar = 1

    /// A document. `source` is its name in errors. Throws if it is too long or has an unsupported encoding.
    init(_ bytes: [UInt8], source: String) throws(FeedError) {
        guard bytes.count <= XMLScanner.byteLimit else {
            throw FeedError(source, expected: "at most \(XMLScanner.byteLimit) bytes", found: "\(bytes.count)")
        }
        self.source = source
        self.bytes = try XMLEncoding.unified(bytes, source: source)
    }

    /// The current line, 1 for the first.
    var line: Int {
        mutating get {
            while counted < min(position, bytes.count) {
                if bytes[counted] == .newline { lineSoFar += 1 }
                counted += 1
            }
            return lineSoFar
        }
    }

    /// The next event, or nil at the end of a complete document.
    mutating func next() throws(FeedError) -> XMLEvent? {
        if isSelfClosing { return .end(close()) }
        while position < bytes.count {
            if bytes[position] != .less {
                if let text = try plainText() { return .text(text) }
            } else if isAt("<!--") {
                try skip(past: "-->", "the end of a comment")
            } else if isAt("<![CDATA[") {
                if let text = try characterData() { return .text(text) }
            } else if isAt("<?") {
                try skip(past: "?>", "the end of an instruction")
            } else if isAt("<!") {
                try skipDeclaration()
            } else {
                return isAt("</") ? try endTag() : try startTag()
            }
        }
        if let name = open.last { throw error("</\(text(name))>") }
        guard hasRoot else { throw error("an element") }
        return nil
    }

    /// An error at the current position.
    mutating func error(_ expected: String) -> FeedError {
        let found = bytes[min(position, bytes.count)..<min(position + 40, bytes.count)]
        return FeedError(
            source, line: line, expected: expected,
            found: position < bytes.count ? String(decoding: found, as: UTF8.self) : "the end of the file")
    }
}

extension XMLScanner {
    private mutating func plainText() throws(FeedError) -> String? {
        let start = position
        var isBlank = true
        while position < bytes.count, bytes[position] != .less {
            if !bytes[position].isXMLSpace { isBlank = false }
            position += 1
        }
        if isBlank { return nil }
        guard !open.isEmpty else {
            position = start
            skipSpace()
            throw error(hasRoot ? "nothing after the outermost element" : "<")
        }
        return XMLReferences.resolved(bytes[start..<position])
    }

    private mutating func characterData() throws(FeedError) -> String? {
        guard !open.isEmpty else { throw error("an element") }
        let start = position + 9
        try skip(past: "]]>", "the end of character data")
        return start == position - 3 ? nil : String(decoding: bytes[start..<position - 3], as: UTF8.self)
    }

    private mutating func startTag() throws(FeedError) -> XMLEvent {
        guard !open.isEmpty || !hasRoot else { throw error("nothing after the outermost element") }
        guard open.count < XMLScanner.depthLimit else { throw error("elements at most \(XMLScanner.depthLimit) deep") }
        position += 1
        let name = try readName()
        let attributes = try readAttributes()
        hasRoot = true
        open.append(name)
        return .start(XMLTag(name: localName(name), attributes: attributes))
    }

    private mutating func readAttributes() throws(FeedError) -> [XMLAttribute] {
        var attributes: [XMLAttribute] = []
        while true {
            skipSpace()
            if isAt(">") {
                position += 1
                return attributes
            }
            if isAt("/>") {
                position += 2
                isSelfClosing = true
                return attributes
            }
            let (name, value) = try readAttribute()
            if isDeclaration(name) { continue }
            guard attributes.count < XMLScanner.attributeLimit else {
                throw error("at most \(XMLScanner.attributeLimit) attributes")
            }
            attributes.append(XMLAttribute(name: localName(name), value: XMLReferences.resolved(bytes[value])))
        }
    }

    private mutating func endTag() throws(FeedError) -> XMLEvent {
        guard let expected = open.last else { throw error("no end tag") }
        let start = position
        position += 2
        let name = try readName()
        skipSpace()
        guard isAt(">"), bytes[name].elementsEqual(bytes[expected]) else {
            position = start
            throw error("</\(text(expected))>")
        }
        position += 1
        return .end(close())
    }

    private mutating func close() -> String {
        isSelfClosing = false
        return open.popLast().map(localName) ?? ""
    }
}

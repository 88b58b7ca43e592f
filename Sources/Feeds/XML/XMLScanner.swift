import Model

/// Walks over the bytes of an XML document (W3C, "Extensible Markup Language 1.0", fifth edition), one event at a time.
///
/// Small on purpose: what stands in a DOCTYPE is skipped, so that no entity of a document's own is ever expanded, and
/// there is no validation beyond tags that match. An ampersand that begins no reference stands for itself, for feeds
/// have such. Every byte is looked at a fixed number of times, whatever the document.
struct XMLScanner {
    /// The longest document that is read.
    static let byteLimit = 64 << 20
    /// How deep elements may stand in one another.
    static let depthLimit = 100
    /// The most attributes of a tag.
    static let attributeLimit = 256

    let bytes: [UInt8]
    /// Where the scanner stands.
    var at = 0
    private let source: String
    private var open: [Range<Int>] = []
    private var hasRoot = false
    private var closesAtOnce = false
    private var counted = 0
    private var lineSoFar = 1

    /// A document. `source` is what errors call it.
    init(_ bytes: [UInt8], source: String) throws(FeedError) {
        guard bytes.count <= XMLScanner.byteLimit else {
            throw FeedError(source, expected: "at most \(XMLScanner.byteLimit) bytes", found: "\(bytes.count)")
        }
        self.source = source
        self.bytes = try XMLEncoding.unified(bytes, source: source)
    }

    /// The line on which it stands, 1 for the first.
    var line: Int {
        mutating get {
            while counted < min(at, bytes.count) {
                if bytes[counted] == .newline { lineSoFar += 1 }
                counted += 1
            }
            return lineSoFar
        }
    }

    /// What stands next, or nil at the end of a whole document.
    mutating func next() throws(FeedError) -> XMLEvent? {
        if closesAtOnce { return .end(close()) }
        while at < bytes.count {
            if bytes[at] != .less {
                if let text = try plainText() { return .text(text) }
            } else if stands("<!--") {
                try skip(behind: "-->", "the end of a comment")
            } else if stands("<![CDATA[") {
                if let text = try characterData() { return .text(text) }
            } else if stands("<?") {
                try skip(behind: "?>", "the end of an instruction")
            } else if stands("<!") {
                try skipDeclaration()
            } else {
                return stands("</") ? try endTag() : try startTag()
            }
        }
        if let name = open.last { throw fault("</\(text(name))>") }
        guard hasRoot else { throw fault("an element") }
        return nil
    }

    /// The error of what stands here.
    mutating func fault(_ expected: String) -> FeedError {
        let found = bytes[min(at, bytes.count)..<min(at + 40, bytes.count)]
        return FeedError(
            source, line: line, expected: expected,
            found: at < bytes.count ? String(decoding: found, as: UTF8.self) : "the end of the file")
    }
}

extension XMLScanner {
    private mutating func plainText() throws(FeedError) -> String? {
        let start = at
        var isBlank = true
        while at < bytes.count, bytes[at] != .less {
            if !bytes[at].isXMLSpace { isBlank = false }
            at += 1
        }
        if isBlank { return nil }
        guard !open.isEmpty else {
            at = start
            skipSpace()
            throw fault(hasRoot ? "nothing behind the outermost element" : "<")
        }
        return XMLReferences.resolved(bytes[start..<at])
    }

    private mutating func characterData() throws(FeedError) -> String? {
        guard !open.isEmpty else { throw fault("an element") }
        let start = at + 9
        try skip(behind: "]]>", "the end of character data")
        return start == at - 3 ? nil : String(decoding: bytes[start..<at - 3], as: UTF8.self)
    }

    private mutating func startTag() throws(FeedError) -> XMLEvent {
        guard !open.isEmpty || !hasRoot else { throw fault("nothing behind the outermost element") }
        guard open.count < XMLScanner.depthLimit else { throw fault("elements at most \(XMLScanner.depthLimit) deep") }
        at += 1
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
            if stands(">") {
                at += 1
                return attributes
            }
            if stands("/>") {
                at += 2
                closesAtOnce = true
                return attributes
            }
            let (name, value) = try readAttribute()
            if isDeclaration(name) { continue }
            guard attributes.count < XMLScanner.attributeLimit else {
                throw fault("at most \(XMLScanner.attributeLimit) attributes")
            }
            attributes.append(XMLAttribute(name: localName(name), value: XMLReferences.resolved(bytes[value])))
        }
    }

    private mutating func endTag() throws(FeedError) -> XMLEvent {
        guard let expected = open.last else { throw fault("no end tag") }
        let start = at
        at += 2
        let name = try readName()
        skipSpace()
        guard stands(">"), bytes[name].elementsEqual(bytes[expected]) else {
            at = start
            throw fault("</\(text(expected))>")
        }
        at += 1
        return .end(close())
    }

    private mutating func close() -> String {
        closesAtOnce = false
        return open.popLast().map(localName) ?? ""
    }
}

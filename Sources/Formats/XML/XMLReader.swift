/// Reads selected elements of an XML document one at a time, so that long documents are not held in memory.
///
///     var document = try XMLReader(bytes, source: "edgar", root: "feed")
///     while let entry = try document.next("entry") { titles.append(entry["title"]?.text ?? "") }
package struct XMLReader {
    /// The maximum number of elements nested within one that is read.
    static let elementLimit = 100_000

    /// The root element without its content.
    package let root: XMLElement
    private var scanner: XMLScanner

    /// Begins reading a document. Throws if `root` is given and the root element has another name.
    package init(_ bytes: [UInt8], source: String, root name: String? = nil) throws(FeedError) {
        var scanner = try XMLScanner(bytes, source: source)
        guard case .start(let tag) = try scanner.next() else { throw scanner.error("an element") }
        root = XMLElement(tag, line: scanner.line)
        if let name, tag.name != name {
            throw FeedError(source, line: root.line, expected: "<\(name)>", found: "<\(tag.name)>")
        }
        self.scanner = scanner
    }

    /// The next element with one of these names, at any depth, or nil if the document has no more. Throws if the
    /// document is malformed up to there.
    package mutating func next(_ names: String...) throws(FeedError) -> XMLElement? {
        while let event = try scanner.next() {
            if case .start(let tag) = event, names.contains(tag.name) { return try element(tag) }
        }
        return nil
    }

    private mutating func element(_ tag: XMLTag) throws(FeedError) -> XMLElement {
        var open = [XMLElement(tag, line: scanner.line)]
        var count = 0
        while let event = try scanner.next() {
            switch event {
            case .start(let tag):
                count += 1
                guard count <= XMLReader.elementLimit else {
                    throw scanner.error("at most \(XMLReader.elementLimit) elements in <\(open[0].name)>")
                }
                open.append(XMLElement(tag, line: scanner.line))
            case .text(let text): open[open.count - 1].append(text)
            case .end:
                let done = open.removeLast()
                guard !open.isEmpty else { return done }
                open[open.count - 1].append(done)
            }
        }
        throw scanner.error("an end tag")
    }
}

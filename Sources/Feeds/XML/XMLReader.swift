import Model

/// Reads the elements of an XML document that one is interested in, one at a time, so that a long one need not be held.
///
///     var document = try XMLReader(bytes, source: "edgar", root: "feed")
///     while let entry = try document.next("entry") { titles.append(entry["title"]?.text ?? "") }
struct XMLReader {
    /// The most elements that one may have in it.
    static let elementLimit = 100_000

    /// The outermost element without what is in it.
    let root: XMLElement
    private var scanner: XMLScanner

    /// A document, whose outermost element must have the name `root` where one is given.
    init(_ bytes: [UInt8], source: String, root name: String? = nil) throws(FeedError) {
        var scanner = try XMLScanner(bytes, source: source)
        guard case .start(let tag) = try scanner.next() else { throw scanner.fault("an element") }
        root = XMLElement(tag, line: scanner.line)
        if let name, tag.name != name {
            throw FeedError(source, line: root.line, expected: "<\(name)>", found: "<\(tag.name)>")
        }
        self.scanner = scanner
    }

    /// The next element that has one of these names, at any depth, or nil where the document has no more. What is wrong
    /// between here and there, or at the end, is thrown.
    mutating func next(_ names: String...) throws(FeedError) -> XMLElement? {
        while let event = try scanner.next() {
            if case .start(let tag) = event, names.contains(tag.name) { return try whole(tag) }
        }
        return nil
    }

    /// The outermost element with all that is in it.
    mutating func whole() throws(FeedError) -> XMLElement {
        let document = try whole(XMLTag(name: root.name, attributes: root.attributes))
        while try scanner.next() != nil {}
        return document
    }

    private mutating func whole(_ tag: XMLTag) throws(FeedError) -> XMLElement {
        var open = [XMLElement(tag, line: scanner.line)]
        var count = 0
        while let event = try scanner.next() {
            switch event {
            case .start(let tag):
                count += 1
                guard count <= XMLReader.elementLimit else {
                    throw scanner.fault("at most \(XMLReader.elementLimit) elements in <\(open[0].name)>")
                }
                open.append(XMLElement(tag, line: scanner.line))
            case .text(let text): open[open.count - 1].append(text)
            case .end:
                let done = open.removeLast()
                guard !open.isEmpty else { return done }
                open[open.count - 1].append(done)
            }
        }
        throw scanner.fault("an end tag")
    }
}

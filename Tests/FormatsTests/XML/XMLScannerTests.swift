import Testing

@testable import Formats

struct XMLScannerTests {
    /// A document as a line of events: `+a{x=1}`, `"text"`, `-a`.
    private func events(_ bytes: [UInt8]) throws(FeedError) -> String {
        var scanner = try XMLScanner(bytes, source: "t.xml")
        var out: [String] = []
        while let event = try scanner.next() {
            switch event {
            case .start(let tag):
                let attributes = tag.attributes.map { "\($0.name)=\($0.value)" }.joined(separator: ",")
                out.append("+\(tag.name)" + (attributes.isEmpty ? "" : "{\(attributes)}"))
            case .text(let text): out.append("\"\(text)\"")
            case .end(let name): out.append("-\(name)")
            }
        }
        return out.joined(separator: " ")
    }

    private func events(_ text: String) throws(FeedError) -> String { try events(Array(text.utf8)) }

    @Test(
        "a document is read as its events",
        arguments: [
            ("<a/>", "+a -a"),
            ("<a></a>", "+a -a"),
            ("<a>x</a>\n", "+a \"x\" -a"),
            ("<a> <b/>\n<b />\t</a >", "+a +b -b +b -b -a"),
            ("<a x='1' y = \"2\"/>", "+a{x=1,y=2} -a"),
            ("<a x='\"' y=\"'&gt;\"/>", "+a{x=\",y='>} -a"),
            ("<m:a xmlns:m=\"u\" xmlns='v' m:x='1'><d:b/></m:a>", "+a{x=1} +b -b -a"),
            ("<?xml version=\"1.0\"?><!-- <b> -- --><a><?p <c> ?><!----></a><!-- d --><?e?>", "+a -a"),
            ("<a><![CDATA[<b>&amp;]]]]><![CDATA[>]]></a>", "+a \"<b>&amp;]]\" \">\" -a"),
            ("<a>1<b>2</b>3</a>", "+a \"1\" +b \"2\" -b \"3\" -a"),
            ("<ä-1._:é>ß</ä-1._:é>", "+é \"ß\" -é"),
            ("\n\n<a/>", "+a -a"),
        ])
    func documents(text: String, expected: String) throws {
        #expect(try events(text) == expected)
        #expect(try events("\u{FEFF}" + text) == expected)
    }

    @Test(
        "references are resolved, and an ampersand that starts none is plain text",
        arguments: [
            ("&amp;&lt;&gt;&quot;&apos;", "&<>\"'"), ("A&#38;B&#x26;C&#X26;", "A&B&C&"), ("&#8217;&#x1F600;", "’😀"),
            ("&amp;amp;", "&amp;"), ("AT&T", "AT&T"), ("a & b;", "a & b;"), ("&nbsp;&xxe;", "&nbsp;&xxe;"),
            ("&", "&"), ("&;&#;&#x;", "&;&#;&#x;"), ("&#-5;&#+5;&#1a;", "&#-5;&#+5;&#1a;"),
            ("&#0;&#xD800;&#x110000;", "\u{FFFD}\u{FFFD}\u{FFFD}"), ("&#99999999999;", "&#99999999999;"),
            ("&aaaaaaaaaaaaaaaaaaaaaaaa;", "&aaaaaaaaaaaaaaaaaaaaaaaa;"), ("&&amp;&", "&&&"),
        ])
    func references(text: String, expected: String) throws {
        #expect(try events("<a>\(text)</a>") == "+a \"\(expected)\" -a")
        if !text.contains("\"") { #expect(try events("<a x=\"\(text)\"/>") == "+a{x=\(expected)} -a") }
    }

    @Test("a document type is skipped with all its declarations, and nothing of it is expanded")
    func documentType() throws {
        let text = """
            <!DOCTYPE a SYSTEM "a>b.dtd" [
              <!ENTITY x "<!-- ]> -->"> <!-- ]> ' -->
              <!ENTITY y SYSTEM 'file:///etc/passwd'>
              <!ELEMENT a (#PCDATA)>
            ]>
            <a>&x;&y;</a>
            """
        #expect(try events(text) == "+a \"&x;&y;\" -a")
        #expect(try events("<!DOCTYPE html>\n<html/>") == "+html -html")
        #expect(try events("<!doctype html><html/>") == "+html -html")
    }

    @Test("the declared encoding counts")
    func encodings() throws {
        let latin =
            Array("<?xml version=\"1.0\" encoding=\"ISO-8859-1\" ?><a>".utf8) + [0xE9, 0x92] + Array("</a>".utf8)
        #expect(try events(latin) == "+a \"é’\" -a")
        let windows = Array("<?xml version='1.0' encoding='windows-1252'?><a>".utf8) + [0x80] + Array("</a>".utf8)
        #expect(try events(windows) == "+a \"€\" -a")
        #expect(try events("<?xml version=\"1.0\" encoding=\"utf-8\"?><a>é</a>") == "+a \"é\" -a")
        #expect(try events("<?xml version=\"1.0\" encoding='US-ASCII'?><a/>") == "+a -a")
        let latin9 = Array("<?xml version='1.0' encoding='ISO-8859-15'?><a>".utf8) + [0xA4] + Array("</a>".utf8)
        #expect(try events(latin9) == "+a \"€\" -a")
        #expect(throws: FeedError("t.xml", line: 1, expected: "UTF-8, UTF-16, ISO-8859-1 or -15", found: "shift_jis")) {
            try events("<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><a/>")
        }
    }

    @Test("UTF-16 is detected by its mark or its first bytes, and a mark overrides the declared encoding")
    func wideEncodings() throws {
        let text = "<?xml version='1.0' encoding='UTF-16'?><a>é€😀</a>"
        let little = Array(text.utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big = Array(text.utf16).flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        for bytes in [[0xFF, 0xFE] + little, [0xFE, 0xFF] + big, little, big] {
            #expect(try events(bytes) == "+a \"é€😀\" -a")
        }
        let latin = "<?xml version='1.0' encoding='ISO-8859-1'?><a>é</a>"
        #expect(try events([0xEF, 0xBB, 0xBF] + Array(latin.utf8)) == "+a \"é\" -a")
        #expect(try events("<?xml version='1.0' encoding='UTF-16'?><a>é</a>") == "+a \"é\" -a")
    }

    @Test("bytes that are not UTF-8 are read as Windows-1252, and valid UTF-8 next to them stays")
    func strayBytes() throws {
        func bytes(_ middle: [UInt8]) -> [UInt8] { Array("<a>".utf8) + middle + Array("</a>".utf8) }
        #expect(try events(bytes([0xE9])) == "+a \"é\" -a")
        #expect(try events(bytes(Array("ü".utf8) + [0x20, 0xFC, 0x92, 0x73])) == "+a \"ü ü’s\" -a")
        #expect(try events(bytes([0xE2, 0x82])) == "+a \"â‚\" -a")
    }

    @Test(
        "malformed markup is an error with its line",
        arguments: [
            ("", 1, "an element", "the end of the file"),
            ("\n\n", 3, "an element", "the end of the file"),
            ("no", 1, "<", "no"),
            ("<a>\n<b>\n</a>", 3, "</b>", "</a>"),
            ("<a>\n", 2, "</a>", "the end of the file"),
            ("<a/>\n<b/>", 2, "nothing after the outermost element", "<b/>"),
            ("<a/>\nx", 2, "nothing after the outermost element", "x"),
            ("</a>", 1, "no end tag", "</a>"),
            ("<a><!ELEMENT b></a>", 1, "a tag", "<!ELEMENT b></a>"),
            ("<a>\n<!-- x", 2, "the end of a comment", "<!-- x"),
            ("<a><![CDATA[x]]</a>", 1, "the end of character data", "<![CDATA[x]]</a>"),
            ("<?xml", 1, "the end of an instruction", "<?xml"),
            ("<!DOCTYPE a [", 1, "the end of a document type", "<!DOCTYPE a ["),
            ("<a x></a>", 1, "=", "></a>"),
            ("<a x=1/>", 1, "a quote", "1/>"),
            ("<a x='1/>", 1, "a closing quote", "'1/>"),
            ("<a x='<'/>", 1, "a closing quote", "'<'/>"),
            ("<1/>", 1, "a name", "1/>"),
            ("< a/>", 1, "a name", "a/>"),
            ("<a", 1, "a name", "the end of the file"),
            ("<", 1, "a name", "the end of the file"),
            ("<a></a b>", 1, "</a>", "</a b>"),
            ("<a></b:a>", 1, "</a>", "</b:a>"),
        ])
    func malformed(text: String, line: Int, expected: String, found: String) {
        #expect(throws: FeedError("t.xml", line: line, expected: expected, found: found)) { try events(text) }
    }

    @Test("input beyond the limits is refused")
    func limits() throws {
        let depth = XMLScanner.depthLimit
        let nested = String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
        #expect(try events(nested).hasSuffix("-a"))
        #expect(throws: FeedError.self) { try events(String(repeating: "<a>", count: 100_000)) }
        let many = (0...XMLScanner.attributeLimit).map { "x\($0)='1'" }.joined(separator: " ")
        #expect(throws: FeedError.self) { try events("<a \(many)/>") }
    }
}

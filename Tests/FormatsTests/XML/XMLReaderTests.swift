import TestSupport
import Testing

@testable import Formats

struct XMLReaderTests {
    static let text = """
        <?xml version="1.0" encoding="utf-8"?>
        <!DOCTYPE feed [<!ENTITY x "y">]>
        <feed xmlns:d="u"> <title type='text'>A &amp; B</title>
        <entry n="1"><d:p><d:v d:null="true"/><d:v>4.38</d:v></d:p> one<!-- c --> more</entry>
        <group><entry n="2"><![CDATA[<b> two]]><entry n="3"/></entry></group>
        </feed>
        """

    private func reader(_ text: String) throws(FeedError) -> XMLReader {
        try XMLReader(Array(text.utf8), source: "t.xml", root: "feed")
    }

    @Test("the elements of a name are read one by one, with their content")
    func elements() throws {
        var reader = try reader(Self.text)
        #expect(reader.root.name == "feed")
        #expect(try reader.next("title", "entry")?.text == "A & B")
        let first = try #require(try reader.next("title", "entry"))
        #expect(first[attribute: "n"] == "1" && first[attribute: "m"] == nil)
        #expect(first.line == 4)
        #expect(first["p", "v"]?.isNull == true)
        #expect(first["p"]?.all("v").map(\.text) == ["", "4.38"])
        #expect(first["p", "w"] == nil && first["v"] == nil)
        #expect(first.text == "one more")
        let second = try #require(try reader.next("title", "entry"))
        #expect(second.content == "<b> two" && second["entry"]?[attribute: "n"] == "3")
        #expect(try reader.next("entry") == nil)
        #expect(try reader.next("entry") == nil)
    }

    @Test("another document is refused, and named by its outermost element")
    func otherRoot() {
        #expect(throws: FeedError("t.xml", line: 2, expected: "<feed>", found: "<html>")) {
            try reader("<!DOCTYPE html>\n<html lang='en'><body></html>")
        }
    }

    @Test("an element with too many children is refused")
    func tooMuch() throws {
        let text = "<feed><entry>" + String(repeating: "<a/>", count: XMLReader.elementLimit + 1) + "</entry></feed>"
        var reader = try reader(text)
        #expect(throws: FeedError.self) { try reader.next("entry") }
    }

    @Test("a document cut off anywhere is an error and never a complete document")
    func truncation() throws {
        let bytes = Array(Self.text.utf8)
        for length in 0..<bytes.count {
            #expect(throws: FeedError.self, "\(length) bytes") {
                var reader = try XMLReader(Array(bytes.prefix(length)), source: "t.xml")
                while try reader.next("entry") != nil {}
            }
        }
    }

    @Test("random bytes and broken markup neither crash nor hang", arguments: 0..<300)
    func noise(seed: Int) throws {
        var random = SplitMix(seed: UInt64(seed))
        let pieces = [
            "<a>", "</a>", "<a x='", "'>", "/>", "<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", "&#", ";", "é", "<!",
        ]
        var noise: [UInt8] = []
        for _ in 0..<Int.random(in: 0..<200, using: &random) {
            if seed % 3 == 0 {
                noise.append(UInt8.random(in: .min ... .max, using: &random))
            } else {
                noise += Array(pieces[Int.random(in: 0..<pieces.count, using: &random)].utf8)
            }
        }
        let text = Array("<feed>".utf8) + noise + (seed % 2 == 0 ? Array("</feed>".utf8) : [])
        var reader = try XMLReader(text, source: "t.xml")
        var count = 0
        while let element = try? reader.next("a") { count += 1 + element.children.count }
        #expect(count <= text.count)
    }

    @Test(
        "a document made to take long is still read in linear time",
        .timeLimit(.minutes(10)),
        arguments: [
            "&", "&#", "&amp", "<b/>", "]]>", "<!---->", "<![CDATA[]]>", "\n", "<b x='&&&&'/>", "<", "<!--", "<b ",
        ])
    func linear(piece: String) throws {
        let text = "<a>" + String(repeating: piece, count: 400_000 / piece.utf8.count) + "</a>"
        var reader = try XMLReader(Array(text.utf8), source: "t.xml")
        let found = Result { () throws(FeedError) in try reader.next("c") }
        switch found {
        case .success(let element): #expect(element == nil)
        case .failure(let error): #expect(error.line == 1)
        }
    }
}

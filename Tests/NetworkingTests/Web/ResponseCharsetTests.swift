import Testing

@testable import Formats
@testable import Networking

@Suite("Charsets of responses") struct ResponseCharsetTests {
    private static let latin = Array("<t>B".utf8) + [0xFC] + Array("ro</t>".utf8)

    private func text(_ body: [UInt8], _ type: String?, as content: HTTPRequest.Content = .xml) throws -> String {
        let bytes = try ResponseCharset.unified(body, contentType: type, as: content)
        return String(decoding: bytes.starts(with: Charset.utf8Mark) ? bytes[3...] : bytes[...], as: UTF8.self)
    }

    @Test(
        "the charset of the header counts, in each spelling",
        arguments: [
            "text/xml; charset=ISO-8859-1", "text/xml;charset=\"iso-8859-1\"", "application/xml ; Charset = Latin1",
            "text/xml; version=1; charset='windows-1252'", "text/xml; charset=ISO-8859-15",
        ])
    func header(type: String) throws { #expect(try text(Self.latin, type) == "<t>Büro</t>") }

    @Test("the encoding in the document does not override the charset of the header")
    func decided() throws {
        let wide = "<?xml version='1.0' encoding='ISO-8859-1'?><r><t>Büro</t></r>"
        let body = try ResponseCharset.unified(Array(wide.utf8), contentType: "text/xml; charset=utf-8", as: .xml)
        var document = try XMLReader(body, source: "t.xml")
        #expect(try document.next("t")?.text == "Büro")
    }

    @Test("if the header claims UTF-8 and the document is not, the encoding in the document counts")
    func wrongHeader() throws {
        let latin = Array("<?xml version='1.0' encoding='ISO-8859-1'?><r>".utf8) + Self.latin + Array("</r>".utf8)
        let body = try ResponseCharset.unified(latin, contentType: "text/xml; charset=utf-8", as: .xml)
        var document = try XMLReader(body, source: "t.xml")
        #expect(try document.next("t")?.text == "Büro")
    }

    @Test("a byte order mark overrides the header")
    func mark() throws {
        let wide: [UInt8] = [0xFE, 0xFF] + "ü".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        #expect(try text(wide, "text/plain; charset=ISO-8859-1", as: .text) == "ü")
        #expect(try text(Charset.utf8Mark + Array("ü".utf8), "text/plain; charset=ISO-8859-1", as: .text) == "ü")
        #expect(try text(Charset.utf8Mark + [0x4D, 0xFC, 0x6C], nil, as: .csv) == "Mül")
    }

    @Test("an unsupported charset is an error that names it; JSON is always UTF-8")
    func unknown() throws {
        #expect(throws: SourceError(.wrongContent, "a body in the charset “shift_jis”, which is not supported")) {
            try text([0x41], "text/csv; charset=shift_jis", as: .csv)
        }
        #expect(try text(Array("[\"ü\"]".utf8), "application/json; charset=shift_jis", as: .json) == "[\"ü\"]")
    }

    @Test("a table without a charset is UTF-8, or Windows-1252 if it is not valid UTF-8")
    func table() throws {
        #expect(try text([0x4D, 0xFC, 0x6C], "text/csv", as: .csv) == "Mül")
        #expect(try text(Array("Mül".utf8), nil, as: .csv) == "Mül")
    }
}

import Testing

@testable import Networking

@Suite("Content of responses") struct ResponseCheckTests {
    private func kind(_ text: String, _ content: HTTPRequest.Content) -> SourceError.Kind? {
        ResponseCheck.error(in: Array(text.utf8), as: content)?.kind
    }

    @Test(
        "good responses pass",
        arguments: [
            ("{\"a\":1}", .json), ("\n [1] \n", .json), ("\u{FEFF}{}", .json),
            ("Date,\"1 Mo\"\n", .csv), ("\u{FEFF}iShares Core\n\u{A0}\nTicker,Name", .csv), ("abc", .text),
            ("<?xml version=\"1.0\"?><feed/>", .xml), ("<?xml?><!-- html --><rss><d>&lt;html></d></rss>", .xml),
            ("<rss><description><![CDATA[<html>]]></description></rss>", .xml),
        ] as [(String, HTTPRequest.Content)])
    func good(text: String, content: HTTPRequest.Content) { #expect(kind(text, content) == nil) }

    @Test(
        "a page is rejected, whatever content was requested",
        arguments: [HTTPRequest.Content.json, .csv, .xml, .text])
    func pages(content: HTTPRequest.Content) {
        for page in [
            "<!DOCTYPE html><html><head><title>Robot check</title></head></html>", "\n<html>\n", "<!doctype HTML>",
            "<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0\"><html/>",
        ] { #expect(kind(page, content) == .wrongContent, "\(page)") }
        let named = ResponseCheck.error(in: Array("<html><title>Robot\u{1B} check</title>".utf8), as: content)
        #expect(named?.reason == "a page instead of what was requested: “Robot check”")
    }

    @Test("a blank response is empty, whatever the content", arguments: [HTTPRequest.Content.json, .csv, .xml, .text])
    func empty(content: HTTPRequest.Content) {
        for text in ["", " \r\n", "\u{FEFF}"] { #expect(kind(text, content) == .empty) }
    }

    @Test(
        "truncated content, other formats and refusals in text are detected",
        arguments: [
            ("{\"a\":[1,2", .json, .truncated), ("[{\"a\":1}", .json, .truncated), ("Edge: oops", .json, .wrongContent),
            ("Edge: Too Many Requests", .json, .tooManyRequests), ("Too Many Requests\r\n", .csv, .tooManyRequests),
            ("Too Many Requests", .text, .tooManyRequests), ("<feed><entry>", .xml, nil),
            ("<feed><ent", .xml, .truncated), ("Date,1 Mo", .xml, .wrongContent),
            ("<?xml version=\"1.0\"?><Error/>", .csv, .wrongContent),
            ("{\"error_code\":400,\"error_message\":\"Bad Request.\"}", .csv, .wrongContent),
        ] as [(String, HTTPRequest.Content, SourceError.Kind?)])
    func bad(text: String, content: HTTPRequest.Content, expected: SourceError.Kind?) {
        #expect(kind(text, content) == expected)
    }
}

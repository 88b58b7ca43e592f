import Formats
import Model
import PlaybackSupport

@testable import Networking
@testable import Playback
@testable import Services

extension FuzzedParser {
    /// XML, the HTML within it, and what surrounds a response.
    static let documents: [FuzzedParser] = [
        FuzzedParser("xml-feeds", xmlTokens + feedTokens, seeds: { [utf8(TreasurySample.text)] }) { bytes in
            try attempt(
                {
                    let parsed = try NPORTFilings.read(bytes)
                    try Soundness.check(parsed.content)
                    try check([], parsed.errors)
                },
                {
                    let parsed = try EDGARFeed.read(bytes)
                    try check(parsed.content.filings.map { .filing($0) }, parsed.errors)
                },
                {
                    let parsed = try WireFeed.read(bytes)
                    try Soundness.check(parsed.content)
                    try check([], parsed.errors)
                },
                {
                    let parsed = try TreasuryDocument.read(bytes)
                    try check(parsed.content.map { .curve($0) }, parsed.errors)
                })
        },
        FuzzedParser("xml-nport", xmlTokens + reportTokens, seeds: { [utf8(NPORTSample.text)] }) { bytes in
            let parsed = try NPORTDocument.read(bytes)
            try checkFund(parsed.content.file, parsed.errors)
        },
        FuzzedParser("http", httpTokens, run: readResponse),
    ]

    private static let xmlTokens = [
        "<", ">", "</", "/>", "<a>", "</a>", "<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", "<!DOCTYPE a [", "]>",
        "&amp;",
        "&lt;", "&#x202E;", "&#27;", "&#0;", "&#x110000;", "&unknown;", "&", " a=\"", "xmlns:d=\"",
        "<?xml version=\"1.0\"",
        " encoding=\"ISO-8859-1\"?>", "encoding=\"UTF-16\"", "encoding=\"x\"", "<d:",
    ]
    private static let feedTokens = [
        "<feed>", "</feed>", "<entry>", "</entry>", "<title>", "<link href=\"", "<updated>", "<category term=\"8-K\"/>",
        "<summary type=\"html\">", "<item>", "</item>", "<rss>", "</rss>", "<pubDate>", "<guid>", "<description>",
        "Thu, 16 May 2024 09:00 ET", "Thu, 16 May 2024 13:00:00 +0000", "2024-05-16T09:00:00-04:00", "&lt;script&gt;",
        "&lt;a", "(0001234567) (Subject)", "SC TO-T - ", "NPORT-P", "d:BC_10YEAR", "d:NEW_DATE", "m:null=\"true\"",
    ]
    private static let reportTokens = [
        "<invstOrSec>", "</invstOrSec>", "<pctVal>", "<valUSD>", "<balance>", "<netAssets>", "<assetCat>EC</assetCat>",
        "<repPdDate>", "<cusip>", "N/A", "<ticker value=\"",
    ]
    private static let httpTokens = [
        "https://", "http://", "//", "/../", "?", "#", "@", "[::1]", ":65536", ":0", "%41", "text/csv; charset=",
        "utf-16",
        "windows-1252", "Sun, 06 Nov 1994 08:49:37 GMT", "<!DOCTYPE html>", "<html>", "<title>", "</title>", "{", "}",
        "too many requests",
    ]

    /// A header field in the first line, and a body.
    private static func readResponse(_ bytes: [UInt8]) throws {
        let (head, body) = split(bytes), base = try FuzzedParser.base
        for content in [HTTPRequest.Content.json, .csv, .xml, .text] {
            for error in [
                ResponseCheck.error(in: body, as: content), ResponseCheck.error(inBeginning: body, as: content),
            ] { try Soundness.checkMessage(error?.reason ?? "") }
            let unified = try? ResponseCharset.unified(body, contentType: head, as: content)
            if content == .csv || content == .text, let unified {
                try require(String(validating: unified, as: UTF8.self) != nil, "a body that is not UTF-8")
            }
        }
        _ = Timestamp(httpDate: head)
        _ = try? Proxies(environment: ["https_proxy": head, "no_proxy": head]).proxy(
            for: base)
        for address in [WebAddress(head), base.following(head)].compactMap(\.self) {
            try Soundness.check(address.url)
            try require(WebAddress(address.url)?.url == address.url, "another address: \(address.url)")
        }
    }

    private static var base: WebAddress {
        get throws {
            guard let address = WebAddress("https://example.org/a/b?c") else { throw BrokenInvariant("no address") }
            return address
        }
    }
}

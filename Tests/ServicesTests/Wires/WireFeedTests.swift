import Model
import NetworkingSupport
import TestSupport
import Testing

@testable import Formats
@testable import Networking
@testable import Services

/// Feeds in the formats of the two wires, made by hand.
enum WireSamples {
    static let globe = """
        <?xml version="1.0" encoding="utf-8"?>
        <rss xmlns:dc="http://dublincore.org/documents/dcmi-namespace/" version="2.0"><channel>
        <title>GlobeNewswire - Mergers and Acquisitions</title><link>https://www.globenewswire.com</link>
        <item>
        <guid isPermaLink="true">https://www.globenewswire.com/news-release/2025/12/24/1/0/en/a.html</guid>
        <link>https://www.globenewswire.com/news-release/2025/12/24/1/0/en/a.html</link>
        <category domain="https://www.globenewswire.com/rss/stock">Nasdaq:DVAX</category>
        <category domain="https://www.globenewswire.com/rss/stock">NYSE:DVAX</category>
        <category domain="https://www.globenewswire.com/rss/ISIN">US2681582019</category>
        <title>Sanofi to acquire Dynavax for $2.2 billion, adding a vaccine</title>
        <description><![CDATA[ <p>PARIS &amp; EMERYVILLE &ndash; Sanofi and <b>Dynavax Technologies Corporation</b> (Nasdaq: DVAX)<br/>
        today announced&nbsp;an agreement.</p> ]]></description>
        <pubDate>Wed, 24 Dec 2025 06:00 GMT</pubDate>
        <dc:identifier>1</dc:identifier><dc:contributor>Dynavax</dc:contributor><dc:language>en</dc:language>
        </item>
        <item>
        <guid isPermaLink="true">https://www.globenewswire.com/2</guid><link>https://www.globenewswire.com/2</link>
        <title>SHAREHOLDER ALERT: Halper Sadeh LLC Investigates DVAX</title>
        <description><![CDATA[ text ]]></description><pubDate>Wed, 24 Dec 2025 15:06 GMT</pubDate>
        </item>
        <item><title>No address</title><pubDate>Wed, 24 Dec 2025 15:06 GMT</pubDate></item>
        </channel></rss>
        """

    static let pr = """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:prn="http://www.prnewswire.com/ns/0.1/#" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel><title>PR Newswire</title>
        <item><title>Global Payments Completes Acquisition of Worldpay</title>
        <link>https://www.prnewswire.com/news-releases/gp-1.html</link><guid>https://www.prnewswire.com/news-releases/gp-1.html</guid>
        <pubDate>Mon, 12 Jan 2026 12:12:00 +0000</pubDate>
        <description>ATLANTA, Jan. 12, 2026 /PRNewswire/ -- Global Payments Inc. (NYSE: GPN)...</description>
        <prn:industry>FIN</prn:industry></item>
        <item><title>Acme reports results</title><link>https://www.prnewswire.com/2</link>
        <pubDate>Mon, 12 Jan 2026 12:13:00 +0000</pubDate></item>
        </channel></rss>
        """
}

extension WireSamples {
    /// Healthy responses. The item without an address is left out, as it is an error.
    @Sendable static func respond(_ request: LoopbackService.Request) -> LoopbackService.Response {
        guard request.path == "/globe" else { return .xml(pr) }
        let bad = globe.firstRange(of: "<item><title>No address")?.lowerBound
        return .xml(bad.map { globe[..<$0] + "</channel></rss>" } ?? globe)
    }

    /// A service with a feed at the given address.
    @Sendable static func services(_ base: String, _ clock: SourceClock) -> [Service] {
        let settings = WireSettings(isOn: true, feeds: ["\(base)/globe"], interval: .always(.seconds(600)))
        return [.wires(settings, clock: clock)]
    }
}

struct WireFeedTests {
    @Test("an Atom feed reads as an RSS feed does")
    func atom() throws {
        let text = """
            <?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title>
            <entry><title>Sanofi to Acquire Dynavax</title><link rel="alternate" href="https://www.globenewswire.com/a"/>
            <published>2025-12-24T12:00:00Z</published><updated>2025-12-25T12:00:00Z</updated>
            <category term="x"/><summary type="html">&lt;p&gt;Paris&lt;/p&gt;</summary></entry></feed>
            """
        let parsed = try WireFeed.read(Array(text.utf8))
        let item = try #require(parsed.content.first)
        #expect(parsed.errors == [] && item.title == "Sanofi to Acquire Dynavax" && item.summary == "Paris")
        #expect(item.link == "https://www.globenewswire.com/a")
        #expect(item.time.description == "2025-12-24T12:00:00Z")
    }

    @Test("GlobeNewswire: tickers by category, HTML cleaned, a date without seconds")
    func globe() throws {
        let parsed = try WireFeed.read(Array(WireSamples.globe.utf8))
        #expect(parsed.content.count == 2)
        #expect(parsed.errors.count == 1)
        let item = try #require(parsed.content.first)
        #expect(item.title == "Sanofi to acquire Dynavax for $2.2 billion, adding a vaccine")
        #expect(
            item.summary
                == "PARIS & EMERYVILLE \u{2013} Sanofi and Dynavax Technologies Corporation (Nasdaq: DVAX) today announced an agreement."
        )
        #expect(item.time.description == "2025-12-24T06:00:00Z")
        #expect(item.tickers == ["DVAX"])
        #expect(item.link == "https://www.globenewswire.com/news-release/2025/12/24/1/0/en/a.html")
    }

    @Test("an item becomes a headline and a deal, a headline only, or nothing")
    func updates() throws {
        let now = Timestamp(Fixture.day("2026-01-12"), hour: 13, minute: 0)
        let memory = WireMemory()
        let items = try WireFeed.read(Array(WireSamples.globe.utf8)).content
        let updates = memory.newUpdates(of: items, from: "GlobeNewswire", at: now)
        #expect(updates.count == 2)
        guard case .headline(let headline) = updates[0], case .deal(let deal) = updates[1] else {
            Issue.record("\(updates)")
            return
        }
        #expect(headline.wire == "GlobeNewswire" && headline.deal == deal)
        #expect(deal.acquirer == "Sanofi" && deal.target == "Dynavax" && deal.targetTicker == "DVAX")
        #expect(deal.upfrontUSDMillions == 2200 && deal.announced == Dated("2025-12-24"))
        #expect(deal.area == Deal.unknownArea && deal.source == headline.link)
        #expect(memory.newUpdates(of: items, from: "GlobeNewswire", at: now).isEmpty, "reported once")
        let completion = memory.newUpdates(
            of: try WireFeed.read(Array(WireSamples.pr.utf8)).content, from: "PR", at: now)
        #expect(completion.count == 1)
        let early = Timestamp(Fixture.day("2025-12-01"), hour: 13, minute: 0)
        #expect(WireMemory().newUpdates(of: items, from: "GlobeNewswire", at: early).isEmpty, "nothing from the future")
    }

    @Test("a completion updates the stage of a deal, in any order, and announces none")
    func completion() throws {
        let items = try WireFeed.read(Array(WireSamples.pr.utf8)).content
        let updates = WireMemory().newUpdates(
            of: items, from: "PR", at: Timestamp(Fixture.day("2026-01-12"), hour: 13, minute: 0))
        let deal = Deal(
            announced: Dated(Fixture.day("2025-04-17")), acquirer: "GLOBAL PAYMENTS INC", target: "Worldpay, Inc.",
            kind: .acquisition, area: "software", source: "a")
        for order in [[MarketUpdate.deal(deal)] + updates, updates + [.deal(deal)]] {
            var market = Market(Moment(Fixture.day("2026-01-12"), mode: .live))
            market.apply(.batch(order))
            #expect(market.deals.map(\.stage) == [.completed])
            #expect(market.deals.map(\.announced) == [deal.announced])
            #expect(market.headlines(of: market.deals[0]).count == 1)
        }
        var market = Market(Moment(Fixture.day("2026-01-12"), mode: .live))
        market.apply(.batch(updates))
        #expect(market.deals.isEmpty)
    }

    @Test(
        "dates of feeds",
        arguments: [
            ("Fri, 02 Oct 2026 18:06 GMT", "2026-10-02T18:06:00Z"),
            ("Fri, 2 Oct 2026 18:33:00 +0000", "2026-10-02T18:33:00Z"),
            ("2 Oct 2026 14:33 EDT", "2026-10-02T18:33:00Z"), ("Fri, 02 Oct 26 09:05:07 -0400", "2026-10-02T13:05:07Z"),
            ("Fri, 02 Oct 2026 18:06", "2026-10-02T18:06:00Z"),
        ])
    func dates(text: String, instant: String) {
        #expect(Timestamp(mailDate: text)?.description == instant)
    }

    @Test(
        "invalid dates",
        arguments: [
            "", "Fri", "Fri, 32 Oct 2026 18:06 GMT", "Fri, 02 Foo 2026 18:06 GMT", "02 Oct 2026 25:00 GMT",
            "02 Oct 2026 18:06 XYZ", "02 Oct 2026", "2026-10-02",
        ])
    func noDates(text: String) {
        #expect(Timestamp(mailDate: text) == nil)
    }

    @Test("a feed cut off anywhere is an error and never half a feed", arguments: [WireSamples.globe, WireSamples.pr])
    func truncation(text: String) {
        let bytes = Array(text.utf8)
        for length in stride(from: 0, to: bytes.count, by: 3) {
            #expect(throws: FeedError.self, "\(length) bytes") { try WireFeed.read(Array(bytes[..<length])) }
        }
    }

    @Test("a page in place of a feed is an error")
    func page() {
        #expect(throws: FeedError.self) { try WireFeed.read(Array("<html><body>blocked</body></html>".utf8)) }
    }

    @Test("HTML becomes plain text")
    func html() {
        #expect(HTMLText.plain("<p>a&nbsp;b</p><script>x < 1</script><!-- <b> -->c") == "a b c")
        #expect(HTMLText.plain("1 < 2 &amp; 3 > 2") == "1 < 2 & 3 > 2")
        #expect(HTMLText.plain("<b") == "<b")
        #expect(HTMLText.plain("") == "")
        #expect(HTMLText.plain("a\u{1B}[31mb") == "a[31mb")
        #expect(HTMLText.plain("Moody&rsquo;s &eacute; &#8364; &hellip;") == "Moody\u{2019}s é € …")
        #expect(HTMLText.plain("&amp;rsquo; &amp;amp;lt; &none; &") == "&rsquo; &amp;lt; &none; &", "each once")
    }
}

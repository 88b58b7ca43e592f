import Testing

@testable import Networking

@Suite("Web addresses") struct WebAddressTests {
    @Test(
        "an address has a scheme, a host, a port if it is not the default, and the rest",
        arguments: [
            ("https://a.example/b?c=d#e", "https://a.example", "https://a.example/b?c=d"),
            ("HTTPS://A.Example:443", "https://a.example", "https://a.example/"),
            ("http://127.0.0.1:8080?x", "http://127.0.0.1:8080", "http://127.0.0.1:8080/?x"),
            ("http://[::1]:81/", "http://[::1]:81", "http://[::1]:81/"),
            ("https://me:secret@a.example/", "https://a.example", "https://a.example/"),
        ])
    func parts(text: String, origin: String, url: String) throws {
        let address = try #require(WebAddress(text))
        #expect(address.origin == origin)
        #expect(address.url == url)
    }

    @Test(
        "an invalid address is nil, above all one with an invalid port",
        arguments: [
            "", "a.example", "https://", "/path", "http://:80/", "http://[::1/", "http://a:65536/", "http://a:0",
            "http://a:-1/", "http://a:+1/", "http://a:8 0/", "http://a:99999999999999999999/", "http://a:b",
            "http://[::1]:65536",
            "http://[::1]x", "http://[fe80::1%25eth0]/", "http://[a]/", "http://[]/", "http://a b/", "http://a\\b/",
            "http://a%2f/", "http://.a/", "http://a..b/", "http://bücher.example/", "http://a/\r\nX: y",
            "http://a/\u{0}",
            "http://" + String(repeating: "a", count: 254), "http://a/" + String(repeating: "x", count: 9000),
            "http://a/" + String(repeating: "é", count: 2000),
            "\u{202E}://[::1]:1080", "\u{FEFF}http://a/", "\u{80}://a", "1x://a", "://a", "h ttp://a",
        ])
    func none(text: String) { #expect(WebAddress(text) == nil) }

    @Test("a port from 1 to 65535 is valid, and other than ASCII is percent-encoded")
    func ports() throws {
        #expect(WebAddress("http://a:65535/")?.port == 65_535)
        #expect(WebAddress("http://a:1")?.port == 1)
        #expect(WebAddress("http://a:/x")?.port == nil)
        #expect(WebAddress("http://a_b-c.d./x")?.host == "a_b-c.d.")
        #expect(WebAddress("http://a/é x?y=€")?.url == "http://a/%C3%A9%20x?y=%E2%82%AC")
    }

    @Test("a mark that combines with a sign hides it neither in an address nor in a redirect")
    func combined() throws {
        let address = try #require(WebAddress("http://a/b#\u{301}c"))
        #expect(address.url == "http://a/b")
        #expect(WebAddress("http://a?\u{301}b")?.url == "http://a/?%CC%81b")
        #expect(WebAddress("http://a/\u{301}b")?.url == "http://a/%CC%81b")
        #expect(address.following("#\u{301}")?.url == "http://a/")
        #expect(address.following("c/\u{301}/../d")?.url == "http://a/c/d")
        #expect(address.following("?\u{301}x")?.url == "http://a/b?%CC%81x")
    }

    @Test("a redirect has a limit, as an address has")
    func longRedirect() throws {
        let address = try #require(WebAddress("http://a/b"))
        #expect(address.following(String(repeating: "/.", count: 4096))?.url == "http://a/")
        #expect(address.following(String(repeating: "/.", count: 4097)) == nil)
        #expect(address.following("/x\u{7}") == nil)
    }

    @Test(
        "the redacted address contains no secret: no unknown query value and no path of unknown origin",
        arguments: [
            (
                "https://me:pass@a.example/v8/finance/chart/IWM?symbol=IWM&api_key=abc&crumb=x.y&Token=t&range=1d&empty",
                "https://a.example/v8/finance/chart/IWM?symbol=IWM&api_key=…&crumb=…&Token=…&range=1d&…",
                ["abc", "x.y", "t", "me", "pass"]
            ),
            (
                "https://a.example/tok-9f3/v7/finance/spark?symbols=A,B&sig=0123",
                "https://a.example/…/v7/finance/spark?symbols=A,B&sig=…", ["tok-9f3", "0123"]
            ),
            ("https://a.example/feeds/9f3e?of=me", "https://a.example/…?of=…", ["feeds", "9f3e"]),
            ("https://a.example", "https://a.example/", []),
        ] as [(String, String, Set<String>)])
    func redacted(text: String, shown: String, secrets: Set<String>) throws {
        let address = try #require(WebAddress(text))
        #expect(address.redacted == shown)
        #expect(Set(address.secrets) == secrets)
    }

    @Test("validators are stored without secrets, and separately for each address")
    func validatorKeys() throws {
        let keys = try ["/a?key=one", "/a?key=two", "/b?key=one", "/cgi-bin/browse-edgar?type=8-K"].map {
            try #require(WebAddress("https://a.example" + $0)).validatorKey
        }
        #expect(Set(keys).count == 4)
        #expect(!keys.contains { $0.contains("one") || $0.contains("two") })
        #expect(keys[3] == "https://a.example/cgi-bin/browse-edgar?type=8-K")
    }

    @Test(
        "hosts inside a network and of this machine are recognised in every spelling",
        arguments: [
            ("a.example", HostReach.open), ("8.8.8.8", .open), ("2606:4700::1111", .open), ("11.0.0.1", .open),
            ("172.32.0.1", .open), ("100.128.0.1", .open), ("::ffff:8.8.8.8", .open),
            ("localhost", .loopback), ("x.localhost.", .loopback), ("127.0.0.1", .loopback), ("127.1", .loopback),
            ("2130706433", .loopback), ("0x7f.1", .loopback), ("0177.0.0.1", .loopback), ("0.0.0.0", .loopback),
            ("::1", .loopback), ("::", .loopback), ("::ffff:127.0.0.1", .loopback), ("64:ff9b::7f00:1", .loopback),
            ("10.1.2.3", .local), ("172.16.0.1", .local), ("192.168.1.1", .local), ("169.254.169.254", .local),
            ("100.64.0.1", .local), ("fd00::1", .local), ("fe80::1%eth0", .local), ("::ffff:10.0.0.1", .local),
            ("2002:a00:1::", .local), ("printer", .local), ("nas.local", .local), ("metadata.google.internal", .local),
        ])
    func reach(host: String, reach: HostReach) { #expect(HostReach(host) == reach) }

    @Test("a redirect may lead to public hosts, and from this machine to itself")
    func allowed() {
        for start in [HostReach.open, .local, .loopback] {
            #expect(HostReach.open.isAllowed(from: start))
            #expect(!HostReach.local.isAllowed(from: start))
            #expect(HostReach.loopback.isAllowed(from: start) == (start == .loopback))
        }
    }

    @Test(
        "a redirect is resolved relative to its address",
        arguments: [
            ("https://b.example/c", "https://b.example/c"), ("//b.example/c", "https://b.example/c"),
            ("/c?d", "https://a.example/c?d"), ("c", "https://a.example/x/c"), ("?p=1", "https://a.example/x/y?p=1"),
            ("/go?to=https://b.example", "https://a.example/go?to=https://b.example"),
            ("../z", "https://a.example/z"), ("/p/./q/../r/", "https://a.example/p/r/"),
            ("../../..", "https://a.example/"), ("a:65536", nil), ("mailto:me@b.example", nil),
            ("https://b.example:65536/", nil), ("//b.example:0", nil), ("https:///c", nil),
        ])
    func redirects(location: String, url: String?) throws {
        let address = try #require(WebAddress("https://a.example/x/y?z=/1"))
        #expect(address.following(location)?.url == url)
    }

    @Test("a consent form is recognised by its address")
    func consent() {
        for text in [
            "https://guce.yahoo.com/consent?x=1", "https://consent.yahoo.com/v2/collectConsent?sessionId=1",
            "https://a.example/cookieConsent",
        ] { #expect(WebAddress(text)?.isConsentForm == true, "\(text)") }
        for text in ["https://a.example/?back=consent", "https://query1.finance.yahoo.com/v8/finance/chart/IWM"] {
            #expect(WebAddress(text)?.isConsentForm == false, "\(text)")
        }
    }
}

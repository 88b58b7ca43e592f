import Testing

@testable import Feeds

@Suite("Addresses") struct WebAddressTests {
    @Test(
        "an address has a scheme, a host, a port where it is not the usual one, and the rest",
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
        "what is no address is none", arguments: ["", "a.example", "https://", "/path", "http://:80/", "http://[::1/"])
    func none(text: String) { #expect(WebAddress(text) == nil) }

    @Test("what may be shown has no secret in it")
    func redacted() throws {
        let text = "https://me:pass@a.example/v1?symbol=IWM&api_key=abc&crumb=x.y&Token=t&range=1d&empty"
        let address = try #require(WebAddress(text))
        #expect(address.redacted == "https://a.example/v1?symbol=IWM&api_key=…&crumb=…&Token=…&range=1d&empty")
        #expect(Set(address.secrets) == ["abc", "x.y", "t", "me", "pass"])
    }

    @Test(
        "a redirect leads where it says, from where it stands",
        arguments: [
            ("https://b.example/c", "https://b.example/c"), ("//b.example/c", "https://b.example/c"),
            ("/c?d", "https://a.example/c?d"), ("c", "https://a.example/x/c"), ("?p=1", "https://a.example/x/y?p=1"),
            ("/go?to=https://b.example", "https://a.example/go?to=https://b.example"),
        ])
    func redirects(location: String, url: String) throws {
        let address = try #require(WebAddress("https://a.example/x/y?z=/1"))
        #expect(address.following(location)?.url == url)
    }

    @Test("a form of consent is known by its address")
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

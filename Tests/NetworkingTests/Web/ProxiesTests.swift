import Testing

@testable import Networking

@Suite("Proxies") struct ProxiesTests {
    private func proxy(_ environment: [String: String], _ url: String) throws -> Proxies.Proxy? {
        try Proxies(environment: environment).proxy(for: #require(WebAddress(url)))
    }

    @Test("each scheme has its own proxy, and one may serve all; the lower-case variable comes first")
    func schemes() throws {
        let environment = ["HTTPS_PROXY": "http://a:1", "https_proxy": "http://b:2", "ALL_PROXY": "c:3"]
        #expect(try proxy(environment, "https://x.example/")?.host == "b")
        #expect(try proxy(environment, "http://x.example/")?.host == "c")
        #expect(try proxy(["HTTP_PROXY": "http://d:4"], "http://x.example/")?.port == 4)
        #expect(try proxy(["HTTP_PROXY": "http://d:4", "REQUEST_METHOD": "GET"], "http://x.example/") == nil)
        #expect(try proxy([:], "https://x.example/") == nil)
        #expect(try proxy(["HTTPS_PROXY": ""], "https://x.example/") == nil)
    }

    @Test("a proxy may have a name and a password, percent-encoded, and may be SOCKS")
    func kinds() throws {
        let named = try #require(try proxy(["https_proxy": "http://me:p%40ss@proxy:8080"], "https://x.example/"))
        #expect(named == Proxies.Proxy(kind: .http, host: "proxy", port: 8080, credentials: "me:p@ss"))
        let socks = try #require(try proxy(["all_proxy": "socks5://proxy"], "https://x.example/"))
        #expect(socks == Proxies.Proxy(kind: .socks, host: "proxy", port: 1080, credentials: nil))
        #expect(try proxy(["https_proxy": "http://proxy:80"], "https://x.example/")?.port == 80)
    }

    @Test(
        "exceptions are hosts, suffixes, hosts with a port, or all",
        arguments: [
            ("x.example", "https://x.example/", true), ("example", "https://x.example/", true),
            (".example", "https://x.example/", true), ("*.example", "https://x.example/", true),
            ("ample", "https://x.example/", false), ("a, b x.example", "https://x.example/", true),
            ("x.example:443", "https://x.example/", true), ("x.example:444", "https://x.example/", false),
            ("*", "https://x.example/", true), ("10.0.0.1", "http://10.0.0.1:8080/", true),
            ("", "https://x.example/", false), ("", "http://127.0.0.1:1/", true), ("", "http://localhost/", true),
        ])
    func exceptions(list: String, url: String, isDirect: Bool) throws {
        let environment = ["ALL_PROXY": "http://proxy:1", "NO_PROXY": list]
        #expect(try (proxy(environment, url) == nil) == isDirect)
    }

    @Test("an unusable proxy is an error that names the variable, and is not bypassed")
    func unusable() {
        for text in [
            "https://proxy:1", "ftp://proxy", "socks5://me:pass@proxy", "http://", "http://proxy:99999",
            "socks5://proxy:0", "proxy:65536",
        ] {
            #expect {
                try proxy(["HTTPS_PROXY": text], "https://x.example/")
            } throws: { error in
                let message = "\(error)"
                return message.contains("HTTPS_PROXY") && !message.contains("pass")
            }
        }
    }
}

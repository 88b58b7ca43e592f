import Testing

@testable import Feeds

@Suite("HTTP by TLS and proxies") struct SecureWebTests {
    private func fault(_ url: String, _ environment: [String: String] = [:]) async -> SourceError? {
        let transport = NetworkTransport(environment: environment)
        defer { Task { await transport.shutDown() } }
        do throws(SourceError) {
            _ = try await transport.fetch(HTTPRequest(url, .json, deadline: .seconds(600)))
            return nil
        } catch { return error }
    }

    @Test("a certificate that nobody vouches for proves nothing, one of another name neither")
    func certificates() async throws {
        let own = try await WireService(identity: .loopback) { _ in .text(WireService.ok("{}")) }
        let unknown = await fault("https://127.0.0.1:\(own.port)/")
        #expect(unknown == SourceError(.certificate, "the certificate does not prove that it is 127.0.0.1"))
        #expect(own.heads.isEmpty)
        let other = try await WireService(identity: .stranger) { _ in .text(WireService.ok("{}")) }
        let folder = try TemporaryFolder(["ca.pem": WorthlessIdentity.stranger.certificate])
        let wrong = await fault("https://127.0.0.1:\(other.port)/", ["SSL_CERT_FILE": folder.path + "/ca.pem"])
        #expect(wrong?.kind == .certificate)
        #expect(other.heads.isEmpty)
    }

    @Test("authorities can be named in the environment")
    func authorities() async throws {
        let service = try await WireService(identity: .loopback) { _ in .text(WireService.ok("{}")) }
        let folder = try TemporaryFolder(["ca.pem": WorthlessIdentity.loopback.certificate])
        let environment = ["SSL_CERT_FILE": folder.path + "/ca.pem"]
        #expect(await fault("https://127.0.0.1:\(service.port)/", environment) == nil)
        #expect(service.heads.count == 1)
    }

    @Test("a service that speaks no TLS where it should is unreachable")
    func plain() async throws {
        let service = try await WireService(greeting: WireService.ok("{}")) { _ in .silence }
        #expect(await fault("https://127.0.0.1:\(service.port)/")?.kind == .unreachable)
    }

    @Test("a proxy is asked to connect, with its name and password, and the exceptions are asked directly")
    func proxy() async throws {
        let proxy = try await WireService { head in
            head.hasPrefix("CONNECT") ? .text("HTTP/1.1 200 OK\r\n\r\n") : .text(WireService.ok("{}"))
        }
        let environment = ["HTTP_PROXY": "http://me:p%40ss@127.0.0.1:\(proxy.port)", "NO_PROXY": "other.invalid"]
        let through = await fault("http://service.invalid/data", environment)
        #expect(through == nil)
        #expect(proxy.heads.first?.hasPrefix("CONNECT service.invalid:80") == true)
        // me:p@ss
        #expect(proxy.heads.first?.lowercased().contains("proxy-authorization: basic bwu6cebzcw==") == true)
        #expect(proxy.heads.last?.hasPrefix("GET /data") == true)
        #expect(await fault("http://other.invalid/", environment)?.kind == .nameLookup)
        #expect(proxy.heads.count == 2)
    }

    @Test("a proxy that wants a password, refuses or is away is named as the reason")
    func badProxy() async throws {
        let closed = try await WireService { _ in
            .last("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
        }
        let wants = await fault("http://service.invalid/", ["ALL_PROXY": "http://127.0.0.1:\(closed.port)"])
        #expect(wants?.kind == .forbidden)
        #expect(wants?.reason.contains("proxy") == true)
        let refusing = try await WireService { _ in .last("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n") }
        let refused = await fault("http://service.invalid/", ["ALL_PROXY": "http://127.0.0.1:\(refusing.port)"])
        #expect(refused?.kind == .unreachable)
        let port = try await FreePort.find()
        let away = await fault("http://service.invalid/", ["ALL_PROXY": "http://127.0.0.1:\(port)"])
        #expect(away?.kind == .unreachable)
    }
}

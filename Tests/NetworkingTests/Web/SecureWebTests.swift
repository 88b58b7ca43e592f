import NetworkingSupport
import TestSupport
import Testing

@testable import Networking

@Suite("TLS and proxies") struct SecureWebTests {
    private func error(_ url: String, _ environment: [String: String] = [:]) async -> SourceError? {
        let transport = NetworkTransport(environment: environment)
        defer { Task { await transport.shutDown() } }
        do throws(SourceError) {
            _ = try await transport.fetch(HTTPRequest(url, .json, deadline: .seconds(600)))
            return nil
        } catch { return error }
    }

    @Test("a certificate without a trusted authority is rejected, and so is one for another name")
    func certificates() async throws {
        let own = try await ScriptedTCPService(identity: .loopback) { _ in .text(ScriptedTCPService.ok("{}")) }
        let unknown = await error("https://127.0.0.1:\(own.port)/")
        #expect(unknown == SourceError(.certificate, "the certificate cannot be verified for 127.0.0.1"))
        #expect(own.heads.isEmpty)
        let other = try await ScriptedTCPService(identity: .otherHost) { _ in .text(ScriptedTCPService.ok("{}")) }
        let folder = try TemporaryFolder(["ca.pem": SelfSignedIdentity.otherHost.certificate])
        let wrong = await error("https://127.0.0.1:\(other.port)/", ["SSL_CERT_FILE": folder.path + "/ca.pem"])
        #expect(wrong?.kind == .certificate)
        #expect(other.heads.isEmpty)
    }

    @Test("trusted authorities can be named in the environment")
    func authorities() async throws {
        let service = try await ScriptedTCPService(identity: .loopback) { _ in .text(ScriptedTCPService.ok("{}")) }
        let folder = try TemporaryFolder(["ca.pem": SelfSignedIdentity.loopback.certificate])
        let environment = ["SSL_CERT_FILE": folder.path + "/ca.pem"]
        #expect(await error("https://127.0.0.1:\(service.port)/", environment) == nil)
        #expect(service.heads.count == 1)
    }

    @Test("a service without TLS at an https address is unreachable")
    func plain() async throws {
        let service = try await ScriptedTCPService(greeting: ScriptedTCPService.ok("{}")) { _ in .silence }
        #expect(await error("https://127.0.0.1:\(service.port)/")?.kind == .unreachable)
    }

    @Test("a proxy is used with its name and password, and exceptions are connected directly")
    func proxy() async throws {
        let proxy = try await ScriptedTCPService { head in
            head.hasPrefix("CONNECT") ? .text("HTTP/1.1 200 OK\r\n\r\n") : .text(ScriptedTCPService.ok("{}"))
        }
        let environment = ["HTTP_PROXY": "http://me:p%40ss@127.0.0.1:\(proxy.port)", "NO_PROXY": "other.invalid"]
        let through = await error("http://service.invalid/data", environment)
        #expect(through == nil)
        #expect(proxy.heads.first?.hasPrefix("CONNECT service.invalid:80") == true)
        // me:p@ss
        #expect(proxy.heads.first?.lowercased().contains("proxy-authorization: basic bwu6cebzcw==") == true)
        #expect(proxy.heads.last?.hasPrefix("GET /data") == true)
        #expect(await error("http://other.invalid/", environment)?.kind == .nameLookup)
        #expect(proxy.heads.count == 2)
    }

    @Test("the reason names a proxy that requires a password, refuses or is unreachable")
    func badProxy() async throws {
        let closed = try await ScriptedTCPService { _ in
            .last("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
        }
        let unauthorised = await error("http://service.invalid/", ["ALL_PROXY": "http://127.0.0.1:\(closed.port)"])
        #expect(unauthorised?.kind == .forbidden)
        #expect(unauthorised?.reason.contains("proxy") == true)
        let refusing = try await ScriptedTCPService { _ in
            .last("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")
        }
        let refused = await error("http://service.invalid/", ["ALL_PROXY": "http://127.0.0.1:\(refusing.port)"])
        #expect(refused?.kind == .unreachable)
        let closedPort = try RefusingPort()
        let away = await error("http://service.invalid/", ["ALL_PROXY": "http://127.0.0.1:\(closedPort.port)"])
        withExtendedLifetime(closedPort) {}
        #expect(away?.kind == .unreachable)
    }
}

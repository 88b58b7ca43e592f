import Model
import NetworkingSupport
import TestSupport
import Testing

@testable import Networking

@Suite("HTTP") struct NetworkTransportTests {
    private func fetch(_ request: HTTPRequest, _ environment: [String: String] = [:]) async -> Result<
        HTTPResponse, SourceError
    > {
        let transport = NetworkTransport(environment: environment)
        var request = request
        // Unless the test chose one, the deadline is generous, as the machine may be under load.
        if request.deadline == .seconds(15) { request.deadline = .seconds(600) }
        let result: Result<HTTPResponse, SourceError>
        do throws(SourceError) { result = .success(try await transport.fetch(request)) } catch {
            result = .failure(error)
        }
        await transport.shutDown()
        return result
    }

    private func error(_ request: HTTPRequest, _ environment: [String: String] = [:]) async -> SourceError? {
        if case .failure(let error) = await fetch(request, environment) { error } else { nil }
    }

    @Test("a request has its path, query and header fields")
    func request() async throws {
        let service = try await LoopbackService { _ in .json("{}") }
        let request = HTTPRequest(
            service.base + "/v8/chart/%5EGSPC?range=1d&interval=5m", .json,
            agent: .declared("Ballast/1.0 name@example.org"), fields: ["X-Key": "abc"])
        let response = try await fetch(request).get()
        #expect(response.body == Array("{}".utf8))
        #expect(response.wireBytes == 2)
        #expect(!response.isUnchanged)
        let received = try #require(service.requests.first)
        #expect(received.target == "/v8/chart/%5EGSPC?range=1d&interval=5m")
        #expect(received.fields["user-agent"] == "Ballast/1.0 name@example.org")
        #expect(received.fields["accept-encoding"] == "gzip")
        #expect(received.fields["accept"]?.hasPrefix("application/json") == true)
        #expect(received.fields["x-key"] == "abc")
    }

    @Test("without an agent of its own a request is sent as by a browser")
    func browser() async throws {
        let service = try await LoopbackService { _ in .json("[]") }
        _ = try await fetch(HTTPRequest(service.base, .json)).get()
        #expect(service.requests.first?.fields["user-agent"]?.hasPrefix("Mozilla/5.0") == true)
    }

    @Test("gzip is unpacked, and its compressed bytes are counted")
    func gzip() async throws {
        let text = "{\"a\":\"" + String(repeating: "b", count: 50_000) + "\"}"
        let packed = Gzip.pack(Array(text.utf8))
        let service = try await LoopbackService { _ in
            LoopbackService.Response(status: 200, fields: ["Content-Encoding": "gzip"], body: packed)
        }
        let response = try await fetch(HTTPRequest(service.base, .json)).get()
        #expect(response.body == Array(text.utf8))
        #expect(response.wireBytes == packed.count)
    }

    @Test("a body that exceeds the limit is rejected, compressed or not")
    func tooLarge() async throws {
        let bomb = Gzip.pack([UInt8](repeating: 0x20, count: 20 << 20))
        let service = try await LoopbackService { request in
            request.path == "/bomb"
                ? LoopbackService.Response(status: 200, fields: ["Content-Encoding": "gzip"], body: bomb)
                : .json("[" + String(repeating: " ", count: 1 << 20) + "]")
        }
        for path in ["/bomb", "/many"] {
            let error = await error(HTTPRequest(service.base + path, .json, byteLimit: 1 << 19))
            #expect(error?.kind == .tooLarge)
            #expect(error?.reason == "more than 512 KB")
        }
    }

    @Test("a page in place of a table is not read to its end", arguments: [HTTPRequest.Content.csv, .json])
    func pageBreaksOff(content: HTTPRequest.Content) async throws {
        let page =
            "<!DOCTYPE html><html><head><title>Funds</title></head>" + String(repeating: "<p>Words.</p>", count: 4000)
        let service = try await LoopbackService { _ in
            LoopbackService.Response(status: 200, body: Array(page.utf8), delivery: .stalls(after: 40_000))
        }
        let error = await error(HTTPRequest(service.base, content, deadline: .seconds(600)))
        #expect(error == SourceError(.wrongContent, "a page instead of what was requested: “Funds”"))
    }

    @Test("gzip that is damaged, truncated or not gzip is an error")
    func badGzip() async throws {
        let packed = Gzip.pack(Array("{\"a\":1234567890}".utf8))
        let service = try await LoopbackService { request in
            let body = request.path == "/cut" ? packed.dropLast(4) : [1, 2, 3]
            return LoopbackService.Response(status: 200, fields: ["Content-Encoding": "gzip"], body: Array(body))
        }
        #expect(await error(HTTPRequest(service.base + "/cut", .json))?.kind == .truncated)
        #expect(await error(HTTPRequest(service.base + "/none", .json))?.kind == .wrongContent)
    }

    @Test("unchanged content is not sent again")
    func conditional() async throws {
        let service = try await LoopbackService { request in
            request.fields["if-none-match"] == "\"v1\"" && request.fields["if-modified-since"] != nil
                ? .status(304)
                : LoopbackService.Response(
                    status: 200,
                    fields: ["ETag": "\"v1\"", "Last-Modified": "Sun, 06 Nov 1994 08:49:37 GMT"],
                    body: Array("[]".utf8))
        }
        let first = try await fetch(HTTPRequest(service.base, .json)).get()
        let validator = try #require(first.validator)
        let second = try await fetch(HTTPRequest(service.base, .json, validator: validator)).get()
        #expect(second.isUnchanged)
        #expect(second.body.isEmpty)
        #expect(second.validator == validator)
        // Without a validator in the request a 304 is an error.
        service.respond { _ in .status(304) }
        #expect(await error(HTTPRequest(service.base, .json))?.kind == .wrongContent)
    }

    @Test("a few redirects are followed, and none to a consent form")
    func redirects() async throws {
        let service = try await LoopbackService { request in
            switch request.path {
            case "/a": .redirect("/b?x=1", status: 301)
            case "/b": .redirect("c", status: 307)
            case "/c": .json("[1]")
            case "/round": .redirect("/round")
            case "/eu": .redirect("https://guce.yahoo.com/consent?brandType=nonEu")
            case "/nowhere": .status(302)
            default: .status(404)
            }
        }
        #expect(try await fetch(HTTPRequest(service.base + "/a", .json)).get().body == Array("[1]".utf8))
        let round = await error(HTTPRequest(service.base + "/round", .json))
        #expect(round == SourceError(.wrongContent, "more than 5 redirects"))
        #expect(service.requests.count { $0.path == "/round" } == 6)
        #expect(
            await error(HTTPRequest(service.base + "/eu", .json)) == SourceError(.wrongContent, "consent page (EU)"))
        #expect(await error(HTTPRequest(service.base + "/nowhere", .json))?.kind == .wrongContent)
    }

    @Test(
        "a redirect to an invalid address is an error, not a crash",
        arguments: [
            "http://127.0.0.1:65536/", "http://127.0.0.1:0/", "//127.0.0.1:99999/", "http://[::1]:65536/", "http:///",
            "http://127.0.0.1:-1/", "http://a b/", "javascript:alert(1)", "ftp://127.0.0.1/",
        ])
    func impossible(location: String) async throws {
        let service = try await LoopbackService { _ in .redirect(location) }
        #expect(await error(HTTPRequest(service.base + "/", .json))?.kind == .wrongContent)
    }

    @Test("each redirect and each retry is charged to the budget, as the request itself is")
    func budget() async throws {
        let clock = ManualClock(), transport = NetworkTransport()
        let budget = RequestBudget(perSecond: 1, burst: 10, atOnce: 1, clock: SourceClock(clock))
        func send(_ url: String) async {
            let pollRequest = MeteredTransport(
                transport, budget: budget, validators: MemoryValidatorCache(), isConditional: false)
            _ = try? await pollRequest.fetch(HTTPRequest(url, .json))
        }
        let service = try await LoopbackService { request in
            request.path == "/a" ? .redirect("/b") : .json("[1]")
        }
        await send(service.base + "/b")
        #expect(budget.left == 9)
        await send(service.base + "/a")
        #expect(budget.left == 7 && service.requests.count == 3)
        let closing = try await ScriptedTCPService { _ in .last("") }
        await send("http://127.0.0.1:\(closing.port)/")
        #expect(budget.left == 5 && closing.heads.count == 2)
        await transport.shutDown()
    }

    @Test("custom fields and an e-mail address are not sent to another host, nor to another port of the same host")
    func ownFields() async throws {
        for host in ["localhost", "127.0.0.1"] {
            let other = try await LoopbackService { _ in .json("[]") }
            let elsewhere = other.base.replacing("127.0.0.1", with: host)
            let service = try await LoopbackService { _ in .redirect(elsewhere + "/") }
            let agent = HTTPRequest.Agent.declared("Ballast/1.0 me@example.org")
            _ = try await fetch(HTTPRequest(service.base, .json, agent: agent, fields: ["X-Key": "abc"])).get()
            #expect(service.requests.first?.fields["x-key"] == "abc")
            #expect(service.requests.first?.fields["user-agent"] == "Ballast/1.0 me@example.org")
            #expect(other.requests.count == 1)
            #expect(other.requests.first?.fields["x-key"] == nil)
            #expect(other.requests.first?.fields["user-agent"]?.contains("example.org") == false)
        }
    }

    @Test(
        "a redirect into the local network of the program is rejected",
        arguments: ["http://169.254.169.254/latest/", "http://10.0.0.1/", "http://[fe80::1]/", "http://router/"])
    func redirectInside(location: String) async throws {
        let service = try await LoopbackService { _ in .redirect(location) }
        let error = await error(HTTPRequest(service.base, .json))
        #expect(
            error == SourceError(.wrongContent, "a redirect from 127.0.0.1 to an address inside this network"))
    }

    @Test("a redirect to a name inside the local network is rejected", arguments: [HostReach.local, .loopback])
    func redirectByName(reach: HostReach) async throws {
        let service = try await LoopbackService { _ in .redirect("http://inside.example.com/") }
        let transport = NetworkTransport { name in name == "inside.example.com" ? [.open, reach] : [] }
        let start = try #require(WebAddress(service.base)),
            next = try #require(WebAddress("http://inside.example.com/"))
        #expect(await transport.allowsRedirect(from: start, to: next) == (reach == .loopback))
        #expect(await transport.allowsRedirect(from: next, to: try #require(WebAddress("http://other.example.com/"))))
        if reach == .local {
            let refused = SourceError(.wrongContent, "a redirect from 127.0.0.1 to an address inside this network")
            await #expect(throws: refused) { try await transport.fetch(HTTPRequest(service.base, .json)) }
        }
        await transport.shutDown()
        #expect(await HostReach.lookUp("localhost").allSatisfy { $0 == .loopback })
    }

    @Test("a body that is late or breaks off is an error")
    func unfinished() async throws {
        let service = try await LoopbackService { request in
            LoopbackService.Response(
                status: 200, body: Array("{\"a\":[1,2,3,4,5,6]}".utf8),
                delivery: request.path == "/stalls" ? .stalls(after: 5) : .breaksOff(after: 5))
        }
        let slow = await error(HTTPRequest(service.base + "/stalls", .json, deadline: .milliseconds(200)))
        #expect(slow == SourceError(.timedOut, "timed out after 0.2 s"))
        #expect(await error(HTTPRequest(service.base + "/breaks", .json))?.kind == .truncated)
    }

    @Test("a service that never responds, or hangs up without a response, is an error")
    func silent() async throws {
        let silent = try await ScriptedTCPService { _ in .silence }
        let slow = await error(
            HTTPRequest("http://127.0.0.1:\(silent.port)/", .json, deadline: .milliseconds(200)))
        #expect(slow?.kind == .timedOut)
        let closing = try await ScriptedTCPService { _ in .last("") }
        #expect(await error(HTTPRequest("http://127.0.0.1:\(closing.port)/", .json))?.kind == .truncated)
        let invalid = try await ScriptedTCPService { _ in .last("what?\r\n\r\n") }
        #expect(await error(HTTPRequest("http://127.0.0.1:\(invalid.port)/", .json)) != nil)
    }

    @Test("a refused connection, an unknown host and an invalid address are different errors")
    func unreachable() async throws {
        let refusing = try RefusingPort()
        let refused = await error(HTTPRequest("http://127.0.0.1:\(refusing.port)/", .json))
        withExtendedLifetime(refusing) {}
        #expect(refused == SourceError(.unreachable, "127.0.0.1 refuses the connection"))
        let unknown = await error(HTTPRequest("https://unresolvable.invalid/?key=abc", .json))
        #expect(unknown == SourceError(.nameLookup, "no address found for unresolvable.invalid"))
        #expect(await error(HTTPRequest("ftp://a.example/", .json))?.kind == .unreachable)
    }

    @Test("after shutdown no request is sent")
    func shut() async throws {
        let transport = NetworkTransport()
        await transport.shutDown()
        await #expect(throws: SourceError.self) { try await transport.fetch(HTTPRequest("http://127.0.0.1:1/", .json)) }
    }
}

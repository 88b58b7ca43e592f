import Model
import TestSupport
import Testing

@testable import Feeds

@Suite("HTTP") struct NetworkTransportTests {
    private func fetch(_ request: HTTPRequest, _ environment: [String: String] = [:]) async -> Result<
        HTTPResponse, SourceError
    > {
        let transport = NetworkTransport(environment: environment)
        var request = request
        // Where a test has not chosen one, a machine under load may take its time.
        if request.deadline == .seconds(15) { request.deadline = .seconds(600) }
        let result: Result<HTTPResponse, SourceError>
        do throws(SourceError) { result = .success(try await transport.fetch(request)) } catch {
            result = .failure(error)
        }
        await transport.shutDown()
        return result
    }

    private func fault(_ request: HTTPRequest, _ environment: [String: String] = [:]) async -> SourceError? {
        if case .failure(let fault) = await fetch(request, environment) { fault } else { nil }
    }

    @Test("a question says who asks and what is wanted, and goes where it says")
    func question() async throws {
        let service = try await LoopbackService { _ in .json("{}") }
        let request = HTTPRequest(
            service.base + "/v8/chart/%5EGSPC?range=1d&interval=5m", .json,
            agent: .declared("Ballast/1.0 name@example.org"), fields: ["X-Key": "abc"])
        let answer = try await fetch(request).get()
        #expect(answer.body == Array("{}".utf8))
        #expect(answer.wireBytes == 2)
        #expect(!answer.isUnchanged)
        let asked = try #require(service.questions.first)
        #expect(asked.target == "/v8/chart/%5EGSPC?range=1d&interval=5m")
        #expect(asked.fields["user-agent"] == "Ballast/1.0 name@example.org")
        #expect(asked.fields["accept-encoding"] == "gzip")
        #expect(asked.fields["accept"]?.hasPrefix("application/json") == true)
        #expect(asked.fields["x-key"] == "abc")
    }

    @Test("without a name of its own it asks as a browser does")
    func browser() async throws {
        let service = try await LoopbackService { _ in .json("[]") }
        _ = try await fetch(HTTPRequest(service.base, .json)).get()
        #expect(service.questions.first?.fields["user-agent"]?.hasPrefix("Mozilla/5.0") == true)
    }

    @Test("gzip is unpacked, and counted as it came")
    func gzip() async throws {
        let text = "{\"a\":\"" + String(repeating: "b", count: 50_000) + "\"}"
        let packed = Gzip.pack(Array(text.utf8))
        let service = try await LoopbackService { _ in
            LoopbackService.Answer(status: 200, fields: ["Content-Encoding": "gzip"], body: packed)
        }
        let answer = try await fetch(HTTPRequest(service.base, .json)).get()
        #expect(answer.body == Array(text.utf8))
        #expect(answer.wireBytes == packed.count)
    }

    @Test("few bytes that unpack to very many are refused, and so are very many")
    func tooLarge() async throws {
        let bomb = Gzip.pack([UInt8](repeating: 0x20, count: 20 << 20))
        let service = try await LoopbackService { question in
            question.path == "/bomb"
                ? LoopbackService.Answer(status: 200, fields: ["Content-Encoding": "gzip"], body: bomb)
                : .json("[" + String(repeating: " ", count: 1 << 20) + "]")
        }
        for path in ["/bomb", "/many"] {
            let fault = await fault(HTTPRequest(service.base + path, .json, byteLimit: 1 << 19))
            #expect(fault?.kind == .tooLarge)
            #expect(fault?.reason == "more than 512 KB")
        }
    }

    @Test("a page for a table is not read to its end", arguments: [HTTPRequest.Content.csv, .json])
    func pageBreaksOff(content: HTTPRequest.Content) async throws {
        let page =
            "<!DOCTYPE html><html><head><title>Funds</title></head>" + String(repeating: "<p>Words.</p>", count: 4000)
        let service = try await LoopbackService { _ in
            LoopbackService.Answer(status: 200, body: Array(page.utf8), manner: .stalls(after: 40_000))
        }
        let fault = await fault(HTTPRequest(service.base, content, deadline: .seconds(600)))
        #expect(fault == SourceError(.wrongContent, "a page in place of what was asked for: “Funds”"))
    }

    @Test("gzip that is damaged, cut off or none is a fault")
    func badGzip() async throws {
        let packed = Gzip.pack(Array("{\"a\":1234567890}".utf8))
        let service = try await LoopbackService { question in
            let body = question.path == "/cut" ? packed.dropLast(4) : [1, 2, 3]
            return LoopbackService.Answer(status: 200, fields: ["Content-Encoding": "gzip"], body: Array(body))
        }
        #expect(await fault(HTTPRequest(service.base + "/cut", .json))?.kind == .truncated)
        #expect(await fault(HTTPRequest(service.base + "/none", .json))?.kind == .wrongContent)
    }

    @Test("what has not changed is not sent again")
    func conditional() async throws {
        let service = try await LoopbackService { question in
            question.fields["if-none-match"] == "\"v1\"" && question.fields["if-modified-since"] != nil
                ? .status(304)
                : LoopbackService.Answer(
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
        // Nobody asked whether it still holds: then it is no answer.
        service.answer { _ in .status(304) }
        #expect(await fault(HTTPRequest(service.base, .json))?.kind == .wrongContent)
    }

    @Test("redirects are followed, a few, and never to a form of consent")
    func redirects() async throws {
        let service = try await LoopbackService { question in
            switch question.path {
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
        let round = await fault(HTTPRequest(service.base + "/round", .json))
        #expect(round == SourceError(.wrongContent, "more than 5 redirects"))
        #expect(service.questions.count { $0.path == "/round" } == 6)
        #expect(
            await fault(HTTPRequest(service.base + "/eu", .json)) == SourceError(.wrongContent, "consent page (EU)"))
        #expect(await fault(HTTPRequest(service.base + "/nowhere", .json))?.kind == .wrongContent)
    }

    @Test(
        "a redirect to what is no address is a fault, not the end of the program",
        arguments: [
            "http://127.0.0.1:65536/", "http://127.0.0.1:0/", "//127.0.0.1:99999/", "http://[::1]:65536/", "http:///",
            "http://127.0.0.1:-1/", "http://a b/", "javascript:alert(1)", "ftp://127.0.0.1/",
        ])
    func impossible(location: String) async throws {
        let service = try await LoopbackService { _ in .redirect(location) }
        #expect(await fault(HTTPRequest(service.base + "/", .json))?.kind == .wrongContent)
    }

    @Test("each redirect and each repeat is paid from the budget, as the question itself is")
    func paid() async throws {
        let clock = ManualClock(), transport = NetworkTransport()
        let budget = RequestBudget(perSecond: 1, burst: 10, atOnce: 1, clock: SourceClock(clock))
        func ask(_ url: String) async {
            let pollRequest = MeteredTransport(
                transport, budget: budget, validators: MemoryValidators(), asksConditionally: false)
            _ = try? await pollRequest.fetch(HTTPRequest(url, .json))
        }
        let service = try await LoopbackService { question in
            question.path == "/a" ? .redirect("/b") : .json("[1]")
        }
        await ask(service.base + "/b")
        #expect(budget.left == 9)
        await ask(service.base + "/a")
        #expect(budget.left == 7 && service.questions.count == 3)
        let curt = try await WireService { _ in .last("") }
        await ask("http://127.0.0.1:\(curt.port)/")
        #expect(budget.left == 5 && curt.heads.count == 2)
        await transport.shutDown()
    }

    @Test("own fields and a mail address are not carried to another host, nor to another port of the same")
    func ownFields() async throws {
        for host in ["localhost", "127.0.0.1"] {
            let other = try await LoopbackService { _ in .json("[]") }
            let elsewhere = other.base.replacing("127.0.0.1", with: host)
            let service = try await LoopbackService { _ in .redirect(elsewhere + "/") }
            let agent = HTTPRequest.Agent.declared("Ballast/1.0 me@example.org")
            _ = try await fetch(HTTPRequest(service.base, .json, agent: agent, fields: ["X-Key": "abc"])).get()
            #expect(service.questions.first?.fields["x-key"] == "abc")
            #expect(service.questions.first?.fields["user-agent"] == "Ballast/1.0 me@example.org")
            #expect(other.questions.count == 1)
            #expect(other.questions.first?.fields["x-key"] == nil)
            #expect(other.questions.first?.fields["user-agent"]?.contains("example.org") == false)
        }
    }

    @Test(
        "a redirect does not lead into the network that the program runs in",
        arguments: ["http://169.254.169.254/latest/", "http://10.0.0.1/", "http://[fe80::1]/", "http://router/"])
    func redirectInside(location: String) async throws {
        let service = try await LoopbackService { _ in .redirect(location) }
        let fault = await fault(HTTPRequest(service.base, .json))
        #expect(
            fault == SourceError(.wrongContent, "a redirect from 127.0.0.1 to an address inside this network"))
    }

    @Test("nor does one to a name whose addresses lie in it", arguments: [HostReach.local, .loopback])
    func redirectByName(reach: HostReach) async throws {
        let service = try await LoopbackService { _ in .redirect("http://inside.example.com/") }
        let transport = NetworkTransport { name in name == "inside.example.com" ? [.open, reach] : [] }
        let start = try #require(WebAddress(service.base)),
            next = try #require(WebAddress("http://inside.example.com/"))
        #expect(await transport.mayLead(from: start, to: next) == (reach == .loopback))
        #expect(await transport.mayLead(from: next, to: try #require(WebAddress("http://other.example.com/"))))
        if reach == .local {
            let refused = SourceError(.wrongContent, "a redirect from 127.0.0.1 to an address inside this network")
            await #expect(throws: refused) { try await transport.fetch(HTTPRequest(service.base, .json)) }
        }
        await transport.shutDown()
        #expect(await HostReach.lookUp("localhost").allSatisfy { $0 == .loopback })
    }

    @Test("a body that does not end in time, or breaks off, is a fault")
    func unfinished() async throws {
        let service = try await LoopbackService { question in
            LoopbackService.Answer(
                status: 200, body: Array("{\"a\":[1,2,3,4,5,6]}".utf8),
                manner: question.path == "/stalls" ? .stalls(after: 5) : .breaksOff(after: 5))
        }
        let slow = await fault(HTTPRequest(service.base + "/stalls", .json, deadline: .milliseconds(200)))
        #expect(slow == SourceError(.timedOut, "no whole answer within 0.2 s"))
        #expect(await fault(HTTPRequest(service.base + "/breaks", .json))?.kind == .truncated)
    }

    @Test("a service that never answers, or hangs up without a word, is a fault")
    func silent() async throws {
        let silent = try await WireService { _ in .silence }
        let slow = await fault(
            HTTPRequest("http://127.0.0.1:\(silent.port)/", .json, deadline: .milliseconds(200)))
        #expect(slow?.kind == .timedOut)
        let rude = try await WireService { _ in .last("") }
        #expect(await fault(HTTPRequest("http://127.0.0.1:\(rude.port)/", .json))?.kind == .truncated)
        let babble = try await WireService { _ in .last("what?\r\n\r\n") }
        #expect(await fault(HTTPRequest("http://127.0.0.1:\(babble.port)/", .json)) != nil)
    }

    @Test("a refused connection, a name without an address and what is no address are told apart")
    func unreachable() async throws {
        let port = try await FreePort.find()
        let refused = await fault(HTTPRequest("http://127.0.0.1:\(port)/", .json))
        #expect(refused == SourceError(.unreachable, "127.0.0.1 refuses the connection"))
        let unknown = await fault(HTTPRequest("https://nobody.invalid/?key=abc", .json))
        #expect(unknown == SourceError(.nameLookup, "no address is known for nobody.invalid"))
        #expect(await fault(HTTPRequest("ftp://a.example/", .json))?.kind == .unreachable)
    }

    @Test("after it was shut down nothing is asked")
    func shut() async throws {
        let transport = NetworkTransport()
        await transport.shutDown()
        await #expect(throws: SourceError.self) { try await transport.fetch(HTTPRequest("http://127.0.0.1:1/", .json)) }
    }
}

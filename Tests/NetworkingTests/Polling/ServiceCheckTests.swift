import Model
import NetworkingSupport
import Testing

@testable import Networking

@Suite("Check of a service") struct ServiceCheckTests {
    private func check(
        limit: Duration = .seconds(60),
        _ respond: @escaping @Sendable (LoopbackService.Request) -> LoopbackService.Response
    ) async throws -> ServiceCheck {
        let loopback = try await LoopbackService(respond)
        let feed = SmallFeed(loopback.base)
        let service = Service(
            "small", at: loopback.base,
            pollRequests: [
                feed.pollRequest("one", "AAA", "BBB"), feed.pollRequest("two", "CCC"), feed.pollRequest("three", "DDD"),
            ])
        let transport = NetworkTransport(clock: SourceClock { SettableClock.morning })
        let check = await service.check({ $0 != "three" }, transport: transport, within: limit)
        await transport.shutDown()
        return check
    }

    @Test("the selected requests are sent, and responses, rows and bytes are counted")
    func counted() async throws {
        let check = try await check { request in
            request["symbols"] == "DDD" ? .status(500) : .json(#"{"time":1,"AAA":1.5,"BBB":2.5,"CCC":3.5}"#)
        }
        #expect(check.error == nil && check.status == 200)
        #expect(check.responses == 2 && check.rows == 3 && check.bytes > 60)
        #expect(check.address.hasSuffix("/…?symbols=AAA,BBB&key=…"))
    }

    @Test("a failing poll request does not affect the others")
    func partial() async throws {
        let check = try await check { request in
            request["symbols"] == "CCC" ? .status(429) : .json(#"{"time":1,"AAA":1.5,"BBB":null}"#)
        }
        #expect(check.error?.kind == .tooManyRequests && check.status == 429)
        #expect(check.rows == 1 && check.badRows.count == 1)
    }

    @Test("the service's clock is compared with the local one")
    func skew() async throws {
        // The field is set here, so that the date of the HTTP server library does not matter.
        let check = try await check { _ in
            var response = LoopbackService.Response.json(#"{"time":1,"AAA":1.5,"BBB":2.5,"CCC":3.5}"#)
            response.fields["Date"] = "Sun, 06 Nov 1994 08:49:37 GMT"
            return response
        }
        let time = try #require(Timestamp(httpDate: "Sun, 06 Nov 1994 08:49:37 GMT"))
        #expect(check.skew == .milliseconds(time.milliseconds - SettableClock.morning.milliseconds))
    }

    @Test("a service that does not respond in time has timed out")
    func late() async throws {
        let check = try await check(limit: .milliseconds(300)) { _ in
            var response = LoopbackService.Response.json(#"{"time":1,"AAA":1.5}"#)
            response.delivery = .stalls(after: 5)
            return response
        }
        #expect(check.error?.kind == .timedOut && check.responses == 0 && check.rows == nil)
    }
}

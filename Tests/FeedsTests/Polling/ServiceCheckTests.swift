import Model
import Testing

@testable import Feeds

@Suite("A service that is asked once") struct ServiceCheckTests {
    private func check(
        limit: Duration = .seconds(60),
        _ answer: @escaping @Sendable (LoopbackService.Question) -> LoopbackService.Answer
    ) async throws -> ServiceCheck {
        let loopback = try await LoopbackService(answer)
        let feed = SmallFeed(loopback.base)
        let service = Service(
            "small", at: loopback.base,
            pollRequests: [
                feed.pollRequest("one", "AAA", "BBB"), feed.pollRequest("two", "CCC"), feed.pollRequest("three", "DDD"),
            ])
        let transport = NetworkTransport(clock: SourceClock { PollingDay.morning })
        let check = await service.check({ $0 != "three" }, transport: transport, within: limit)
        await transport.shutDown()
        return check
    }

    @Test("what is asked for is asked, and what came is counted")
    func counted() async throws {
        let check = try await check { question in
            question["symbols"] == "DDD" ? .status(500) : .json(#"{"time":1,"AAA":1.5,"BBB":2.5,"CCC":3.5}"#)
        }
        #expect(check.fault == nil && check.status == 200)
        #expect(check.answers == 2 && check.rows == 3 && check.bytes > 60)
        #expect(check.address.hasSuffix("/…?symbols=AAA,BBB&key=…"))
    }

    @Test("one poll request that fails takes nothing from the others")
    func partial() async throws {
        let check = try await check { question in
            question["symbols"] == "CCC" ? .status(429) : .json(#"{"time":1,"AAA":1.5,"BBB":null}"#)
        }
        #expect(check.fault?.kind == .tooManyRequests && check.status == 429)
        #expect(check.rows == 1 && check.badRows.count == 1)
    }

    @Test("the service's clock is held against ours")
    func skew() async throws {
        // Whatever the server's library says of the time is not asked for: the field is set.
        let check = try await check { _ in
            var answer = LoopbackService.Answer.json(#"{"time":1,"AAA":1.5,"BBB":2.5,"CCC":3.5}"#)
            answer.fields["Date"] = "Sun, 06 Nov 1994 08:49:37 GMT"
            return answer
        }
        let time = try #require(Timestamp(httpDate: "Sun, 06 Nov 1994 08:49:37 GMT"))
        #expect(check.skew == .milliseconds(time.milliseconds - PollingDay.morning.milliseconds))
    }

    @Test("who does not answer in time has timed out")
    func late() async throws {
        let check = try await check(limit: .milliseconds(300)) { _ in
            var answer = LoopbackService.Answer.json(#"{"time":1,"AAA":1.5}"#)
            answer.manner = .stalls(after: 5)
            return answer
        }
        #expect(check.fault?.kind == .timedOut && check.answers == 0 && check.rows == nil)
    }
}

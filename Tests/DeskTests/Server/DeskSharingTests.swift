import Foundation
import Model
import Networking
import TestSupport
import Testing

@testable import Desk

/// What is shared on a real server: a text that a dashboard asks for, and that all of them receive.
@Suite("Sharing on a real server", .serialized) struct DeskSharingTests {
    @Test("what one dashboard asks to share, all receive, also one that comes later")
    func shared() async throws {
        let server = try NATSServerProcess()
        let collector = try await TestCollector.leading(server.request())
        let first = TestDashboard(try server.request()), second = TestDashboard(try server.request())
        first.run()
        second.run()
        #expect(await eventually { first.isEqual(to: collector) && second.isEqual(to: collector) })
        #expect(first.follower.ask(toShare: "ä list"))
        for dashboard in [first, second] {
            #expect(await eventually { dashboard.heard == [.text("what is shared: ä list")] })
        }
        // The message has a number like those of updates, and the snapshot goes on from it.
        var prices = MovingPrices(seed: 21)
        for _ in 0..<20 { collector.apply(prices.next()) }
        let third = TestDashboard(try server.request())
        third.run()
        for dashboard in [first, second, third] {
            #expect(await eventually { dashboard.isEqual(to: collector) && dashboard.statuses.last?.state == .good })
        }
        #expect(third.heard == [.text("what is shared: ä list")])
        #expect(collector.requests == ["ä list"])
        for dashboard in [first, second, third] { dashboard.stop() }
        await collector.stop()
    }

    @Test("a dashboard whose credentials do not permit it cannot share, and is told")
    func refused() async throws {
        let server = try NATSServerProcess(DeskSecurityTests.permissions)
        let collector = try await TestCollector.leading(server.request(.user("collector", password: "c")))
        let dashboard = TestDashboard(try server.request(.user("dashboard", password: "d")))
        dashboard.run()
        #expect(await eventually { dashboard.isEqual(to: collector) })
        #expect(dashboard.follower.ask(toShare: "a list"))
        #expect(await eventually { dashboard.heard == [.refused] })
        #expect(collector.requests == [] && dashboard.statuses.last?.state == .good)
        dashboard.stop()
        await collector.stop()
    }

    @Test("a request that is too long or no text is ignored")
    func hostile() {
        var shared = SharedText()
        shared.receive([0xFF, 0xFE])
        shared.receive(Array(repeating: UInt8(ascii: "a"), count: SharedText.longestRequest + 1))
        #expect(shared.drainRequests() == [])
        for number in 0..<100 { shared.receive("\(number)".utf8) }
        #expect(shared.drainRequests() == (0..<SharedText.requestLimit).map(String.init))
    }
}

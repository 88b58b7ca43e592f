import Foundation
import Model
import NIOCore
import Networking
import NetworkingSupport
import Playback
import TestSupport
import Testing

@testable import Desk

@Suite("Security of a desk", .serialized) struct DeskSecurityTests {
    /// The permissions of `Documentation/desk.md`.
    static let permissions = """
        authorization {
          users = [
            { user: "collector", password: "c"
              permissions: { publish: ["ballast.v1.desk.>"], subscribe: ["ballast.v1.desk.>"] } }
            { user: "dashboard", password: "d"
              permissions: { publish: ["ballast.v1.desk.ask.snapshot", "ballast.v1.desk.ask.presence"]
                subscribe: { allow: ["ballast.v1.desk.*", "ballast.v1.desk.*.*"], deny: ["ballast.v1.desk.ask.*"] } } }
            { user: "reader", password: "r"
              permissions: { publish: { deny: [">"] }, subscribe: ["ballast.v1.desk.>"] } }
          ]
        }
        """
    private let collectorCredentials = NATSCredentials.user("collector", password: "c")
    private let dashboardCredentials = NATSCredentials.user("dashboard", password: "d")

    @Test("with the permissions of the documentation a dashboard follows, and can publish nothing but requests")
    func permissions() async throws {
        let server = try NATSServerProcess(DeskSecurityTests.permissions)
        let collector = try await TestCollector.leading(server.request(collectorCredentials))
        let dashboard = TestDashboard(try server.request(dashboardCredentials))
        dashboard.run()
        #expect(
            await eventually { dashboard.isEqual(to: collector) && dashboard.statuses.last?.reason == "1 watching" })
        // What pretends to be a collector is refused by the server.
        let forger = try await NATSClient().open(server.request(dashboardCredentials))
        let header = DeskHeader(DeskEpoch(start: 1 << 52, collector: 1), 1, at: SourceClock.now())
        forger.send { DeskMessage(.heartbeat, header).publish(on: .standard, to: &$0) }
        #expect(await eventually { server.log.contains("Publish Violation") })
        collector.apply(.policy(Fixture.fourth, 5.5))
        #expect(await eventually { dashboard.isEqual(to: collector) })
        #expect(dashboard.statuses.allSatisfy { $0.reason != "another collector has taken over" })
        dashboard.stop()
        await collector.stop()
    }

    @Test("wrong credentials are told, and nothing is shown; a reader that may not ask says why")
    func refused() async throws {
        let server = try NATSServerProcess(DeskSecurityTests.permissions)
        let collector = TestCollector(try server.request(collectorCredentials))
        collector.run()
        #expect(await eventually { collector.isLeading })
        let wrong = TestDashboard(try server.request(.user("dashboard", password: "x")))
        wrong.run()
        #expect(await eventually { wrong.statuses.last?.reason == "127.0.0.1 refuses the credentials" })
        #expect(wrong.market.listings.isEmpty)
        let reader = TestDashboard(try server.request(.user("reader", password: "r")))
        reader.run()
        #expect(await eventually { reader.statuses.last?.reason?.contains("Permissions Violation") == true })
        wrong.stop()
        let refused = TestCollector(try server.request(.user("collector", password: "x")))
        refused.run()
        #expect(await eventually { refused.failures == ["127.0.0.1 refuses the credentials"] })
        await refused.stop()
        reader.stop()
        await collector.stop()
    }

    @Test("a desk over TLS works, and one whose certificate is for another name is not followed")
    func tls() async throws {
        func server(_ identity: SelfSignedIdentity) throws -> NATSServerProcess {
            try NATSServerProcess(
                #"tls { cert_file: "FOLDER/cert.pem", key_file: "FOLDER/key.pem" }"#,
                files: ["cert.pem": identity.certificate, "key.pem": identity.key])
        }
        let other = try server(.otherHost)
        let misled = TestDashboard(try other.request(tls: true), authorities: other.path + "/cert.pem")
        misled.run()
        #expect(await eventually { misled.statuses.last?.reason?.contains("certificate") == true })
        misled.stop()
    }

    @Test("whatever else is published on its subjects, a dashboard shows no wrong value and recovers")
    func hostile() async throws {
        let server = try NATSServerProcess()
        let collector = try await TestCollector.leading(server.request())
        let dashboard = TestDashboard(try server.request())
        dashboard.run()
        #expect(await eventually { dashboard.isEqual(to: collector) })
        let attacker = try await NATSClient().open(server.request())
        var random = SplitMix(seed: 3)
        var prices = MovingPrices(seed: 4)
        let epoch = try #require(dashboard.follower.isFollowing ? collector.collector.health : nil)
        guard case .leading(let current) = epoch.role else { throw CancellationError() }
        for round in 0..<300 {
            let sequence = (dashboard.follower.sequence ?? 0) + random.next() % 3
            let messages = HostileMessages.messages(current, sequence, &random)
            attacker.send { buffer in
                for (subject, headers, payload) in messages {
                    NATSCommand.publish(subject, headers: headers, payload: payload, to: &buffer)
                }
            }
            if round % 10 == 0 { collector.apply(prices.next()) }
            try await Task.sleep(for: .milliseconds(5))
        }
        attacker.close()
        #expect(await eventually(within: 90) { dashboard.isEqual(to: collector) })
        dashboard.stop()
        await collector.stop()
    }
}

/// Messages that no collector sends.
enum HostileMessages {
    static func messages(
        _ epoch: DeskEpoch, _ sequence: UInt64, _ random: inout SplitMix
    ) -> [(subject: String, headers: [UInt8], payload: [UInt8])] {
        let bytes = (0..<Int(random.next() % 200)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        let header = DeskHeader(epoch, sequence, at: SourceClock.now())
        var compressed = header, part = header
        compressed.isCompressed = true
        part.part = DeskHeader.Part(index: Int(random.next() % 3), count: 3)
        let start = "ballast.v1.desk."
        return [
            (start + "quote.AAA", header.block, bytes), (start + "quote.AAA", compressed.block, bytes),
            (start + "quote.AAA", [], bytes), (start + "snapshot", part.block, bytes),
            (start + "heartbeat", Array("NATS/1.0\r\nEpoch: \(sequence)\r\n\r\n".utf8), bytes),
            (start + "quote.%", header.block, bytes), (start + "novelty", header.block, bytes),
            (start + "quote.AAA", compressed.block, GzipBytes.packed([UInt8](repeating: 0, count: 1 << 24))),
        ]
    }
}

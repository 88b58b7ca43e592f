import Foundation
import LoopbackMarket
import Model
import Testing

extension ServiceTests {
    @Suite("ballast refresh") struct RefreshCommandTests {
        private let folder: ConfigurationFolder
        private let market: LoopbackMarket

        init() async throws {
            folder = try ConfigurationFolder()
            market = LoopbackMarket(
                LoopbackPrices(["IWM", "SPY", "QQQ"]), rate: 1,
                now: { Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) })
            try await market.start()
            // Without prices, which have their own tests: they would be requested for one instrument per second.
            try folder.write(market.configuration(prices: false))
        }

        private var environment: [String: String] {
            ["XDG_CONFIG_HOME": folder.path, "XDG_DATA_HOME": folder.path + "/data"]
        }

        private func asOf() throws -> String {
            let frame = try Program.run(["snapshot", "--format", "json"], environment: environment)
            let object = try JSONSerialization.jsonObject(with: Data(frame.output.utf8)) as? [String: Any]
            return try #require(object?["asOf"] as? String)
        }

        @Test("refresh polls every source once, reports the results and stores what it received")
        func once() async throws {
            let before = try asOf()
            let outcome = try Program.run(["refresh"], environment: environment)
            #expect(outcome.status == 0)
            for source in ["fred", "store", "treasury"] { #expect(outcome.output.contains("\n\(source) ")) }
            #expect(outcome.errorOutput.contains("treasury: polled, good"))
            let stored = try asOf()
            #expect(stored > before, "\(outcome.output)\n\(outcome.errorOutput)")
            let requests = market.counts.requests
            let again = try Program.run(["refresh", "--json"], environment: environment)
            let report = try JSONSerialization.jsonObject(with: Data(again.output.utf8)) as? [String: Any]
            #expect(report?["complete"] as? Bool == true)
            #expect((report?["sources"] as? [[String: Any]])?.contains { $0["name"] as? String == "treasury" } == true)
            #expect(market.counts.requests > requests)
            try await market.stop()
        }

        @Test("without a response it exits with 1, and the stored data stay")
        func withoutResponse() async throws {
            try #require(try Program.run(["refresh"], environment: environment).status == 0)
            let stored = try asOf()
            try await market.stop()
            let outcome = try Program.run(["refresh", "--timeout", "60"], environment: environment)
            #expect(outcome.status == 1)
            #expect(outcome.output.contains("failed"))
            #expect(try asOf() == stored)
            let offline = try Program.run(["refresh", "--offline"], environment: environment)
            #expect(offline.status == 1)
            let withData = try Program.run(["refresh", "--data", "Data"], environment: environment)
            #expect(withData.status == 1)
            #expect(withData.errorOutput.contains("with --data nothing is stored"))
        }

        @Test("without a writable store it reports the reason and exits with 1")
        func withoutStore() async throws {
            try FileManager.default.createDirectory(
                atPath: folder.path + "/data/ballast/market.sqlite", withIntermediateDirectories: true)
            let outcome = try Program.run(["refresh", "--timeout", "20"], environment: environment)
            #expect(outcome.status == 1)
            #expect(outcome.output.contains("market.sqlite: "))
            try await market.stop()
        }

        /// Starts a refresh, and kills it with `SIGKILL` after a number of seconds.
        private func runAndKill(after seconds: Double) throws {
            let scratch = URL(filePath: folder.path)
            let child = Child(
                tool: "/bin/sh",
                arguments: ["-c", "\"$0\" refresh & sleep \(seconds); kill -9 $!; wait", Program.binary.path],
                environment: Program.plainEnvironment(home: scratch).merging(environment) { $1 },
                folder: Program.packageFolder)
            _ = try child.run(scratch: scratch)
        }

        @Test("killed at any time it loses no stored data, and the store opens again")
        func killed() async throws {
            try #require(try Program.run(["refresh"], environment: environment).status == 0)
            let stored = try asOf()
            for round in 0..<12 {
                // The first rounds start without a store, so that its import is interrupted too.
                if round < 4 { try? FileManager.default.removeItem(atPath: folder.path + "/data") }
                try runAndKill(after: 0.02 + Double(round) * 0.09)
                if round == 3 { try #require(try Program.run(["refresh"], environment: environment).status == 0) }
                if round >= 4 { #expect(try asOf() == stored) }
            }
            let outcome = try Program.run(["refresh"], environment: environment)
            #expect(outcome.status == 0)
            let files = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/data/ballast")
            #expect(!files.contains { $0.contains("corrupt") }, "\(files)")
            try await market.stop()
        }
    }
}

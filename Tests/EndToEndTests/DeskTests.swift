import Foundation
import LoopbackMarket
import Model
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#endif

extension ServiceTests {
    @Suite("A desk") struct DeskTests {
        private let server: NATSServerProcess
        private let market: LoopbackMarket
        /// Services that no program of these tests may ask.
        private let unasked: LoopbackMarket

        init() async throws {
            server = try NATSServerProcess()
            func loopback() async throws -> LoopbackMarket {
                let market = LoopbackMarket(
                    LoopbackPrices(["IWM", "SPY", "QQQ", "XBI", "ZZTOP"]), rate: 20,
                    now: { Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) })
                try await market.start()
                return market
            }
            market = try await loopback()
            unasked = try await loopback()
        }

        private static let list = "[watch-lists]\nmine = [\"IWM\", \"ZZTOP\"]\n"

        private func folder(_ market: LoopbackMarket, desk: String = "") throws -> ConfigurationFolder {
            let folder = try ConfigurationFolder()
            try folder.write(desk + DeskTests.list + market.configuration())
            return folder
        }

        private var options: String { "--desk \(server.address) --name small-caps" }

        private func collector(_ folder: ConfigurationFolder) async throws -> TmuxTerminal {
            let terminal = try TmuxTerminal(width: 200, height: 40)
            try await terminal.wait(for: "the shell") { $0.contains(TmuxTerminal.shellMarker) }
            try terminal.start("collect \(options)", environment: "XDG_CONFIG_HOME=\(folder.path)")
            return terminal
        }

        /// Whether a price by the rule of the loopback market is shown, 50.80 to 55.79.
        private func showsPrice(_ screen: Screenful) -> Bool {
            screen.rows.contains { $0.contains("ZZTOP") && $0.contains(#/ 5[0-5]\.\d\d /#) }
        }

        @Test("a dashboard shows the collector's prices, asks no service itself, tells when it is lost, and recovers")
        func follows() async throws {
            let collecting = try folder(market), watching = try folder(unasked)
            let collector = try await collector(collecting)
            try await collector.wait(for: "the lead") { $0.contains("small-caps: leading") }
            let dashboard = try await TmuxTerminal.withDashboard(
                options, environment: "XDG_CONFIG_HOME=\(watching.path)")
            try await dashboard.wait(for: "a price") { showsPrice($0) && !$0.contains("bundled") }
            try dashboard.press("i")
            try await dashboard.wait(for: "the collector's sources and the desk") { screen in
                screen.contains("collector's store")
                    && screen.rows.contains { $0.contains("yahoo") && $0.contains("good") }
                    && screen.rows.contains { $0.contains("desk") && $0.contains("good") && $0.contains(" ms") }
                    && screen.contains("1 watching")
            }
            try dashboard.press("Escape")
            try collector.signal(SIGKILL)
            try await dashboard.wait(for: "the failure") { $0.contains("desk failed") && showsPrice($0) }
            try collector.start("collect \(options)", environment: "XDG_CONFIG_HOME=\(collecting.path)")
            try await dashboard.wait(for: "the recovery") { !$0.contains("desk failed") && showsPrice($0) }
            let checked = try folder(market, desk: "desk = \"\(server.address)\"\ndesk-name = \"small-caps\"\n")
            let diagnosis = try Program.run(
                ["doctor", "--timeout", "5"], environment: ["XDG_CONFIG_HOME": checked.path])
            #expect(diagnosis.output.contains("the collector of small-caps is there"))
            #expect(diagnosis.output.contains("left to the desk's collector") && diagnosis.errorOutput.isEmpty)
            let once = try Program.run(
                ["watch", "--once", "--symbols", "ZZTOP"] + options.split(separator: " ").map(String.init),
                environment: ["XDG_CONFIG_HOME": watching.path])
            #expect(once.status == 0 && once.errorOutput.isEmpty && once.output.contains("\"mode\":\"live\""))
            try commands(in: watching)
            try collector.signal(SIGTERM)
            try await collector.wait(for: "the end") { $0.status == 0 }
            #expect(unasked.counts.requests == 0 && unasked.counts.prices == 0)
        }

        /// The store is brought up to date from the collector, and what is not asked says so.
        private func commands(in folder: ConfigurationFolder) throws {
            let store = try TemporaryFolder()
            let environment = ["XDG_CONFIG_HOME": folder.path, "XDG_DATA_HOME": store.url.path]
            let desk = options.split(separator: " ").map(String.init)
            let refresh = try Program.run(["refresh", "--json"] + desk, environment: environment)
            #expect(refresh.status == 0 && refresh.output.contains(#""complete": true"#), "\(refresh.output)")
            let line = try Program.run(["line", "{market.mode} {ZZTOP.last}"], environment: environment)
            #expect(line.output.contains(#/^live 5[0-5]\.\d\d$/#.anchorsMatchLineEndings()), "\(line.output)")
            let frame = try Program.run(desk, environment: environment)
            #expect(frame.status == 0 && frame.errorOutput.contains("the desk is not asked"), "\(frame.errorOutput)")
        }

        @Test("a list that one dashboard shares is shown by another, and its symbols are asked for")
        func shares() async throws {
            let collecting = try folder(market), sharing = try folder(unasked), watching = try ConfigurationFolder()
            try sharing.write(
                "[watch-lists]\nmine = [\"ZZTOP\"]\nzz = [\"QQQ\", \"ZZNEW\"]\n" + unasked.configuration())
            try watching.write(unasked.configuration())
            let collector = try await collector(collecting)
            try await collector.wait(for: "the lead") { $0.contains("small-caps: leading") }
            let first = try await TmuxTerminal.withDashboard(options, environment: "XDG_CONFIG_HOME=\(sharing.path)")
            let second = try await TmuxTerminal.withDashboard(options, environment: "XDG_CONFIG_HOME=\(watching.path)")
            for dashboard in [first, second] {
                try dashboard.press("i")
                try await dashboard.wait(for: "the desk") { screen in
                    screen.rows.contains { $0.contains("desk") && $0.contains("good") && $0.contains(" ms") }
                }
                try dashboard.press("Escape")
                try await dashboard.wait(for: "the panels") { $0.contains("2 Tickers") && !$0.contains(" ms ") }
            }
            try first.press(":")
            try first.type("share list zz")
            try await first.wait(for: "the outcome") { $0.contains("shared on the desk as desk/zz") }
            try await second.wait(for: "the news") { $0.contains("the desk shares the list zz") }
            try second.press(":")
            try second.type("list desk/zz")
            try await second.wait(for: "the list") { $0.contains("Tickers: desk/zz") && $0.contains("ZZNEW") }
            try first.press(":")
            try first.type("unshare list zz")
            try await second.wait(for: "the end") { $0.contains("no longer shares zz") }
            #expect(unasked.counts.requests == 0)
        }

        @Test("the desk of the configuration is followed, and services are polled while it is lost, if that is wanted")
        func fallback() async throws {
            let desk = "desk = \"\(server.address)\"\ndesk-name = \"small-caps\"\ndesk-fallback = true\n"
            let watching = try folder(market, desk: desk)
            let dashboard = try await TmuxTerminal.withDashboard("", environment: "XDG_CONFIG_HOME=\(watching.path)")
            try await dashboard.wait(for: "the failure") { $0.contains("desk failed") }
            try await dashboard.wait(for: "a price of its own") { showsPrice($0) }
            #expect(market.counts.requests > 0)
        }

        @Test("commands do not wait long for a desk that refuses them", arguments: [["refresh"], ["watch", "--once"]])
        func lost(command: [String]) throws {
            let start = ContinuousClock.now
            let outcome = try Program.run(command + ["--desk", "nats://127.0.0.1:1"])
            #expect(outcome.status == 1 && (outcome.output + outcome.errorOutput).contains("refuses the connection"))
            #expect(ContinuousClock.now - start < .seconds(25))
        }

        @Test("wrong options are refused with a message")
        func refused() throws {
            for (arguments, message) in [
                (["collect"], "no desk"), (["collect", "--desk", "http://a"], "nats://host:4222"),
                (["collect", "--desk", server.address, "--name", "A.B"], "lower-case"),
                (["collect", "--desk", server.address, "--credentials", "/nowhere"], "credentials"),
            ] {
                let outcome = try Program.run(arguments)
                #expect(outcome.status == 1 && outcome.errorOutput.contains(message), "\(outcome.errorOutput)")
            }
        }
    }
}

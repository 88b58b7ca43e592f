import Foundation
import LoopbackMarket
import Model
import TestSupport
import Testing

extension ServiceTests {
    /// A desk over a network whose links are cut without an error.
    @Suite("A desk of several hosts", .enabled(if: NetworkHosts.areAvailable, "needs root and network namespaces"))
    struct DeskHostTests {
        private let hosts: NetworkHosts
        private let server: NATSServerProcess
        private let market: LoopbackMarket
        /// The configuration of each program, with a store beside it.
        private let folders: [ConfigurationFolder]

        init() async throws {
            hosts = try NetworkHosts(["server", "other"])
            server = try NATSServerProcess(
                host: hosts.address(of: "server"), prefix: hosts.command(on: "server"))
            market = LoopbackMarket(
                LoopbackPrices(["IWM", "SPY", "ZZTOP"]), rate: 20,
                now: { Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) })
            try await market.start()
            folders = try [0, 1, 2].map { _ in try ConfigurationFolder() }
            for folder in folders {
                try folder.write("[watch-lists]\nmine = [\"IWM\", \"ZZTOP\"]\n" + market.configuration())
            }
        }

        private var options: String { "--desk \(server.address) --name small-caps" }

        /// Starts the program in a terminal, on the machine itself or on the other host, where no service is reached.
        private func start(
            _ arguments: String, _ number: Int, onOther: Bool = false
        ) async throws -> TmuxTerminal {
            let terminal = try TmuxTerminal(width: 160, height: 40)
            try await terminal.wait(for: "the shell") { $0.contains(TmuxTerminal.shellMarker) }
            let host =
                onOther ? "PATH=$PATH:/sbin:/usr/sbin \(hosts.command(on: "other").joined(separator: " ")) env " : ""
            try terminal.start(
                "\(arguments) \(options)",
                environment: "\(host)XDG_CONFIG_HOME=\(folders[number].path) XDG_DATA_HOME=\(folders[number].path)")
            return terminal
        }

        private func showsPrice(_ screen: Screenful) -> Bool {
            screen.rows.contains { $0.contains("ZZTOP") && $0.contains(#/ 5[0-5]\.\d\d /#) }
        }

        @Test("a dashboard whose link is cut says so, keeps what it has, and follows again once it is repaired")
        func cutDashboard() async throws {
            let collector = try await start("collect", 0)
            try await collector.wait(for: "the lead") { $0.contains("small-caps: leading") }
            let dashboard = try await start("", 1, onOther: true)
            try await dashboard.wait(for: "a price") { showsPrice($0) && !$0.contains("desk failed") }
            try hosts.cut("other")
            try await dashboard.wait(for: "the failure") { $0.contains("desk failed") && showsPrice($0) }
            try hosts.repair("other")
            try await dashboard.wait(for: "the recovery") { !$0.contains("desk failed") && showsPrice($0) }
        }

        @Test("when the link of the leading collector is cut, the other leads, and goes on when the first is back")
        func cutCollector() async throws {
            let first = try await start("collect", 0, onOther: true)
            try await first.wait(for: "the lead") { $0.contains("small-caps: leading") }
            let second = try await start("collect", 1)
            try await second.wait(for: "the second stands by") { $0.contains("small-caps: standing by") }
            #expect(market.counts.requests == 0, "one that stands by asks nothing")
            let dashboard = try await start("", 2)
            let cut = Date.now
            try hosts.cut("other")
            try await second.wait(for: "the takeover") { $0.contains("small-caps: leading") }
            // Three seconds of silence, as the tests of leadership hold with a clock of their own, and time to draw on
            // a busy machine.
            #expect(Date.now.timeIntervalSince(cut) < 10)
            try await dashboard.wait(for: "a price") { showsPrice($0) }
            // Long enough for the first to want to lead again, could it be heard.
            try await Task.sleep(for: .seconds(5))
            try hosts.repair("other")
            try await first.wait(for: "the first steps down") { screen in
                screen.rows.last { $0.contains("small-caps:") }?.contains("standing by") == true
            }
            try await Task.sleep(for: .seconds(4))
            try await second.wait(for: "the second leads on") { screen in
                screen.rows.last { $0.contains("small-caps:") }?.contains("leading") == true
            }
            try await dashboard.wait(for: "a price still") { showsPrice($0) }
        }
    }
}

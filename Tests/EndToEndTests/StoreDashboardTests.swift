import Foundation
import LoopbackMarket
import Model
import Testing

extension EndToEndTests {
    @Suite("The store of a running dashboard") struct StoreDashboardTests {
        let home: StoreCommandTests.HomeFolder

        init() throws { home = try StoreCommandTests.HomeFolder() }

        private var environment: String { "XDG_DATA_HOME=\(home.url.path)" }

        /// Waits until the tables are in the store.
        private func imported(_ terminal: TmuxTerminal) async throws {
            try terminal.press("i")
            try await terminal.wait(for: "the store is healthy") { screen in
                screen.rows.contains { $0.contains("store") && $0.contains("good") }
            }
        }

        /// Leaves the sources page, and then the dashboard, with a wait between: Escape and q sent together are Alt-q.
        private func leave(_ terminal: TmuxTerminal) async throws {
            try terminal.press("Escape")
            try await terminal.wait(for: "the dashboard") { !$0.contains("last success") }
            try terminal.press("q")
            try await terminal.expectSane(status: 0)
        }

        @Test("a damaged file is set aside, reported on the last row and among the sources, and replaced by a new one")
        func damaged() async throws {
            #expect(try home.run(["export", "--what", "statements"]).status == 0)
            _ = try home.write(String(repeating: "no database ", count: 500), to: "ballast/market.sqlite")
            let terminal = try await TmuxTerminal.withDashboard(environment: environment, width: 200, height: 60)
            try await terminal.wait(for: "what happened to it") { $0.contains("set aside as market.sqlite.corrupt-") }
            try terminal.press("i")
            try await terminal.wait(for: "its status") { screen in
                screen.rows.contains { $0.contains("store") && $0.contains("partial") }
            }
            try await leave(terminal)
            let outcome = try home.run(["export", "--what", "statements"])
            #expect(outcome.status == 0)
            #expect(!outcome.errorOutput.contains("set aside"))
            #expect(home.storeNames.count { $0.hasPrefix("market.sqlite.corrupt-") } >= 1)
        }

        @Test("two dashboards create one store at once, and a third program reads it")
        func two() async throws {
            let first = try TmuxTerminal(width: 160, height: 50)
            let second = try TmuxTerminal(width: 160, height: 50)
            for terminal in [first, second] {
                try await terminal.wait(for: "the shell") { $0.contains(TmuxTerminal.shellMarker) }
                try terminal.start("--offline", environment: environment)
            }
            for terminal in [first, second] {
                try await terminal.wait(for: "the first frame") { $0.contains("BALLAST") }
                try await imported(terminal)
            }
            let file = try home.write("Date,Close\n2025-09-24,20\n2025-09-25,21.5\n", to: "ZZTOP.csv")
            #expect(try home.run(["import", file, "--symbol", "ZZTOP"]).status == 0)
            #expect(try first.isRunning() && second.isRunning())
            let frame = try home.run(["snapshot", "--size", "200x60", "--offline"]).output
            #expect(frame.contains("ZZTOP"))
            for terminal in [first, second] {
                try await leave(terminal)
            }
            #expect(home.storeNames.allSatisfy { !$0.contains("corrupt") })
            // The last program to close the store leaves no write-ahead log.
            #expect(home.size(of: "market.sqlite-wal") ?? 0 == 0)
        }

        @Test("two live dashboards write to one store without disturbing each other")
        func bothLive() async throws {
            let market = LoopbackMarket(
                LoopbackPrices(["IWM"]), rate: 1,
                now: { Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) })
            try await market.start()
            defer { Task { try? await market.stop() } }
            let folder = try ConfigurationFolder()
            try folder.write(market.configuration(prices: false))
            let terminals = [try TmuxTerminal(width: 160, height: 50), try TmuxTerminal(width: 160, height: 50)]
            for terminal in terminals {
                try await terminal.wait(for: "the shell") { $0.contains(TmuxTerminal.shellMarker) }
                try terminal.start("", environment: "\(environment) XDG_CONFIG_HOME=\(folder.path)")
            }
            for terminal in terminals {
                try await terminal.wait(for: "the first frame") { $0.contains("BALLAST") }
                try await imported(terminal)
                try await terminal.wait(for: "the yields") { screen in
                    screen.rows.contains { $0.contains("treasury") && $0.contains("good") }
                }
            }
            for terminal in terminals { try await leave(terminal) }
            #expect(home.storeNames.allSatisfy { !$0.contains("corrupt") })
            let frame = try home.run(["snapshot", "--format", "json", "--offline"]).output
            #expect(!frame.contains("\"asOf\": \"2026-08-20\""), "the newest yields must be stored")
        }
    }
}

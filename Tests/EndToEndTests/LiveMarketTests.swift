import Foundation
import LoopbackMarket
import Model
import Testing

extension EndToEndTests {
    @Suite("The live market in a terminal") struct LiveMarketTests {
        /// A loopback market of four funds and a symbol that is in no table.
        private func market() async throws -> LoopbackMarket {
            let symbols: [Symbol] = ["IWM", "SPY", "QQQ", "XBI", "ZZTOP"]
            let market = LoopbackMarket(
                LoopbackPrices(symbols), rate: 20,
                now: { Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) })
            try await market.start()
            return market
        }

        @Test("a symbol added at run time is requested and shown without a restart")
        func added() async throws {
            let market = try await market()
            defer { Task { try? await market.stop() } }
            let folder = try ConfigurationFolder()
            try folder.write("[watch-lists]\nmine = [\"IWM\", \"SPY\"]\n" + market.configuration())
            let terminal = try await TmuxTerminal.withDashboard("", environment: "XDG_CONFIG_HOME=\(folder.path)")
            try await terminal.wait(for: "the list, live") {
                $0.contains("Tickers: mine") && !$0.contains("bundled") && $0.contains("IWM")
            }
            try folder.write("[watch-lists]\nmine = [\"IWM\", \"ZZTOP\"]\n" + market.configuration())
            let shown = try await terminal.wait(for: "its price") { screen in
                // 50.80 to 55.79, by the rule of its prices.
                screen.rows.contains { $0.contains("ZZTOP") && $0.contains(#/ 5[0-5]\.\d\d /#) }
            }
            #expect(!shown.contains("SPY  "))
        }

        @Test("an unknown symbol is reported in its row and on the sources page")
        func unknown() async throws {
            let market = try await market()
            defer { Task { try? await market.stop() } }
            let folder = try ConfigurationFolder()
            try folder.write("[watch-lists]\nmine = [\"IWM\", \"TYPOX\"]\n" + market.configuration())
            let terminal = try await TmuxTerminal.withDashboard("", environment: "XDG_CONFIG_HOME=\(folder.path)")
            try await terminal.wait(for: "the row") { screen in
                screen.rows.contains { $0.contains("TYPOX") && $0.contains("unknown symbol") }
            }
            try terminal.press("i")
            try await terminal.wait(for: "its name") { $0.contains("unknown symbol: TYPOX") }
        }

        @Test("a symbol removed from the lists is no longer shown or requested, until it is added again")
        func removed() async throws {
            let market = try await market()
            defer { Task { try? await market.stop() } }
            let folder = try ConfigurationFolder()
            func choose(_ symbols: String) throws {
                let lists = "watch-list = \"\"\n[watch-lists]\nmine = [\(symbols)]\n"
                try folder.write(lists + market.configuration())
            }
            func shows(_ screen: Screenful) -> Bool {
                screen.rows.contains { $0.contains("ZZTOP") && $0.contains(#/ 5[0-5]\.\d\d /#) }
            }
            try choose(#""IWM", "ZZTOP""#)
            let environment = "XDG_CONFIG_HOME=\(folder.path)"
            let terminal = try await TmuxTerminal.withDashboard("", environment: environment)
            try terminal.press("2", "z")
            try await terminal.wait(for: "its price") { shows($0) && market.isSubscribed("ZZTOP") }
            try choose(#""IWM""#)
            try await terminal.wait(for: "the others alone") { screen in
                screen.contains("XBI") && !screen.contains("ZZTOP") && !market.isSubscribed("ZZTOP")
            }
            try choose(#""ZZTOP""#)
            try await terminal.wait(for: "its price again") { shows($0) && market.isSubscribed("ZZTOP") }
            try choose(#""IWM""#)
            try await terminal.wait(for: "the others alone again") { $0.contains("XBI") && !$0.contains("ZZTOP") }
            try terminal.press("q")
            try await terminal.wait(for: "the end") { $0.contains("status=0") }
            try terminal.start("", environment: environment)
            try await terminal.wait(for: "the first frame") { $0.contains("BALLAST") }
            try terminal.press("2", "z")
            try await terminal.wait(for: "the others after a start") {
                $0.contains("XLRE") && $0.contains("XLP") && !$0.contains("ZZTOP")
            }
        }

        @Test("offline nothing is requested, even when the configuration changes")
        func offline() async throws {
            let market = try await market()
            defer { Task { try? await market.stop() } }
            let folder = try ConfigurationFolder()
            try folder.write("[watch-lists]\nmine = [\"IWM\"]\n" + market.configuration())
            let terminal = try await TmuxTerminal.withDashboard(
                "--offline", environment: "XDG_CONFIG_HOME=\(folder.path)")
            try folder.write("[watch-lists]\nmine = [\"XBI\"]\n" + market.configuration())
            try await terminal.wait(for: "the change") { $0.contains("Configuration reloaded") }
            try terminal.press("i")
            try await terminal.wait(for: "the sources") { $0.contains("off because of --offline") }
            #expect(market.counts.requests == 0)
        }
    }
}

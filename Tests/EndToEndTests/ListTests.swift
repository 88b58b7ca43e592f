import Foundation
import LoopbackMarket
import Model
import TestSupport
import Testing

extension EndToEndTests {
    @Suite("Lists and alerts changed from inside") struct ListTests {
        let home: StoreCommandTests.HomeFolder
        let configuration: ConfigurationFolder

        init() throws {
            home = try StoreCommandTests.HomeFolder()
            configuration = try ConfigurationFolder()
        }

        private var environment: String {
            "XDG_DATA_HOME=\(home.url.path) XDG_CONFIG_HOME=\(configuration.path) XDG_STATE_HOME=\(configuration.path)"
        }

        private func text() -> String { (try? String(contentsOfFile: configuration.file, encoding: .utf8)) ?? "" }

        @Test("a symbol is added and its price seen with ten keys, and u takes it off again")
        func add() async throws {
            let file = try home.write("Date,Close\n2026-08-19,134.25\n2026-08-20,135.58\n", to: "NVDA.csv")
            #expect(try home.run(["import", file, "--symbol", "NVDA"]).status == 0)
            let terminal = try await TmuxTerminal.withDashboard(environment: environment)
            try terminal.write(":add NVDA")
            try await terminal.wait(for: "the offer") { $0.contains("add NVDA to mine (a new list): share, USD") }
            try terminal.press("Enter")
            try await terminal.wait(for: "its price") {
                $0.contains("NVDA: share, USD, 135.58") || $0.contains("135.58 on 20 August 2026")
            }
            #expect(text() == "[watch-lists]\nmine = [\"NVDA\"]\n")
            try terminal.press("u")
            try await terminal.wait(for: "what was undone") { $0.contains("undone: added NVDA to mine") }
            #expect(text() == "")
            try terminal.press("u")
            try await terminal.wait(for: "no more") { $0.contains("nothing to undo") }
        }

        @Test("an unknown symbol offline is added, and the dashboard says that nothing is known about it")
        func unknown() async throws {
            try configuration.write("# mine\r\n[watch-lists]\r\nmine = [\r\n  \"IWM\", # own\r\n]\r\n")
            let terminal = try await TmuxTerminal.withDashboard(environment: environment)
            try terminal.write(":add ZZTOP")
            try terminal.press("Enter")
            try await terminal.wait(for: "the notice") {
                $0.contains("nothing is known about it yet, and no source is in use")
            }
            #expect(text() == "# mine\r\n[watch-lists]\r\nmine = [\r\n  \"IWM\", # own\r\n  \"ZZTOP\",\r\n]\r\n")
            try configuration.write("themee = \"dark\"\n")
            try await terminal.wait(for: "the error") { $0.contains("themee") }
            try terminal.write(":add XBI")
            try terminal.press("Enter")
            try await terminal.wait(for: "the refusal") {
                $0.contains("not changed: config.toml:1: themee: no such key")
            }
            #expect(text() == "themee = \"dark\"\n")
        }

        @Test("an added symbol is asked for at once, and one that no source knows is told and harms nothing")
        func live() async throws {
            let market = LoopbackMarket(
                LoopbackPrices(["IWM", "SPY", "ZZTOP"]), rate: 20,
                now: { Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) })
            try await market.start()
            defer { Task { try? await market.stop() } }
            try configuration.write("[watch-lists]\nmine = [\"IWM\", \"SPY\"]\n" + market.configuration())
            let terminal = try await TmuxTerminal.withDashboard("", environment: environment)
            try await terminal.wait(for: "the list, live") { $0.contains("Tickers: mine") && !$0.contains("bundled") }
            try terminal.write(":add ZZTOP")
            try terminal.press("Enter")
            try await terminal.wait(for: "its price") { screen in
                screen.rows.contains { $0.contains(#/ZZTOP: .*USD, 5[0-5]\.\d\d on /#) }
            }
            try terminal.write(":add TYPOX")
            try terminal.press("Enter")
            try await terminal.wait(for: "the verdict") { $0.contains("TYPOX: no source knows it") }
            try await terminal.wait(for: "the others") { screen in
                screen.rows.contains { $0.contains("ZZTOP") && $0.contains(#/ 5[0-5]\.\d\d /#) }
            }
        }

        @Test("an alert on the figure under the cursor takes two keys, and its page removes it")
        func alert() async throws {
            let terminal = try await TmuxTerminal.withDashboard(environment: environment)
            try terminal.press("A")
            try await terminal.wait(for: "the condition") {
                $0.contains("alert when return(") && $0.contains("Enter adds it")
            }
            try terminal.press("Enter")
            try await terminal.wait(for: "what was done") { $0.contains("added the alert return(") }
            #expect(text().hasPrefix("[[alert]]\nid = \"return-"))
            try terminal.press("a")
            try await terminal.wait(for: "the reload") { $0.contains("Watched") && $0.contains("○ return(") }
            try terminal.press("G")
            try await terminal.wait(for: "the page") { $0.contains("Watched") && $0.contains("▌ ○ return(") }
            try terminal.press("x")
            try await terminal.wait(for: "its removal") { $0.contains("removed the alert return-") }
            #expect(text() == "")
        }

        @Test("an alert runs the user's command once, and is not told again at the next start")
        func command() async throws {
            let mark = home.url.path + "/fired up"
            try configuration.write(
                "notify = [\"touch\", \"\(home.url.path)/fired {words}\"]\n"
                    + "[[alert]]\nid = \"up\"\nwords = \"up\"\nwhen = \"last(IWM) > 1\"\n")
            let first = try await TmuxTerminal.withDashboard(environment: environment)
            try await first.poll("the command") { FileManager.default.fileExists(atPath: mark) }
            try first.press("q")
            try await first.expectSane(status: 0)
            try FileManager.default.removeItem(atPath: mark)
            let second = try await TmuxTerminal.withDashboard(environment: environment)
            try second.press("a")
            try await second.wait(for: "the alert that has fired") { screen in
                screen.rows.contains { $0.contains(/\d{4}-\d\d-\d\d \d\d:\d\d  up  last\(IWM\) > 1/) }
            }
            #expect(!FileManager.default.fileExists(atPath: mark))
        }

        @Test("a running dashboard follows what a shell adds and removes")
        func shell() async throws {
            let terminal = try await TmuxTerminal.withDashboard(environment: environment)
            let variables = ["XDG_CONFIG_HOME": configuration.path, "XDG_DATA_HOME": home.url.path]
            let added = try Program.run(["add", "xbi", "CRSP", "--list", "tech"], environment: variables)
            #expect(added.status == 0 && added.output.contains("added XBI, CRSP to tech in"))
            #expect(added.output.contains("CRSP: nothing is known about it yet"))
            try await terminal.wait(for: "the list") { $0.contains("Tickers: tech") && $0.contains("CRSP") }
            let json = try Program.run(["list", "--format", "json"], environment: variables)
            #expect(json.output.contains("\"tech\"") && json.output.contains("\"own\": true"))
            #expect(try Program.run(["list", "tech"], environment: variables).output == "XBI\nCRSP\n")
            #expect(try Program.run(["remove", "CRSP"], environment: variables).status == 0)
            try await terminal.wait(for: "its removal") { !$0.contains("CRSP") }
            let absent = try Program.run(["remove", "CRSP"], environment: variables)
            #expect(absent.status == 1 && absent.errorOutput.contains("none of your lists has CRSP"))
            #expect(try Program.run(["add", "not a symbol"], environment: variables).status == 2)
            #expect(try Program.run(["add"], environment: variables).status == 2)
        }
    }
}

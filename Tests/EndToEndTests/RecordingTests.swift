import Foundation
import LoopbackMarket
import Model
import TestSupport
import Testing

extension EndToEndTests {
    @Suite("A recording in a terminal") struct RecordingTests {
        private let folder: TemporaryFolder
        private var path: String { folder.path + "/recording" }

        init() throws { folder = try TemporaryFolder() }

        /// The prices of the watch list as shown, such as `IWM 51.23`, sorted by symbol. The order of the rows and the
        /// `↕` next to a symbol depend on the cursor, not on the recording.
        private func prices(_ screen: Screenful) -> [String] {
            screen.rows.compactMap { row in
                row.firstMatch(of: #/(ZZIWM|ZZSPY|ZZTOP)↕? .*? ([0-9]+\.[0-9]{2}) /#).map { "\($0.1) \($0.2)" }
            }
            .sorted()
        }

        @Test("a recording plays back to the same prices, even after a crash")
        func live() async throws {
            let market = LoopbackMarket(
                LoopbackPrices(["ZZIWM", "ZZSPY", "ZZTOP"]), rate: 20,
                now: { Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) })
            try await market.start()
            let folder = try ConfigurationFolder()
            try folder.write("[watch-lists]\nmine = [\"ZZIWM\", \"ZZSPY\", \"ZZTOP\"]\n" + market.configuration())
            let environment = "XDG_CONFIG_HOME=\(folder.path)"
            let terminal = try await TmuxTerminal.withDashboard("--record \(path)", environment: environment)
            try terminal.press("2", "z")
            try await terminal.wait(for: "live prices") {
                $0.panels == [2] && prices($0).count == 3 && !$0.contains("bundled")
            }
            try await market.stop()
            let last = try await stablePrices(terminal)
            try terminal.signal(SIGKILL)
            try await terminal.wait(for: "the shell") { $0.contains("status=137") }
            // A terminal that was not restored does not accept a carriage return.
            try terminal.write("stty sane; clear; echo is-$((0))-sane")
            try terminal.press("C-j")
            try await terminal.wait(for: "a sane terminal") { $0.contains("is-0-sane") }

            try terminal.start("replay \(path) --speed 1000", environment: environment)
            try await terminal.wait(for: "the recording") { $0.contains("replay paused 1000×") }
            try terminal.press("2", "z")
            let played = try await terminal.wait(for: "the prices") { $0.panels == [2] && prices($0).count == 3 }
            #expect(prices(played) == last)
            try terminal.press("i")
            try await terminal.wait(for: "that it was cut off") { $0.contains("truncated") }
        }

        @Test("a complete recording plays back to the recorded frame")
        func offline() async throws {
            let terminal = try await TmuxTerminal.withDashboard("--offline --record \(path)")
            let first = try await terminal.wait(for: "all tables") { $0.contains("5 of 9 met") }
            try terminal.press("q")
            try await terminal.wait(for: "the shell") { $0.isAtPrompt && $0.status == 0 }
            try terminal.type("clear")
            try terminal.start("replay \(path) --speed 10")
            let played = try await terminal.wait(for: "the recording") {
                $0.contains("replay paused 10×") && $0.contains("5 of 9 met")
            }
            #expect(
                played.rows.dropFirst().dropLast(3).filter { $0.contains("▌") }
                    == first.rows.filter { $0.contains("▌") })
            try terminal.press("i")
            let page = try await terminal.wait(for: "the sources") { $0.contains("bundled") && $0.contains("good") }
            #expect(!page.contains("truncated"))
        }

        /// The prices once they have been stable for longer than it takes to write them.
        private func stablePrices(_ terminal: TmuxTerminal) async throws -> [String] {
            var last: [String] = [], since = ContinuousClock.now
            try await terminal.poll("prices that stand still") {
                let now = prices(try terminal.screen())
                if now != last { (last, since) = (now, .now) }
                return since.duration(to: .now) > .seconds(2)
            }
            return last
        }

        @Test("a file that is not a recording, an existing file and conflicting options are reported")
        func wrong() async throws {
            #expect(try Program.run(["replay", "x", "--minutes"]).status == 2)
            #expect(try Program.run(["--record", path]).errorOutput.contains("--record needs a terminal"))
            let terminal = try TmuxTerminal()
            try terminal.start("replay /etc/passwd")
            try await terminal.wait(for: "the reason") {
                $0.contains("/etc/passwd is not a recording") && $0.status == 1
            }
            try terminal.type("clear")
            try terminal.start("--offline --record /etc/passwd")
            try await terminal.wait(for: "the reason") { $0.contains("already exists") && $0.status == 1 }
        }

        @Test("a full disk ends only the recording, and is reported")
        func full() async throws {
            guard FileManager.default.isWritableFile(atPath: "/dev/full") else { return }
            let terminal = try await TmuxTerminal.withDashboard("--offline --record /dev/full")
            try await terminal.wait(for: "the failure in the header") { $0.contains("recording failed") }
            try terminal.press("i")
            try await terminal.wait(for: "its reason") { $0.contains("No space left on device") }
            try terminal.press("q", "q")
            try await terminal.wait(for: "the message at the end") {
                $0.isAtPrompt && $0.contains("the recording ended: No space left on device") && $0.status == 0
            }
        }
    }
}

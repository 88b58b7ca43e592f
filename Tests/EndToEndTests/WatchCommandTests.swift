import Foundation
import LoopbackMarket
import Model
import TestSupport
import Testing

extension ServiceTests {
    @Suite("ballast watch") struct WatchCommandTests {
        private func objects(_ output: String) throws -> [[String: Any]] {
            try output.split(separator: "\n").map { line in
                try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            }
        }

        @Test("once and offline, it prints the figures of snapshot on one line")
        func once() throws {
            let outcome = try Program.run(["watch", "--once", "--offline", "--data", "Data"])
            #expect(outcome.status == 0)
            let lines = try objects(outcome.output)
            #expect(lines.count == 1)
            #expect(lines[0]["version"] as? Int == 1 && lines[0]["type"] as? String == "figures")
            #expect((lines[0]["received"] as? String)?.hasSuffix("Z") == true)
            let snapshot = try Program.run(["snapshot", "--format", "json", "--data", "Data"])
            let whole = try #require(try objects(snapshot.output.replacing("\n", with: "")).first)
            #expect(NSDictionary(dictionary: whole).isEqual(lines[0]["figures"]))
        }

        @Test("panels and symbols choose the part that is told")
        func part() throws {
            let outcome = try Program.run(
                ["watch", "--once", "--offline", "--symbols", "iwm,SPY", "--panels", "tickers,yields"])
            let figures = try #require(try objects(outcome.output).first?["figures"] as? [String: Any])
            let instruments = try #require(figures["instruments"] as? [[String: Any]])
            #expect(Set(instruments.compactMap { $0["symbol"] as? String }) == ["IWM", "SPY"])
            #expect(figures["yields"] != nil && figures["deals"] == nil && figures["thesis"] == nil)
            let unknown = try Program.run(["watch", "--once", "--offline", "--symbols", "IWN"])
            #expect(unknown.status == 1 && unknown.errorOutput.contains("did you mean 'IWM'"))
        }

        @Test("history is played to its end, each change once and in order")
        func replay() throws {
            let outcome = try Program.run([
                "watch", "--from", "2024-05-14", "--to", "2024-05-16", "--speed", "20", "--every", "100ms",
                "--panels", "yields,thesis", "--data", "Data",
            ])
            #expect(outcome.status == 0)
            let lines = try objects(outcome.output)
            #expect(lines.compactMap { $0["sequence"] as? Int } == Array(0..<lines.count))
            let path = Repository.root + "/Documentation/schemas/watch.schema.json"
            let schema = try JSONSchema(JSON(parsing: try String(contentsOfFile: path, encoding: .utf8)))
            for line in outcome.output.split(separator: "\n") {
                #expect(schema.review(try JSON(parsing: String(line))).errors == [])
            }
            #expect(lines.last { $0["section"] as? String == "asOf" }?["value"] as? String == "2024-05-16")
            let falling = lines.last { ($0["key"] as? [String: String])?["id"] == "yield-falling" }
            let snapshot = try Program.run(
                ["snapshot", "--format", "json", "--as-of", "2024-05-16", "--data", "Data"])
            let whole = try #require(try objects(snapshot.output.replacing("\n", with: "")).first)
            let thesis = try #require(whole["thesis"] as? [String: Any])
            let same = (thesis["conditions"] as? [[String: Any]])?.first { $0["id"] as? String == "yield-falling" }
            let told = try #require(falling?["value"] as? [String: Any])
            func text(_ object: [String: Any]) throws -> Data {
                try JSONSerialization.data(withJSONObject: object, options: .sortedKeys)
            }
            #expect(try text(told) == text(#require(same)))
            let tenYears = lines.last { ($0["key"] as? [String: String])?["tenor"] == "10Y" }
            #expect((tenYears?["value"] as? [String: Any])?["percent"] as? Double == 4.38)
        }

        @Test("a reader that leaves ends it, also while nothing changes")
        func closedPipe() throws {
            let outcome = try Program.shell(
                "cd \"$HOME\"; { $B watch --offline --symbols IWM; echo $? >status; } | head -n 1 >line; sleep 0.2; cat status",
                environment: ["BALLAST_DATA": Program.packageFolder.appending(path: "Data").path])
            #expect(outcome.output == "141\n")
        }

        @Test("a live market is told as it changes, no more often than is asked for")
        func live() async throws {
            // Symbols without bundled sessions, which such prices would contradict.
            let market = LoopbackMarket(
                LoopbackPrices(["ZZTOP", "ZZSPY"]), rate: 200,
                now: { Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) })
            try await market.start()
            defer { Task { try? await market.stop() } }
            let folder = try ConfigurationFolder()
            try folder.write("[watch-lists]\nmine = [\"ZZTOP\", \"ZZSPY\"]\n" + market.configuration())
            let environment = ["XDG_CONFIG_HOME": folder.path, "XDG_DATA_HOME": folder.path + "/data"]
            let outcome = try Program.shell(
                """
                $B watch --symbols ZZTOP --every 200ms | grep -m 12 '"section":"instruments"'
                """, environment: environment)
            let prices = try objects(outcome.output).filter { $0["section"] as? String == "instruments" }
            #expect(prices.count > 1)
            #expect(Set(prices.compactMap { ($0["key"] as? [String: String])?["symbol"] }) == ["ZZTOP"])
            // 200 prices a second are told five times a second; a busy machine may write the first of them late.
            let times = try prices.map { line in
                try Date(
                    try #require(line["received"] as? String),
                    strategy: .iso8601.year().month().day().time(includingFractionalSeconds: true))
            }
            let seconds = try #require(times.last).timeIntervalSince(try #require(times.first))
            #expect(seconds > 0.05 * Double(prices.count - 1), "\(seconds) s for \(prices.count)")
            let once = try Program.run(["watch", "--once", "--symbols", "ZZTOP"], environment: environment)
            #expect(once.status == 0)
            #expect(try objects(once.output).count == 1)
        }
    }
}

import Foundation
import Testing

extension EndToEndTests {
    @Suite("Importing files and undoing it") struct ImportCommandTests {
        let home: StoreCommandTests.HomeFolder

        init() throws { home = try StoreCommandTests.HomeFolder() }

        private func bars(_ symbol: String) throws -> [String] {
            try home.run(["export", "--what", "bars", "--select", symbol]).output.split(separator: "\n").map(
                String.init)
        }

        /// Writes the last closes of an instrument, each times a factor by its index, to a file.
        private func file(_ symbol: String, _ name: String, _ factor: (Int) -> Double) throws -> String {
            let rows = try bars(symbol).suffix(60).enumerated().map { index, row in
                let fields = row.split(separator: ",", omittingEmptySubsequences: false)
                return "\(fields[1]),\((Double(fields[6]) ?? 0) * factor(index))\n"
            }
            return try home.write("Date,Close\n" + rows.joined(), to: name)
        }

        @Test("each file is tried, the invalid ones are named, and the last line counts both")
        func batch() throws {
            let wrong = try file("SPY", "SPY.csv") { 1 + Double($0) / 10 }
            let good = try file("IWM", "IWM.csv") { _ in 1 }
            let own = try home.write("Date,Close\n2025-09-24,10\n", to: "AVUV.csv")
            let outcome = try home.run(["import", wrong, own, home.url.path + "/none.csv", good])
            #expect(outcome.status == 1)
            #expect(outcome.output.hasSuffix("1 imported, 3 refused\n"))
            #expect(
                outcome.errorOutput.contains("SPY.csv: the prices of SPY") && outcome.errorOutput.contains("none.csv"))
            #expect(try home.run(["import", wrong, good]).output.hasSuffix("1 imported, 1 refused\n"))
        }

        @Test("a file that no single factor explains is refused with its worst days, and nothing changes")
        func otherScale() throws {
            let before = try bars("SPY")
            let path = try file("SPY", "SPY.csv") { $0 < 5 ? 10.75 : 10.75 + Double($0 - 5) * 0.06 }
            let outcome = try home.run(["import", path])
            #expect(outcome.status == 1 && outcome.output.isEmpty)
            #expect(outcome.errorOutput.contains("2026-08-20: stored 760.711, file"))
            #expect(try bars("SPY") == before)
        }

        @Test("a symbol that is only on a watch list is imported")
        func watchList() throws {
            let config = try home.write("[watch-lists]\nx = [\"ZZZQ\"]\n", to: "config.toml")
            let path = try home.write("Date,Close\n2025-10-01,10\n2025-10-02,11\n", to: "ZZZQ.csv")
            #expect(try home.run(["import", path, "--config", config]).status == 0)
            #expect(
                try bars("ZZZQ") == [
                    "symbol,date,open,high,low,close,adjusted_close,volume", "ZZZQ,2025-10-01,,,,10,,",
                    "ZZZQ,2025-10-02,,,,11,,",
                ])
        }

        @Test("a dry run reports what would change, and changes nothing")
        func dryRun() throws {
            let path = try home.write("Date,Close\n2025-09-24,10\n", to: "AVUV.csv")
            let outcome = try home.run(["import", path, "--symbol", "AVUV", "--dry-run"])
            #expect(outcome.status == 0)
            #expect(outcome.output.contains("would change") && outcome.output.contains("AVUV: 1 new"))
            #expect(home.storeNames.isEmpty)
            let before = try bars("SPY")
            let half = try file("SPY", "SPY.csv") { _ in 0.5 }
            #expect(
                try home.run(["import", half, "--dry-run"]).output.contains("SPY: 0 new, 8447 changed, 0 same") == true)
            #expect(try bars("SPY") == before)
            #expect(try home.run(["import", "--undo"]).status == 1)
        }

        @Test("undo reverts the last import with the instrument that it added, and then the one before")
        func undo() throws {
            let before = try bars("SPY")
            let half = try file("SPY", "SPY.csv") { _ in 0.5 }
            #expect(try home.run(["import", half]).status == 0)
            let middle = try bars("SPY")
            #expect(middle != before)
            let own = try home.write("Date,Close\n2025-09-24,10\n", to: "AVUV.csv")
            #expect(try home.run(["import", own, "--symbol", "AVUV"]).status == 0)
            let undone = try home.run(["import", "--undo"])
            #expect(
                undone.status == 0 && undone.output.contains("AVUV.csv")
                    && undone.output.contains("1 session restored"))
            #expect(try home.run(["export", "--what", "bars", "--select", "AVUV"]).status == 1)
            #expect(try bars("SPY") == middle)
            #expect(try home.run(["import", "--undo"]).status == 0)
            #expect(try bars("SPY") == before)
            #expect(try home.run(["import", "--undo"]).errorOutput.contains("no import to undo"))
        }

        @Test("an exported folder shows the same figures as its store, and imports as the same store")
        func folder() throws {
            let own = try home.write("Date,Close\n2025-09-23,100\n2025-09-24,101\n", to: "ZZZ.csv")
            #expect(try home.run(["import", own, "--symbol", "ZZZ"]).status == 0)
            let exported = home.url.appending(path: "folder").path
            #expect(try home.run(["export", "--out", exported]).status == 0)
            for day in ["2008-10-10", "2024-05-16", "2025-09-24"] {
                let snapshot = [
                    "snapshot", "--as-of", day, "--format", "json", "--all", "--thesis", "Data/thesis.toml",
                ]
                let stored = try home.run(snapshot), opened = try home.run(snapshot + ["--data", exported])
                #expect(try figures(stored.output) == figures(opened.output))
            }
            let other = try StoreCommandTests.HomeFolder()
            let outcome = try other.run(["import", exported])
            #expect(outcome.status == 0 && outcome.output.hasSuffix(" imported, 0 refused\n"))
            let again = other.url.appending(path: "folder").path
            #expect(try other.run(["export", "--out", again]).status == 0)
            #expect(try contents(of: exported) == contents(of: again))
        }

        @Test(
            "an empty output path and undo with a file are wrong usage",
            arguments: [[], ["--what", "deals"], ["--format", "json"]])
        func emptyName(options: [String]) throws {
            #expect(try home.run(["export", "--out", ""] + options).status == 2)
            #expect(try home.run(["import", "--undo", "file.csv"]).status == 2)
        }

        /// The content of a snapshot without its sources.
        private func figures(_ text: String) throws -> NSDictionary {
            var object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
            object["sources"] = nil
            return object as NSDictionary
        }

        private func contents(of folder: String) throws -> [String: String] {
            var contents: [String: String] = [:]
            for name in try FileManager.default.subpathsOfDirectory(atPath: folder) where name.hasSuffix(".csv") {
                contents[name] = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
            }
            return contents
        }
    }
}

import Foundation
import Model
import TestSupport
import Testing

extension EndToEndTests {
    @Suite("Export and import") struct StoreCommandTests {
        /// A folder for the user's data, deleted with this object.
        final class HomeFolder {
            private let folder: TemporaryFolder
            var url: URL { folder.url }

            init() throws { folder = try TemporaryFolder() }

            func run(_ arguments: [String]) throws -> Child.Outcome {
                try Program.run(arguments, environment: ["XDG_DATA_HOME": url.path])
            }

            func write(_ text: String, to name: String) throws -> String {
                try folder.write(text, to: name)
                return url.appending(path: name).path
            }

            /// The size in bytes of one of the store's files, or nil if it does not exist.
            func size(of name: String) -> Int? {
                let path = url.appending(path: "ballast/\(name)").path
                return try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
            }

            var storeNames: [String] {
                ((try? FileManager.default.contentsOfDirectory(atPath: url.appending(path: "ballast").path)) ?? [])
                    .sorted()
            }
        }

        let home: HomeFolder

        init() throws { home = try HomeFolder() }

        private func lines(_ outcome: Child.Outcome) -> [String] {
            outcome.output.split(separator: "\n").map(String.init)
        }

        @Test("an export is a data folder that shows the same frame")
        func roundTrip() throws {
            let folder = home.url.appending(path: "export").path
            #expect(try home.run(["export", "--out", folder]).status == 0)
            let thesis = ["--thesis", "Data/thesis.toml", "--as-of", "2024-05-16"]
            let exported = try home.run(["snapshot", "--data", folder] + thesis)
            let shipped = try home.run(["snapshot", "--data", "Data"] + thesis)
            #expect(exported.status == 0)
            #expect(exported.output == shipped.output)
        }

        @Test("with a store, commands read the full stored history")
        func fullHistory() throws {
            #expect(try home.run(["export", "--what", "policy"]).status == 0)
            let size = try #require(home.size(of: "market.sqlite"))
            #expect(size > 1_000_000)
            for command in [["snapshot", "--as-of", "2015-01-05"], ["backtest", "--to", "2000-12-29"]] {
                let stored = try home.run(command)
                #expect(stored.status == 0)
                #expect(stored.output == (try Program.run(command + ["--data", "Data"])).output)
            }
        }

        @Test("a single table is printed to standard output, and JSON has all requested tables")
        func standardOutput() throws {
            let rows = lines(try home.run(["export", "--what", "bars", "--select", "spy,IWM"]))
            #expect(rows.first == "symbol,date,open,high,low,close,adjusted_close,volume")
            #expect(Set(rows.dropFirst().map { $0.prefix(4) }) == ["IWM,", "SPY,"])
            let outcome = try home.run(["export", "--what", "deals,policy", "--format", "json"])
            let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: [[String: Any]]]
            #expect(object?.keys.sorted() == ["deals", "policy"])
            #expect(object?["deals"]?.count == 113)
            #expect(object?["policy"]?.first?["rate"] as? Double == 4.07)
        }

        @Test("an unknown name is reported, and is a failure if there is no other")
        func unknownNames() throws {
            let none = try home.run(["export", "--what", "bars", "--select", "NOPE"])
            #expect(
                none.status == 1 && none.output.isEmpty && none.errorOutput.contains("no instrument or fund NOPE"))
            let file = home.url.appending(path: "all.json").path
            let some = try home.run(["export", "--what", "policy,deals", "--select", "NOPE,IWM", "--out", file])
            #expect(some.status == 0 && some.errorOutput.contains("NOPE") && !some.errorOutput.contains("IWM"))
            let text = try String(contentsOfFile: file, encoding: .utf8)
            #expect(text.hasPrefix("{") && text.contains("\"policy\""))
        }

        @Test(
            "contradictory arguments are wrong usage",
            arguments: [["export", "--what", "yields,policy"], ["export", "--what", "nothing"], ["import"]])
        func wrongUsage(arguments: [String]) throws {
            let outcome = try home.run(arguments)
            #expect(outcome.status == 2)
            #expect(outcome.output.isEmpty)
        }

        @Test("prices from a file are in the store and on the screen")
        func importPrices() throws {
            let file = try home.write(
                "Date,Open,High,Low,Close,Volume\n2025-09-24,9,11,8,10,100\n2025-09-25,10,12,9,11,200\n", to: "AVUV.csv"
            )
            let outcome = try home.run(["import", file, "--symbol", "AVUV"])
            #expect(outcome.status == 0)
            #expect(outcome.output.contains("2 sessions of AVUV"))
            #expect(
                lines(try home.run(["export", "--what", "bars", "--select", "AVUV"])).dropFirst()
                    == ["AVUV,2025-09-24,9,11,8,10,,100", "AVUV,2025-09-25,10,12,9,11,,200"])
            #expect(try home.run(["snapshot", "--size", "200x60"]).output.contains("AVUV"))
        }

        @Test("a file that cannot be read as a table is reported by name, and none of it is stored")
        func badFile() throws {
            let file = try home.write("this,is,no\ntable,of,ours\n", to: "notes.csv")
            let outcome = try home.run(["import", file])
            #expect(outcome.status == 1)
            #expect(outcome.errorOutput.contains("notes.csv"))
            #expect(try home.run(["import", "/no/such/file.csv"]).status == 1)
        }

        @Test("a bad row is reported with file, line and column, and the others are imported")
        func badRow() throws {
            let file = try home.write(
                "Date,Open,High,Low,Close,Volume\n2025-09-24,9,11,8,10,100\n2025-09-25,10,12,9,eleven,200\n",
                to: "AVUV.csv")
            let outcome = try home.run(["import", file, "--symbol", "AVUV"])
            #expect(outcome.status == 0)
            #expect(
                outcome.errorOutput.contains("AVUV.csv, line 3, column 5 (Close): expected a price, found “eleven”"))
            #expect(
                lines(try home.run(["export", "--what", "bars", "--select", "AVUV"])).dropFirst()
                    == ["AVUV,2025-09-24,9,11,8,10,,100", "AVUV,2025-09-25,,,,,,"])
        }

        @Test("a file of a few days is merged into the history, and one that contradicts it is refused")
        func partialFile() throws {
            let export = ["export", "--what", "bars", "--select", "IWM"]
            let before = lines(try home.run(export))
            try #require(before.count > 1000)
            let rows = before.suffix(400).map { $0.split(separator: ",", omittingEmptySubsequences: false) }
            let few = stride(from: 0, to: 400, by: 40).map { "\(rows[$0][1]),\(rows[$0][6])\n" }
            let file = try home.write("Date,Close\n" + few.joined() + "2026-11-03,250.5\n", to: "IWM.csv")
            #expect(try home.run(["import", file]).status == 0)
            let after = lines(try home.run(export))
            #expect(after.filter { !$0.hasPrefix("IWM,2026-11-03") } == before)
            #expect(after.contains("IWM,2026-11-03,,,,,250.5,"))
            let wrong = few.indices.map { "\(rows[$0 * 40][1]),\($0 % 2 == 0 ? 3 : 9000)\n" }
            let other = try home.write("Date,Close\n" + wrong.joined(), to: "IWM-other.csv")
            let outcome = try home.run(["import", other, "--symbol", "IWM"])
            #expect(outcome.status == 1)
            #expect(outcome.errorOutput.contains("IWM-other.csv: the prices of IWM from"))
            #expect(lines(try home.run(export)) == after)
        }

        @Test(
            "an unreadable store is reported on standard error and among the sources; the tables are shown",
            arguments: [
                ["snapshot", "--format", "json"], ["recap", "--format", "json"], ["backtest", "--to", "2000-12-29"],
            ])
        func unreadable(command: [String]) throws {
            #expect(try home.run(["export", "--what", "statements"]).status == 0)
            _ = try home.write(String(repeating: "no database ", count: 500), to: "ballast/market.sqlite")
            let outcome = try home.run(command + ["--offline"])
            #expect(
                outcome.status == 0 && outcome.errorOutput.contains("store: ")
                    && outcome.errorOutput.contains("damaged"))
            #expect(!outcome.output.isEmpty && !home.storeNames.contains { $0.contains("corrupt") })
            if command[0] == "snapshot" {
                #expect(outcome.output.contains("\"name\": \"store\"") && outcome.output.contains("\"failed\""))
            }
            let doctor = try home.run(["doctor", "--offline"])
            #expect(doctor.status == 1 && doctor.output.contains("no database header"))
        }

        @Test("a past date shows the same as the tables, even if the store's newest sessions are long after it")
        func pastBeforeTails() throws {
            let days = (0..<420).map { Day(number: 20_360 + Int32($0)) }.filter { !$0.isWeekend }
            let rows = days.map { "\($0),250.5\n" }.joined()
            let file = try home.write("Date,Close\n" + rows, to: "IWM.csv")
            _ = try home.run(["import", file])
            let command = ["snapshot", "--as-of", "2015-01-05", "--panel", "tickers"]
            #expect(try home.run(command).output == (try Program.run(command + ["--data", "Data"])).output)
        }

        @Test("a damaged store is set aside, reported, and replaced by a new one")
        func damage() throws {
            #expect(try home.run(["export", "--what", "statements"]).status == 0)
            _ = try home.write(String(repeating: "no database ", count: 500), to: "ballast/market.sqlite")
            let outcome = try home.run(["export", "--what", "statements"])
            #expect(outcome.status == 0)
            #expect(outcome.errorOutput.contains("set aside"))
            #expect(lines(outcome).count == 5)
            #expect(home.storeNames.contains { $0.hasPrefix("market.sqlite.corrupt-") })
        }

        @Test("killed at any time, the store has every session reported as imported, and opens again")
        func killed() throws {
            let symbols = (1...40).map { "K\($0)" }
            let catalogue = try home.write(
                "symbol,name,kind,group,benchmark,basis,sector\n"
                    + symbols.map { "\($0),\($0),share,killed,,price,\n" }.joined(), to: "catalogue.csv")
            let files = try symbols.map { symbol in
                try home.write("Date,Close\n2025-09-24,1.25\n2025-09-25,1.5\n", to: "\(symbol).csv")
            }
            var reported: Set<Substring> = []
            for round in 0..<8 {
                let outcome = try home.runAndKill(["import", catalogue] + files, afterLines: round * round / 2)
                #expect([0, 137].contains(outcome.status))
                for line in outcome.output.split(separator: "\n") {
                    reported.formUnion(line.split { " ,:/.".contains($0) }.filter { symbols.contains(String($0)) })
                }
                let stored = try home.run(["export", "--what", "bars", "--select", symbols.joined(separator: ",")])
                #expect(stored.status == 0 || reported.isEmpty)
                let rows = Set(lines(stored))
                for symbol in reported {
                    #expect(
                        rows.contains("\(symbol),2025-09-24,,,,1.25,,")
                            && rows.contains("\(symbol),2025-09-25,,,,1.5,,"))
                }
            }
            #expect(reported.count > 10)
            #expect(!home.storeNames.contains { $0.contains("corrupt") })
        }
    }
}

extension EndToEndTests.StoreCommandTests.HomeFolder {
    /// Runs the program, and kills it as soon as it has written the given number of lines.
    fileprivate func runAndKill(_ arguments: [String], afterLines count: Int) throws -> Child.Outcome {
        let scratch = url.appending(path: "scratch-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        let script = """
            : > lines; "$@" >> lines & child=$!; tries=0
            while [ $tries -lt 5000 ] && [ "$(wc -l < lines)" -lt \(count) ]; do tries=$((tries + 1)); done
            kill -9 $child 2>/dev/null; wait $child; status=$?; cat lines; exit $status
            """
        let environment = Program.plainEnvironment(home: scratch).merging([
            "XDG_DATA_HOME": url.path, "BALLAST_DATA": Program.packageFolder.appending(path: "Data").path,
        ]) { $1 }
        let child = Child(
            tool: "/bin/sh", arguments: ["-c", script, "sh", Program.binary.path] + arguments,
            environment: environment, folder: scratch)
        return try child.run(scratch: scratch)
    }
}

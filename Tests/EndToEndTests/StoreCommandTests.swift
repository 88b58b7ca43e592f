import Foundation
import Model
import Testing

extension EndToEndTests {
    @Suite("Export and import") struct StoreCommandTests {
        /// A folder of the user's data, gone with the test.
        final class Home {
            let url = FileManager.default.temporaryDirectory.appending(path: "ballast-home-\(UUID().uuidString)")

            init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

            deinit { try? FileManager.default.removeItem(at: url) }

            func run(_ arguments: [String]) throws -> Child.Outcome {
                try Program.run(arguments, environment: ["XDG_DATA_HOME": url.path])
            }

            func write(_ text: String, to name: String) throws -> String {
                let file = url.appending(path: name)
                try Data(text.utf8).write(to: file)
                return file.path
            }

            /// The bytes of one of the store's files; nil where it is not there.
            func size(of name: String) -> Int? {
                let path = url.appending(path: "ballast/\(name)").path
                return try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
            }

            var storeNames: [String] {
                ((try? FileManager.default.contentsOfDirectory(atPath: url.appending(path: "ballast").path)) ?? [])
                    .sorted()
            }
        }

        let home: Home

        init() throws { home = try Home() }

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

        @Test("with a store, history reaches as far back as it is kept")
        func wholeHistory() throws {
            #expect(try home.run(["export", "--what", "policy"]).status == 0)
            let size = try #require(home.size(of: "market.sqlite"))
            #expect(size > 1_000_000)
            for command in [["snapshot", "--as-of", "2015-01-05"], ["backtest", "--to", "2000-12-29"]] {
                let kept = try home.run(command)
                #expect(kept.status == 0)
                #expect(kept.output == (try Program.run(command + ["--data", "Data"])).output)
            }
        }

        @Test("one table goes to standard output, and JSON has all that are asked for")
        func standardOutput() throws {
            let rows = lines(try home.run(["export", "--what", "bars", "--select", "spy,IWM"]))
            #expect(rows.first == "symbol,date,open,high,low,close,volume")
            #expect(Set(rows.dropFirst().map { $0.prefix(4) }) == ["IWM,", "SPY,"])
            let outcome = try home.run(["export", "--what", "deals,policy", "--format", "json"])
            let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: [[String: Any]]]
            #expect(object?.keys.sorted() == ["deals", "policy"])
            #expect(object?["deals"]?.count == 38)
            #expect(object?["policy"]?.first?["rate"] as? Double == 3.99)
        }

        @Test("a name that is not there is told, and is a failure where no other is")
        func strangers() throws {
            let none = try home.run(["export", "--what", "bars", "--select", "NOPE"])
            #expect(none.status == 1 && none.output.isEmpty && none.words.contains("no instrument and no fund NOPE"))
            let file = home.url.appending(path: "all.json").path
            let some = try home.run(["export", "--what", "policy,deals", "--select", "NOPE,IWM", "--out", file])
            #expect(some.status == 0 && some.words.contains("NOPE") && !some.words.contains("IWM"))
            let text = try String(contentsOfFile: file, encoding: .utf8)
            #expect(text.hasPrefix("{") && text.contains("\"policy\""))
        }

        @Test(
            "what makes no sense is wrong usage",
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
                    == ["AVUV,2025-09-24,9,11,8,10,100", "AVUV,2025-09-25,10,12,9,11,200"])
            #expect(try home.run(["snapshot", "--size", "200x60"]).output.contains("AVUV"))
        }

        @Test("a file that is none is told with its name, and nothing is kept of it")
        func badFile() throws {
            let file = try home.write("this,is,no\ntable,of,ours\n", to: "notes.csv")
            let outcome = try home.run(["import", file])
            #expect(outcome.status == 1)
            #expect(outcome.words.contains("notes.csv"))
            #expect(try home.run(["import", "/no/such/file.csv"]).status == 1)
        }

        @Test("a bad row is told with file, line and column, and the others are taken")
        func badRow() throws {
            let file = try home.write(
                "Date,Open,High,Low,Close,Volume\n2025-09-24,9,11,8,10,100\n2025-09-25,10,12,9,eleven,200\n",
                to: "AVUV.csv")
            let outcome = try home.run(["import", file, "--symbol", "AVUV"])
            #expect(outcome.status == 0)
            #expect(outcome.words.contains("AVUV.csv, line 3, column 5 (Close): expected a price, found “eleven”"))
            #expect(
                lines(try home.run(["export", "--what", "bars", "--select", "AVUV"])).dropFirst()
                    == ["AVUV,2025-09-24,9,11,8,10,100", "AVUV,2025-09-25,,,,,"])
        }

        @Test("a file of a few days is joined with the history, and one that contradicts it is refused")
        func partialFile() throws {
            let export = ["export", "--what", "bars", "--select", "IWM"]
            let before = lines(try home.run(export))
            try #require(before.count > 1000)
            let known = before.suffix(400).map { $0.split(separator: ",", omittingEmptySubsequences: false) }
            let few = stride(from: 0, to: 400, by: 40).map { "\(known[$0][1]),\(known[$0][5])\n" }
            let file = try home.write("Date,Close\n" + few.joined() + "2025-11-03,250.5\n", to: "IWM.csv")
            #expect(try home.run(["import", file]).status == 0)
            let after = lines(try home.run(export))
            #expect(after.filter { !$0.hasPrefix("IWM,2025-11-03") } == before)
            #expect(after.contains("IWM,2025-11-03,,,,250.5,"))
            let wrong = few.indices.map { "\(known[$0 * 40][1]),\($0 % 2 == 0 ? 3 : 9000)\n" }
            let other = try home.write("Date,Close\n" + wrong.joined(), to: "IWM-other.csv")
            let outcome = try home.run(["import", other, "--symbol", "IWM"])
            #expect(outcome.status == 1)
            #expect(outcome.words.contains("IWM-other.csv: the prices of IWM from"))
            #expect(lines(try home.run(export)) == after)
        }

        @Test(
            "a store that cannot be read is told on standard error and among the sources; the tables are shown",
            arguments: [
                ["snapshot", "--format", "json"], ["recap", "--format", "json"], ["backtest", "--to", "2000-12-29"],
            ])
        func unreadable(command: [String]) throws {
            #expect(try home.run(["export", "--what", "statements"]).status == 0)
            _ = try home.write(String(repeating: "no database ", count: 500), to: "ballast/market.sqlite")
            let outcome = try home.run(command + ["--offline"])
            #expect(outcome.status == 0 && outcome.words.contains("store: ") && outcome.words.contains("damaged"))
            #expect(!outcome.output.isEmpty && !home.storeNames.contains { $0.contains("corrupt") })
            if command[0] == "snapshot" {
                #expect(outcome.output.contains("\"name\": \"store\"") && outcome.output.contains("\"failed\""))
            }
            let doctor = try home.run(["doctor", "--offline"])
            #expect(doctor.status == 1 && doctor.output.contains("begin as a database"))
        }

        @Test("a replay has what the tables have, also where the store's newest sessions are long after it")
        func pastBehindTails() throws {
            let days = (0..<420).map { Day(number: 20_360 + Int32($0)) }.filter { !$0.isWeekend }
            let rows = days.map { "\($0),250.5\n" }.joined()
            let file = try home.write("Date,Close\n" + rows, to: "IWM.csv")
            _ = try home.run(["import", file])
            let command = ["snapshot", "--as-of", "2015-01-05", "--panel", "tickers"]
            #expect(try home.run(command).output == (try Program.run(command + ["--data", "Data"])).output)
        }

        @Test("a damaged store is set aside, told, and begun anew")
        func damage() throws {
            #expect(try home.run(["export", "--what", "statements"]).status == 0)
            _ = try home.write(String(repeating: "no database ", count: 500), to: "ballast/market.sqlite")
            let outcome = try home.run(["export", "--what", "statements"])
            #expect(outcome.status == 0)
            #expect(outcome.words.contains("set aside"))
            #expect(lines(outcome).count == 4)
            #expect(home.storeNames.contains { $0.hasPrefix("market.sqlite.corrupt-") })
        }

        @Test("killed at any moment, it has kept what it said it kept, and opens again")
        func killed() throws {
            let symbols = (1...40).map { "K\($0)" }
            let catalogue = try home.write(
                "symbol,name,kind,group,benchmark,basis,sector\n"
                    + symbols.map { "\($0),\($0),share,killed,,price,\n" }.joined(), to: "catalogue.csv")
            let files = try symbols.map { symbol in
                try home.write("Date,Close\n2025-09-24,1.25\n2025-09-25,1.5\n", to: "\(symbol).csv")
            }
            var said: Set<Substring> = []
            for round in 0..<8 {
                let outcome = try home.runAndKill(["import", catalogue] + files, afterLines: round * round / 2)
                #expect([0, 137].contains(outcome.status))
                for line in outcome.output.split(separator: "\n") {
                    said.formUnion(line.split { " ,:/.".contains($0) }.filter { symbols.contains(String($0)) })
                }
                let kept = try home.run(["export", "--what", "bars", "--select", symbols.joined(separator: ",")])
                #expect(kept.status == 0 || said.isEmpty)
                let rows = Set(lines(kept))
                for symbol in said {
                    #expect(
                        rows.contains("\(symbol),2025-09-24,,,,1.25,") && rows.contains("\(symbol),2025-09-25,,,,1.5,"))
                }
            }
            #expect(said.count > 10)
            #expect(!home.storeNames.contains { $0.contains("corrupt") })
        }
    }
}

extension EndToEndTests.StoreCommandTests.Home {
    /// Runs the program, and kills it as soon as it has written some lines.
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

import Foundation
import Testing

extension EndToEndTests {
    @Suite("Snapshots of a store") struct SnapshotOfStoreTests {
        let home: StoreCommandTests.HomeFolder

        init() throws { home = try StoreCommandTests.HomeFolder() }

        /// Imports an instrument that is on no watch list, with four years of sessions.
        private func importOwn() throws {
            let closes = try home.run(["export", "--what", "bars", "--select", "IWM"]).output
                .split(separator: "\n").dropFirst().suffix(1000)
            let rows = closes.map { row in
                let fields = row.split(separator: ",", omittingEmptySubsequences: false)
                return "\(fields[1]),\(fields[5])\n"
            }
            let path = try home.write("Date,Close\n" + rows.joined(), to: "AVUV.csv")
            #expect(try home.run(["import", path, "--symbol", "AVUV"]).status == 0)
        }

        private func json(_ arguments: [String]) throws -> [String: Any] {
            let outcome = try home.run(["snapshot", "--format", "json", "--thesis", "Data/thesis.toml"] + arguments)
            return try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        }

        private func rows(_ report: [String: Any], _ key: String) throws -> [[String: Any]] {
            try #require(report[key] as? [[String: Any]])
        }

        private func symbols(_ report: [String: Any]) throws -> [String] {
            try rows(report, "instruments").compactMap { $0["symbol"] as? String }
        }

        @Test(
            "JSON leaves out imported instruments on no watch list, and the other figures are those of the full market",
            arguments: [[], ["--as-of", "2024-05-16"]])
        func watchLists(date: [String]) throws {
            try importOwn()
            let all = try json(date + ["--all"]), some = try json(date)
            #expect(try symbols(all).filter { $0 != "AVUV" } == symbols(some))
            #expect(try symbols(all).contains("AVUV"))
            for (key, value) in all where value is [[String: Any]] && key != "sources" {
                let others = try rows(all, key).filter { $0["symbol"] as? String != "AVUV" }
                #expect(others as NSArray == (try rows(some, key)) as NSArray, "\(key)")
            }
            for (key, value) in all where !(value is [[String: Any]]) {
                #expect(value as? NSObject == some[key] as? NSObject, "\(key)")
            }
        }

        @Test("JSON has an imported instrument with its full history if a watch list or --select names it")
        func named() throws {
            try importOwn()
            let config = try home.write("[watch-lists]\nmine = [\"AVUV\"]\n", to: "config.toml")
            let expected = try rows(json(["--all"]), "instruments").last { $0["symbol"] as? String == "AVUV" }
            for arguments in [["--config", config], ["--select", "AVUV"]] {
                let own = try rows(json(arguments), "instruments").last { $0["symbol"] as? String == "AVUV" }
                #expect(own as NSDictionary? == expected as NSDictionary?)
            }
        }

        @Test("--all is for JSON")
        func usage() throws {
            #expect(try home.run(["snapshot", "--all"]).status == 2)
        }
    }
}

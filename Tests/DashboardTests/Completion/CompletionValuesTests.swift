import Dashboard
import Model
import Store
import TestSupport
import Testing

@testable import ballast

@Suite("Values for completion") struct CompletionValuesTests {
    private let last = Day(number: 20_685)

    private func dates(_ typed: String) -> [String] {
        CompletionValues.dates(typed: typed, last: last).map { "\($0)" }
    }

    @Test("without a beginning, dates are the newest sessions and some of earlier years")
    func openDates() {
        let dates = dates("")
        #expect(dates.first == "\(last)")
        #expect(dates.count == 12 && Set(dates).count == 12)
        #expect(dates.allSatisfy { Day($0).map(ExchangeCalendar.nyse.isSession) ?? false })
        #expect(dates.contains { $0.hasPrefix("2025-") } && dates.contains { $0.hasPrefix("2016-") })
    }

    @Test("a year offers the last session of each month, and a month its sessions, none after the newest")
    func typedDates() {
        #expect(dates("2024").count == 12 && dates("2024-").contains("2024-03-28"))
        #expect(dates("2024-05").count == 22 && dates("2024-05-1").contains("2024-05-16"))
        #expect(!dates("2024-05-").contains("2024-05-27"))
        #expect(dates("2026-08").last == "\(last)" && dates("2026").last == "\(last)")
        #expect(dates("2027").isEmpty == false && !dates("2027").contains { $0 > "\(last)" })
        #expect(dates("2024-13").allSatisfy { $0 <= "\(last)" })
    }

    @Test("symbols are those of lists, tables and store, each once; a configuration is the one named")
    func symbols() throws {
        let folder = try TemporaryFolder()
        let store = try MarketStore.open(folder: folder.path + "/store", now: Timestamp(milliseconds: 0))
        let instrument = Instrument("AVUV", name: "Avantis", kind: .etf, group: "", basis: .price)
        try store.save([.instrument(instrument)], receivedAt: Timestamp(milliseconds: 0))
        try folder.write(
            "[store]\nfolder = \"\(folder.path)/store\"\n[watch-lists]\ntech = [\"NVDA\", \"IWM\"]\n", to: "config.toml"
        )
        let values = CompletionValues(words: ["ballast", "snapshot", "--config", folder.path + "/config.toml"])
        #expect(values.symbols.prefix(2) == ["NVDA", "IWM"])
        #expect(values.symbols.contains("AVUV"))
        #expect(Set(values.symbols).count == values.symbols.count)
        #expect(values.lists == ["tech", "small", "biotech", "sectors"])
    }

    @Test("symbols of the tables are those of the folder named, and no store is read or created")
    func tables() throws {
        let values = CompletionValues(words: ["ballast", "snapshot", "--data", Repository.data, "--select", ""])
        #expect(values.symbols.contains("RUT") && values.symbols.contains("QQQS"))
        #expect(values.dates(typed: "").first == "2026-08-20")
    }

    @Test("themes are the shipped ones and files of the user's own, also those with errors")
    func themes() throws {
        let folder = try TemporaryFolder(["config.toml": "", "themes/mine.toml": "", "themes/odd.toml": "gain = 3"])
        let values = CompletionValues(words: ["--config", folder.path + "/config.toml"])
        #expect(values.themes == ["auto"] + Theme.shipped.map(\.name) + ["mine", "odd"])
    }

    @Test("a configuration with errors or none at all is no obstacle")
    func missing() throws {
        let folder = try TemporaryFolder(["config.toml": "theme = 3\n[watch-lists]\ntech = [\"NVDA\"]\n"])
        #expect(CompletionValues(words: ["--config", folder.path + "/config.toml"]).lists.contains("tech"))
        #expect(CompletionValues(words: ["--config", folder.path + "/none.toml"]).lists.contains("small"))
        #expect(CompletionValues(words: ["--config"]).themes.contains("dark"))
    }
}

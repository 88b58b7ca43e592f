import Model
import TestSupport
import Testing

@testable import Formats
@testable import Playback

struct FREDImportTests {
    private func market(_ file: ImportedFile) -> Market {
        Market(
            Moment(Fixture.day("2026-10-01"), mode: .live),
            listings: ImportTrial.instruments.map { Listing($0, series: Series(), provenance: Provenance("", .stale)) }
        ).applying(.batch(file.updates))
    }

    @Test("all series of a table are imported, and the others are named")
    func several() throws {
        let file = try ImportTrial.read(
            "observation_date,DGS2,DGS10,DFF,SP500,T10Y2Y,FEDFUNDS\n2025-10-01,3.55,4.12,4.09,6711.2,0.57,4.09\n"
                + "2025-10-02,.,4.10,4.09,6715.35,0.55,\n")
        let market = market(file)
        #expect(file.kind == "FRED series")
        #expect(market.rates[.twoYears].last == 3.55 && market.rates[.tenYears].last == 4.1)
        #expect(market.rates.policy.last == 4.09 && market["SPX"]?.series.lastClose == 6715.35)
        #expect(file.notes.last == "not read: T10Y2Y, FEDFUNDS")
        #expect(file.errors.map(\.column?.name) == ["FEDFUNDS"])
    }

    @Test("prices are for the index of the series, or for the named symbol")
    func prices() throws {
        let file = try ImportTrial.read("observation_date,VIXCLS\n2025-10-01,16.29\n2025-10-02,\n")
        #expect(file.symbol == "VIX" && ImportTrial.bars(file, "VIX").map(\.close) == [16.29])
        #expect(try ImportTrial.read("DATE,VIXCLS\n2025-10-01,16.29\n").symbol == "VIX")
        let other = try ImportTrial.read("observation_date,WILL5000PR\n2025-10-01,65000.5\n", as: "W5000")
        #expect(ImportTrial.bars(other, "W5000").map(\.close) == [65000.5])
        #expect(
            ImportTrial.refusal("observation_date,WILL5000PR\n2025-10-01,65000.5\n", as: nil)?.contains("WILL5000PR")
                == true)
        #expect(ImportTrial.refusal("observation_date,SP500\n2025-10-01,6711.2\n", as: "IWM")?.contains("SPX") == true)
    }

    @Test("monthly averages are not daily rates", arguments: ["FEDFUNDS", "GS10"])
    func averages(name: String) {
        #expect(
            ImportTrial.refusal("observation_date,\(name)\n2025-09-01,4.22\n", as: nil)?.contains("daily rates") == true
        )
        let monthly = "observation_date,DGS10\n2025-07-01,4.39\n2025-08-01,4.26\n2025-09-01,4.12\n"
        #expect(ImportTrial.refusal(monthly, as: nil)?.contains("daily values") == true)
    }

    @Test("a row of valuations is not a FRED series")
    func others() {
        let text = "date,sp500,sp400,sp600,measure,source\n2025-10-01,22.5,16,15.5,forward,x\n"
        #expect(
            (try? ImportTrial.read(text))?.updates.contains { if case .series = $0 { true } else { false } } != true)
    }
}

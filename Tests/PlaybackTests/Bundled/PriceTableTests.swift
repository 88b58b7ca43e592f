import Formats
import Model
import Playback
import TestSupport
import Testing

/// Tables of prices with a quoted and an adjusted close.
struct PriceTableTests {
    private let manifest = "file,rows,first,last,source,terms,bytes,sha256\n"
    private let instruments = "symbol,name,kind,group,benchmark,basis,sector\nIWM,I,etf,us-small,,adjusted,\n"

    private func read(_ rows: String) throws -> (series: Series, errors: [String]) {
        let folder = try TemporaryFolder([
            "manifest.csv": manifest, "instruments.csv": instruments,
            "prices/IWM.csv": "date,open,high,low,close,adjusted_close,volume\n" + rows,
        ])
        let (market, errors) = BundledTables(try DataFolder(folder.path)).firstStage()
        let texts = errors.map(\.description).filter { $0.hasPrefix("prices") }
        return (try #require(market["IWM"]).series, texts)
    }

    @Test("a session with both closes is shown as quoted and returns by the adjusted one")
    func both() throws {
        let (series, errors) = try read(
            "2024-05-15,209,211,208,210,204.4,100\n2024-05-16,208.9,209.4,207.9,207.9,202.4,9\n")
        #expect(errors == [])
        #expect(
            series[1]
                == Bar(
                    Fixture.day("2024-05-16"), open: 208.9, high: 209.4, low: 207.9, close: 202.4, quotedClose: 207.9,
                    volume: 9))
        #expect(agree(series.change(over: .day), 202.4 / 204.4 - 1))
    }

    @Test("a session may have the adjusted close alone")
    func adjustedOnly() throws {
        let (series, errors) = try read("2024-05-15,,,,,81,\n2024-05-16,,,,,81.4,\n")
        #expect(errors == [] && series.count == 2 && series.quotedClose(1) == nil && series.lastPrice == 81.4)
    }

    @Test("sessions with the quoted close alone are on the level of the adjusted ones that follow, or precede")
    func quotedOnly() throws {
        let (series, errors) = try read(
            "2024-05-13,,,,100,,\n2024-05-14,,,,102,,\n2024-05-15,,,,104,52,\n2024-05-16,,,,106,53.5,\n2024-05-17,,,,107,,\n"
        )
        #expect(errors == [])
        #expect(series.closes(0..<3) == [50, 51, 52])
        #expect(series.price(0) == 100 && series.quotedClose(1) == 102)
        #expect(agree(series.close(4), 107 * 53.5 / 106))
    }

    @Test("a table with a blank column of adjusted closes has one close a session, as an index that was exported")
    func blankColumn() throws {
        let (series, errors) = try read("1987-09-10,,168.98,167.44,168.97,,\n1987-09-11,,170.54,168.75,170.54,,\n")
        #expect(errors == [])
        #expect(
            series[1] == Bar(Fixture.day("1987-09-11"), high: 170.54, low: 168.75, close: 170.54)
                && series.quotedClose(0) == nil)
        let (mixed, _) = try read("2024-05-15,,,,104,,\n2024-05-16,,,,,51,\n")
        #expect(mixed.quotedClose(0) == 104 && mixed.quotedClose(1) == nil)
    }

    @Test("a row with nothing but its date is a session without a close, an impossible close an error")
    func neither() throws {
        let (series, errors) = try read(
            "2024-05-14,,,,100,50,\n2024-05-15,,,,,,\n2024-05-16,,,,0,51,\n2024-05-17,,,,103,-1,\n")
        #expect(series.daysWithoutClose == [Fixture.day("2024-05-15")])
        #expect(errors.count == 2 && errors[0].contains("(close)") && errors[1].contains("(adjusted_close)"))
        #expect(series.close(1) == 51 && series.quotedClose(1) == nil)
    }
}

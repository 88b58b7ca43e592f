import Model
import Testing

@testable import Feeds

struct ImportRowsTests {
    @Test("a close survives a bad open, high or low, and a future may close below zero")
    func closeSurvives() throws {
        let text =
            "Date,Open,High,Low,Close,Volume\n2020-04-20,18,18,-40,-37.63,5\n2020-04-22,x,14,9,13,5\n"
            + "2020-04-23,0,0,0,15,0\n2020-04-24,15,9,17,16,-5\n"
        let file = try ImportTrial.read(text, as: "CL=F")
        #expect(
            ImportTrial.lines(file, "CL=F") == [
                "2020-04-20 18 18 -40 -37.63 5", "2020-04-22 - 14 9 13 5", "2020-04-23 - - - 15 0",
                "2020-04-24 15 - - 16 -",
            ])
        #expect(file.faults.map(\.line) == [3, 5, 5])
        let share = try ImportTrial.read(text, as: "SPX")
        #expect(ImportTrial.bars(share, "SPX").map(\.close) == [13, 15, 16])
    }

    @Test("a date that stands twice is told, with two closes the file is refused")
    func twice() throws {
        let same = try ImportTrial.read(
            "Date,Close,Volume\n2025-10-01,100,5\n2025-10-02,101,5\n2025-10-01,100,6\n", as: "ZZZ")
        #expect(ImportTrial.lines(same, "ZZZ").first == "2025-10-01 - - - 100 6")
        #expect(same.notes.contains("2025-10-01 stands twice, in lines 2 and 4: the later row counts"))
        #expect(
            ImportTrial.refusal("Date,Close\n2025-10-01,100\n2025-10-02,101\n01.10.2025,103\n")
                == "download.csv, line 4: expected one close for 2025-10-01, as “100” in line 2, found “103”")
    }

    @Test("rows without a close are counted, and so are dividends")
    func counted() throws {
        let file = try ImportTrial.read(
            "Date,Open,Close,Volume\n2025-10-01,1,100,5\n2025-10-02,null,null,null\n2025-10-03,-,-,-\n2025-10-03,0.41 Dividend,,\n"
                + "2025-10-06,2:1 Stock Splits,,\n", as: "ZZZ")
        #expect(
            file.faults == [] && file.notes.suffix(2) == ["2 rows without a close", "2 rows of dividends or splits"])
    }

    @Test(
        "a last line that is cut off is told, and nothing of it is taken",
        arguments: ["2025-10-02,1", "2025-10-02", "2025-10-02,", "2025-1", "2025-10-02,10"])
    func cut(line: String) throws {
        let file = try ImportTrial.read("Date,Close\n2025-10-01,100.25\n\(line)", as: "ZZZ")
        #expect(ImportTrial.bars(file, "ZZZ").map(\.close) == [100.25])
        #expect(file.faults.count == 1 && file.faults.first?.line == 3)
    }

    @Test("a last line that is whole counts without a line end too")
    func whole() throws {
        let file = try ImportTrial.read("Date,Close\n2025-10-01,100.25\n2025-10-02,101", as: "ZZZ")
        #expect(ImportTrial.bars(file, "ZZZ").map(\.close) == [100.25, 101] && file.faults == [])
    }

    @Test("days after tomorrow and days without a session are left out where it is known when the file is read")
    func days() throws {
        let now = Timestamp(Fixture.day("2025-11-28"), hour: 12, minute: 0)
        let file = try ImportTrial.read(
            "Date,Close\n2025-10-01,240\n2025-10-04,241\n9999-12-31,242\n2025-10-02,1e308\n", "IWM.csv", now: now)
        #expect(ImportTrial.bars(file, "IWM").map(\.close) == [240] && file.faults.map(\.line) == [3, 4, 5])
    }

    @Test("cut off at any byte, a file brings no price that the whole one has not", arguments: ["\n", "\r\n"])
    func truncation(lineEnd: String) throws {
        let text =
            "Date,Open,High,Low,Close\n2025-10-01,99.25,101.25,98.25,100.25\n2025-10-02,100.25,152.25,99.25,151.25\n"
        let bytes = Array(text.replacing("\n", with: lineEnd).utf8)
        for count in bytes.indices {
            guard let file = try? ImportTrial.read(Array(bytes[..<count]), as: "ZZZ") else { continue }
            for bar in ImportTrial.bars(file, "ZZZ") {
                let whole = bar.day == Fixture.day("2025-10-01") ? 100.25 : 151.25
                // Decimals alone may be missing at the end.
                #expect((bar.close - whole).magnitude < 2)
            }
        }
    }

    @Test("bytes changed at random neither crash nor hang", arguments: 0..<60)
    func noise(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let layouts = PriceLayoutTests.full
        var bytes = Array(layouts[Int(seed) % layouts.count].text.utf8)
        for _ in 0..<8 {
            let index = Int.random(in: 0..<bytes.count, using: &random)
            bytes[index] = [0, 0x22, 0x2C, 0x3B, 0x0A, 0x2D, 0x39, 0xFF, 0x80].randomElement(using: &random) ?? 0
        }
        let file = try? ImportTrial.read(bytes, as: "ZZZ")
        #expect(file?.updates.isEmpty != true)
    }

    @Test(
        "hostile numbers and dates are errors",
        arguments: [
            "time,close\n9999999999999999999,1\n",
            "time,close\n999999999999999999,1\n",
            "Date,Close\n2025-10-01,1e999\n", "Date,Close\n2025-10-01,99999999999999999999999999999\n",
            "Date,Close\n99999999999/99999999999/9999,1\n", "Date,Close\n0000-00-00,1\n",

            "Price,Close\nTicker,A\nDate,\n", "Price\nTicker\nDate\n", "Price,Close\nTicker\nDate,\n",
            ",,\n,,\nDate,,\n",
            "sep=;", "sep=;\n", "sep=\u{1F600}\nDate,Close\n", "\u{FEFF}", "Date,Close\n,\n", "Date,Close\n\"\n",
        ])
    func hostile(text: String) {
        #expect(throws: FeedError.self) { try ImportTrial.read(text, as: "ZZZ") }
    }
}

import Model
import PlaybackSupport
import Testing

@testable import Formats
@testable import Playback

struct InvescoTests {
    private func read(_ text: String) throws(FeedError) -> Parsed<FundFile> {
        try InvescoDocument.read(Array(text.utf8))
    }

    @Test("positions have their kind by code; a null weight is computed from the value")
    func positions() throws {
        let parsed = try read(InvescoSample.text)
        #expect(parsed.errors == [] && !parsed.content.isCutOff)
        #expect(parsed.content.asOf == Day(2026, 6, 12))
        #expect(parsed.content.positions.map(\.ticker) == ["NVDA", "BRK.B", "ASML", ""])
        #expect(
            parsed.content.positions.map(\.name) == ["NVIDIA Corp", "Berkshire & Co", "ASML Holding NV", "US Dollar"])
        #expect(parsed.content.positions.map(\.kind) == [.share, .share, .share, .cash])
        #expect(parsed.content.positions.map(\.sector) == [nil, nil, nil, .cash])
        let weights = parsed.content.positions.map(\.weight)
        #expect(weights[0] == 0.6 && weights[1] == 0.3 && weights[3] == 0.02)
        // Those with both are worth 23,000 at 92 %, so the fund is worth 25,000.
        #expect((weights[2] - 0.08).magnitude < 1e-12)
        #expect(parsed.content.positions[0].price == 150 && parsed.content.positions[1].price == nil)
        try parsed.content.checkComplete("t")
    }

    @Test("a response with fewer positions than it states is cut off")
    func truncated() throws {
        let parsed = try read(
            InvescoSample.text.replacing("\"totalNumberOfHoldings\":5", with: "\"totalNumberOfHoldings\":105"))
        #expect(parsed.content.isCutOff)
        #expect(parsed.errors == [FeedError("invesco", expected: "105 positions", found: "5")])
        #expect(throws: FeedError.self) { try parsed.content.checkComplete("t") }
    }

    @Test("a field of another type invalidates its position at most")
    func otherTypes() throws {
        let parsed = try read(
            InvescoSample.text.replacing(
                "\"percentageOfTotalNetAssets\":60.0", with: "\"percentageOfTotalNetAssets\":{}"
            )
            .replacing("\"marketValueBase\":15000.0", with: "\"marketValueBase\":\"n/a\""))
        #expect(parsed.content.positions.map(\.ticker) == ["BRK.B", "ASML", ""])
        #expect(parsed.errors.count == 3)
    }

    @Test(
        "anything but such a response is a bad file",
        arguments: [
            "", "<html></html>", "{}", "[]", "{\"effectiveDate\":\"2026-06-12\"}",
            "{\"effectiveDate\":\"2026-06-12\",\"holdings\":[]}", "{\"holdings\":[{\"ticker\":\"A\"}]}",
            "{\"effectiveDate\":\"soon\",\"holdings\":[]}",
        ])
    func badFiles(text: String) {
        #expect(throws: FeedError.self) { try read(text) }
    }

    @Test("a response cut off anywhere is a bad file")
    func truncation() {
        let bytes = Array(InvescoSample.text.utf8)
        for length in 0..<bytes.count {
            #expect(throws: FeedError.self) { try InvescoDocument.read(Array(bytes.prefix(length))) }
        }
    }

    @Test("the table that was served until 2025 is read, with its sectors and padded tickers")
    func oldTable() throws {
        let text = """
            Fund Ticker,Security Identifier,Holding Ticker,Shares/Par Value,MarketValue,Weight,Name,Class of Shares,Sector,Date
            QQQ,67066G104,NVDA ,"2,000","356,000.00",59.507,NVIDIA Corp,Common Stock,Information Technology,09/26/2025
            QQQ,22160K105,COST ,"1,000","950,000.10",38.400,Costco Wholesale Corp,Common Stock,Consumer Staples,09/26/2025
            QQQ,,CASH ,"10","10.00",2.001,US Dollar,Currency,,09/26/2025
            """
        let parsed = try InvescoTable.read(Array(text.utf8))
        #expect(parsed.errors == [])
        #expect(parsed.content.fund == "QQQ" && parsed.content.asOf == Day(2025, 9, 26) && !parsed.content.isCutOff)
        #expect(parsed.content.positions.map(\.ticker) == ["NVDA", "COST", "CASH"])
        #expect(parsed.content.positions.map(\.sector) == [.informationTechnology, .consumerStaples, .unassigned])
        #expect(parsed.content.positions.map(\.kind) == [.share, .share, .cash])
        #expect(parsed.content.positions[0].price == 178 && parsed.content.positions[0].shares == 2000)
        let two = try InvescoTable.read(Array((text + "\nQQQM,1,X,1,1,1.0,X,Common Stock,Energy,09/26/2025\n").utf8))
        #expect(two.content.positions.count == 3 && two.errors.map(\.line) == [5])
    }

    @Test("sectors are summed by GICS; those of another classification are derived")
    func sectors() throws {
        func read(_ text: String) throws(FeedError) -> Parsed<(asOf: Day, weights: [SectorWeight])> {
            try InvescoSectors.read(Array(text.utf8))
        }
        let gics = """
            {"effectiveDate":"2026-06-12","holdingWeights":[{"name":"Health Care","value":60.5},
            {"name":"Information Technology","value":"39.0"},{"name":"Other","value":0.5}]}
            """
        let parsed = try read(gics)
        #expect(parsed.content.asOf == Day(2026, 6, 12) && parsed.errors == [])
        #expect(
            parsed.content.weights == [
                SectorWeight(.healthCare, weight: 0.605), SectorWeight(.informationTechnology, weight: 0.39),
                SectorWeight(.unassigned, weight: 0.005),
            ])
        let icb = try read(gics.replacing("Information Technology", with: "Technology"))
        #expect(icb.content.weights.allSatisfy { $0.quality == .derived("mapped from ICB") })
        #expect(throws: FeedError.self) { try read(gics.replacing("60.5", with: "6.5")) }
        #expect(throws: FeedError.self) { try read("{\"effectiveDate\":\"2026-06-12\",\"holdingWeights\":[]}") }
    }
}

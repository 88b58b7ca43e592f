import Foundation
import Testing

extension EndToEndTests {
    @Suite("The figures of 16 May 2024 as JSON") struct FigureTests {
        private let figures: Figures

        init() throws {
            let outcome = try Program.run(["snapshot", "--as-of", "2024-05-16", "--format", "json", "--offline"])
            #expect(outcome.status == 0, "\(outcome.errorOutput)")
            figures = try JSONDecoder().decode(Figures.self, from: Data(outcome.output.utf8))
        }

        @Test("the JSON states its date")
        func asOf() { #expect(figures.asOf == "2024-05-16") }

        /// QQQS and IWM as printed by ETF Trends, "Ballast Emerging for Small-Cap Rally", May 2024.
        @Test(
            "the month's returns match the published ones", arguments: [("QQQS", 842), ("IWM", 774), ("RUT", 761)])
        func monthReturns(symbol: String, hundredthsOfPercent: Int) throws {
            let instrument = try #require(figures.instruments.first { $0.symbol == symbol })
            let month = try #require(instrument.returns["1M"] ?? nil)
            #expect(Int((month * 10_000).rounded()) == hundredthsOfPercent)
        }

        @Test("the 10-year yield is 4.38, 21 basis points lower and falling; 2s10s is −40")
        func yields() throws {
            let tenYear = try #require(figures.yields.first { $0.tenor == "10Y" })
            #expect(tenYear.percent == 4.38)
            #expect(tenYear.change1MBp.rounded() == -21)
            #expect(tenYear.trend == "falling")
            let spread = try #require(figures.spreadsBp["2s10s"] ?? nil)
            #expect(spread.rounded() == -40)
        }

        @Test("health care is at least 51 % of QQQS")
        func sectors() throws {
            let weight = try #require(
                figures.sectors.first { $0.fund == "QQQS" && $0.sector == "Health Care" }?.weight)
            #expect(weight >= 0.51)
        }

        @Test("thirteen deals were announced in the quarter to date")
        func deals() { #expect(figures.deals.quarterToDate == 13) }
    }
}

/// The part of the figures that these tests check.
private struct Figures: Decodable {
    struct Instrument: Decodable {
        let symbol: String
        let returns: [String: Double?]
    }

    struct Yield: Decodable {
        let tenor: String
        let percent: Double
        let change1MBp: Double
        let trend: String
    }

    struct SectorWeight: Decodable {
        let fund: String
        let sector: String
        let weight: Double?
    }

    struct Deals: Decodable {
        let quarterToDate: Int
    }

    let asOf: String
    let instruments: [Instrument]
    let yields: [Yield]
    let spreadsBp: [String: Double?]
    let sectors: [SectorWeight]
    let deals: Deals
}
